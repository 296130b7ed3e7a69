/** The effective configuration: each value, where it comes from, what is wrong with it. */
import type { Status } from '../../lib/browser/messages.ts';
import type { PageWords } from '../words/pages.ts';
import { Table } from './Table.tsx';

/** Settings, those with a problem first. */
export function Settings({
  status,
  words,
}: {
  readonly status: Status;
  readonly words: PageWords;
}) {
  const { page } = words;
  const known = new Set(status.configuration.map(({ key }) => key));
  const unknown = status.problems.filter(({ key }) => !known.has(key));
  const problemsOf = (key: string) => status.problems.filter((problem) => problem.key === key);
  const sorted = status.configuration.toSorted(
    (a, b) => problemsOf(b.key).length - problemsOf(a.key).length,
  );
  const advice: Readonly<Record<string, string>> = page.advice;
  return (
    <section aria-labelledby="settings-title">
      <h2 id="settings-title">{page.settings}</h2>
      <p class="quiet">{page.settingsIntro}</p>
      {status.problems.length > 0 && <p class="bad">{page.problems(status.problems.length)}</p>}
      <Table name={page.settings} columns={page.settingColumns}>
        {unknown.map(({ key, problem }) => (
          <tr key={key}>
            <th scope="row">
              <code>{key}</code>
            </th>
            <td>
              {page.refused}
              <Problem problem={problem} advice={page.unknownAdvice} />
            </td>
            <td>{page.sources.managed}</td>
          </tr>
        ))}
        {sorted.map(({ key, value, source }) => (
          <tr key={key}>
            <th scope="row">
              <code>{key}</code>
            </th>
            <td>
              {value === '' ? (
                <span class="quiet">{page.unset}</span>
              ) : (
                <code class="value">{value}</code>
              )}
              {problemsOf(key).map(({ problem }) => (
                <Problem
                  key={problem}
                  problem={problem}
                  advice={[page.problemAdvice, advice[key]]
                    .filter((text) => text !== undefined)
                    .join(' ')}
                />
              ))}
            </td>
            <td>{page.sources[source]}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

function Problem({ problem, advice }: { readonly problem: string; readonly advice: string }) {
  return (
    <small>
      <span class="bad">{problem}</span> {advice}
    </small>
  );
}
