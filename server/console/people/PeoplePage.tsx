import { useEffect } from 'preact/hooks';
import type { ComponentType } from 'preact';
import { goTo, usePlace } from '../location.ts';
import type { PageProperties } from '../pages.ts';
import { product } from '../words.ts';
import { Accounts } from './Accounts.tsx';
import { Keeping } from './Keeping.tsx';
import { Sinks } from './Sinks.tsx';
import { Tokens } from './Tokens.tsx';
import { Trail } from './Trail.tsx';
import {
  accountWords,
  keepingWords,
  peopleWords,
  sinkWords,
  tokenWords,
  trailWords,
} from './words.ts';

const SECTIONS: readonly [Section, ...Section[]] = [
  { path: '/people', label: accountWords.label, Content: Accounts },
  { path: '/people/tokens', label: tokenWords.label, Content: Tokens },
  { path: '/people/trail', label: trailWords.label, Content: Trail },
  { path: '/people/keeping', label: keepingWords.label, Content: Keeping },
  { path: '/people/sinks', label: sinkWords.label, Content: Sinks },
];

interface Section {
  readonly path: string;
  readonly label: string;
  readonly Content: ComponentType<PageProperties>;
}

/** Who may use the console, and everything that is the admins' business alone. */
export function PeoplePage(properties: PageProperties) {
  const { path } = usePlace();
  const section = SECTIONS.find((one) => one.path === path.replace(/\/$/u, '')) ?? SECTIONS[0];
  useEffect(() => {
    document.title = `${section.label} · ${peopleWords.title} · ${product}`;
  }, [section]);

  return (
    <main id="content" tabIndex={-1} class="page">
      <div class="list people">
        <div class="page-head">
          <div>
            <h1>{peopleWords.title}</h1>
            <p class="subtitle">{peopleWords.lead}</p>
          </div>
        </div>
        <nav class="sections" aria-label={peopleWords.sections}>
          {SECTIONS.map((one) => (
            <a
              key={one.path}
              href={one.path}
              aria-current={one === section ? 'page' : undefined}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                goTo(one.path);
              }}
            >
              {one.label}
            </a>
          ))}
        </nav>
        <section.Content key={section.path} {...properties} />
      </div>
    </main>
  );
}
