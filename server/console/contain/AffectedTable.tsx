import { Problem } from '../Notices.tsx';
import { formatDayAndClock } from '../times.ts';
import { usePages } from '../use-pages.ts';
import { affectedTable, readAffected } from './requests.ts';
import { containWords as words } from './words.ts';

interface AffectedTableProperties {
  /** Names the target, without `?`. */
  readonly query: string;
  readonly onExpired: () => void;
}

/** Those who went on with it, page by page. */
export function AffectedTable({ query, onExpired }: AffectedTableProperties) {
  const { rows, next, loading, known, failure, loadMore, reload } = usePages(
    query,
    readAffected,
    onExpired,
  );
  const retry = rows.length === 0 ? reload : loadMore;
  return (
    <section>
      <h3>{words.who}</h3>
      {/* "Nobody" only where that is known: a stop is decided by it. */}
      {failure !== null && <Problem failure={failure} level={3} onRetry={retry} />}
      {rows.length === 0 ? (
        <>
          {!known && <p class="subtitle">{words.loading}</p>}
          {known && failure === null && <p class="subtitle">{words.nobodyAffected}</p>}
        </>
      ) : (
        <>
          <div class="wide">
            <table class="plain-table">
              <thead>
                <tr>
                  <th scope="col">{words.person}</th>
                  <th scope="col">{words.browser}</th>
                  <th scope="col">{words.last}</th>
                  <th scope="col">{words.times}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ person, device, thing, last, times }) => (
                  <tr key={`${person} ${device} ${thing}`}>
                    <td>
                      {person === null ? (
                        words.nobody
                      ) : (
                        <a href={`/?span=30d&person=${encodeURIComponent(person)}`}>{person}</a>
                      )}
                    </td>
                    <td>
                      <code>{device}</code>
                    </td>
                    <td>{formatDayAndClock(last)}</td>
                    <td>{times.toLocaleString()}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p class="actions">
            {next !== null && (
              <button type="button" class="plain" disabled={loading} onClick={loadMore}>
                {words.next}
              </button>
            )}
            <a href={affectedTable(query)} download>
              {words.csv}
            </a>
          </p>
        </>
      )}
    </section>
  );
}
