import { useEffect, useState } from 'preact/hooks';
import type { Affected } from '../../contract/containment.ts';
import { formatDayAndClock } from '../times.ts';
import { useAnswer } from '../use-answer.ts';
import { affectedTable, readAffected } from './requests.ts';
import { containWords as words } from './words.ts';

interface AffectedTableProperties {
  /** Names the target. */
  readonly query: string;
  readonly onExpired: () => void;
}

/** Those who went on with it, page by page. */
export function AffectedTable({ query, onExpired }: AffectedTableProperties) {
  const [cursor, setCursor] = useState('');
  const [rows, setRows] = useState<readonly Affected[]>([]);
  const { value, loading, key } = useAnswer(query + cursor, 0, readAffected, onExpired);
  useEffect(() => {
    setCursor('');
    setRows([]);
  }, [query]);
  useEffect(() => {
    if (value === null) return;
    setRows((before) => (key === query ? value.rows : [...before, ...value.rows]));
  }, [value, key, query]);
  const next = value?.next ?? null;
  return (
    <section>
      <h3>{words.who}</h3>
      {rows.length === 0 ? (
        <p class="subtitle">{loading ? words.loading : words.nobodyAffected}</p>
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
              <button
                type="button"
                class="plain"
                disabled={loading}
                onClick={() => setCursor(`&cursor=${encodeURIComponent(next)}`)}
              >
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
