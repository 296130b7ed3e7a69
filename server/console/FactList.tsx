import type { ComponentChildren } from 'preact';
import type { Fact } from './now/facts.ts';

/** Facts as terms and values. */
export function FactList({ children }: { readonly children: ComponentChildren }) {
  return <dl class="facts">{children}</dl>;
}

interface EntryProperties {
  readonly term: string;
  readonly children: ComponentChildren;
}

/** One term with whatever says its value. */
export function Entry({ term, children }: EntryProperties) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** One fact, in the look it asks for. */
export function FactEntry({ fact }: { readonly fact: Fact }) {
  const mark = (value: string) => (fact.marked.includes(value) ? 'marked' : undefined);
  return (
    <Entry term={fact.term}>
      {fact.values.length === 1 && fact.look !== 'chips' ? (
        <Value look={fact.look} text={fact.values[0]!} mark={mark(fact.values[0]!)} />
      ) : (
        <ul class={fact.look === 'chips' ? 'chips' : 'lines'}>
          {fact.values.map((value) => (
            <li key={value}>
              <Value look={fact.look} text={value} mark={mark(value)} />
            </li>
          ))}
        </ul>
      )}
    </Entry>
  );
}

interface ValueProperties {
  readonly look: Fact['look'];
  readonly text: string;
  readonly mark: string | undefined;
}

function Value({ look, text, mark }: ValueProperties) {
  if (look === 'code') return <code class={mark}>{text}</code>;
  return <span class={look === 'chips' ? `chip ${mark ?? ''}` : mark}>{text}</span>;
}
