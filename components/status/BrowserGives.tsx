/** What the browser gives Handrail, what it withholds, and where no extension reaches. */
import type { Status } from '../../lib/browser/messages.ts';
import type { PageWords } from '../words/pages.ts';

/** Permissions, private windows, and the places that admins have to look after in other ways. */
export function BrowserGives({
  status,
  words,
}: {
  readonly status: Status;
  readonly words: PageWords;
}) {
  const { browser } = words;
  return (
    <section aria-labelledby="browser-title">
      <h2 id="browser-title">{browser.title}</h2>
      {status.withheld.length === 0 ? (
        <p>{browser.all}</p>
      ) : (
        <>
          <p class="bad">{browser.missing}</p>
          <ul class="plain-list">
            {status.withheld.map((name) => (
              <li key={name}>
                <code>{name}</code>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="quiet">{browser.hosts}</p>
      {status.privately !== null && (
        <p>{status.privately ? browser.privately.yes : browser.privately.no}</p>
      )}
      <h3>{browser.elsewhere}</h3>
      <ul class="plain-list">
        {browser.elsewhereList.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p class="quiet">{browser.kit}</p>
    </section>
  );
}
