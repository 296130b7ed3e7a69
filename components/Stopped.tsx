/** Apps that the organisation has stopped and that still hold what the person gave them, with the way to take it back. */
import { revocationOf } from '../lib/catalog/revocation.ts';
import type { StoppedApp } from '../lib/browser/messages.ts';
import { dayOf } from './requests.ts';
import type { PageWords } from './words/pages.ts';
import { tidy } from './words/text.ts';

interface StoppedProps {
  readonly apps: readonly StoppedApp[];
  readonly words: PageWords;
  /** The person says that it is done; settles with whether that was kept. */
  readonly onTakenBack: (app: StoppedApp) => Promise<boolean>;
}

/** Nothing is shown where there is nothing to take back. */
export function Stopped({ apps, words, onTakenBack }: StoppedProps) {
  const open = apps.filter(({ done }) => !done);
  if (open.length === 0) return null;
  const { stopped } = words;
  return (
    <section class="stopped" aria-labelledby="stopped">
      <h2 id="stopped">{stopped.title}</h2>
      <p class="quiet">{stopped.intro}</p>
      <ul>
        {open.map((app) => (
          <li key={`${app.platform} ${app.app}`}>
            <App app={app} words={words} onTakenBack={onTakenBack} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function App({
  app,
  words,
  onTakenBack,
}: Omit<StoppedProps, 'apps'> & { readonly app: StoppedApp }) {
  const { stopped, language } = words;
  const name = tidy(app.name ?? app.app, 80);
  return (
    <>
      <p>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <small>
          {stopped.since(dayOf(app.since, language))}
          {app.given !== null && (
            <>
              {words.comma}
              {stopped.given(dayOf(app.given, language))}
            </>
          )}
        </small>
        {app.why !== null && <q dir="auto">{app.why}</q>}
      </p>
      <Way platform={app.platform} words={words} />
      <button
        type="button"
        class="plain"
        aria-label={`${stopped.done}: ${name}`}
        onClick={() => void onTakenBack(app)}
      >
        {stopped.done}
      </button>
    </>
  );
}

/** Where access is taken back. The address is the catalogue's, never one that a page or a policy has named. */
function Way({
  platform,
  words: { stopped },
}: {
  readonly platform: string;
  readonly words: PageWords;
}) {
  const known = revocationOf(platform);
  if (known === null) return <p>{stopped.elsewhere}</p>;
  return (
    <p>
      <a href={known.person} target="_blank" rel="noreferrer">
        {stopped.take(known.product)}
      </a>
      {known.privately !== undefined && (
        <>
          {' '}
          <a href={known.privately} target="_blank" rel="noreferrer">
            {stopped.privately}
          </a>
        </>
      )}
    </p>
  );
}
