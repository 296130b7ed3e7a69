import { useState } from 'preact/hooks';
import { DIFFERENCES, type Difference, type ImportState } from '../../contract/inventory.ts';
import { Loading, Problem } from '../Notices.tsx';
import type { PageProperties } from '../pages.ts';
import { plainText } from '../plain-text.ts';
import { formatDayAndClock } from '../times.ts';
import { useAnswer } from '../use-answer.ts';
import { addressOfThing } from './filter.ts';
import { ImportForm } from './ImportForm.tsx';
import { Going } from './parts.tsx';
import { dropImport, readDifferences, readImports } from './requests.ts';
import {
  detailWords,
  differenceWords,
  importWords,
  kindWords,
  pageWords,
  sourceWords,
} from './words.ts';

/** What providers know, and where it differs from what browsers have seen. */
export function ImportPage({ session, onExpired }: PageProperties) {
  const [revision, setRevision] = useState(0);
  const imports = useAnswer('', revision, readImports, onExpired);
  const again = () => setRevision((before) => before + 1);
  const shut = session.role === 'viewer';
  return (
    <>
      <p>
        <Going to="/inventory">{pageWords.back}</Going>
      </p>
      <div class="page-head">
        <div>
          <h1>{importWords.title}</h1>
          <p class="subtitle">{importWords.lead}</p>
        </div>
      </div>
      {!shut && <ImportForm session={session} onDone={again} onExpired={onExpired} />}
      {imports.failure !== null && <Problem failure={imports.failure} onRetry={again} level={2} />}
      {imports.value?.length === 0 && <p class="subtitle">{importWords.nothing}</p>}
      <ul class="imports">
        {imports.value?.map((state) => (
          <li key={state.source}>
            <Imported
              state={state}
              onRemove={
                shut
                  ? null
                  : () =>
                      void dropImport(session, state.source).then((answer) => {
                        if (!answer.ok && answer.failure.kind === 'expired') onExpired();
                        else again();
                      })
              }
            />
          </li>
        ))}
      </ul>
      {DIFFERENCES.map((which) => (
        <Differing key={which} which={which} revision={revision} onExpired={onExpired} />
      ))}
    </>
  );
}

interface ImportedProperties {
  readonly state: ImportState;
  readonly onRemove: (() => void) | null;
}

function Imported({ state, onRemove }: ImportedProperties) {
  return (
    <>
      <strong>{sourceWords[state.source]}</strong>{' '}
      <span>
        {plainText(state.file)}: {importWords.done(state.entries)}{' '}
        {importWords.by(plainText(state.importedBy), formatDayAndClock(state.imported))}
      </span>{' '}
      {onRemove !== null && (
        <button type="button" class="link" onClick={onRemove}>
          {importWords.remove} <span class="unseen">{sourceWords[state.source]}</span>
        </button>
      )}
      {state.leftOut.length > 0 && (
        <details>
          <summary>
            {importWords.left} ({state.leftOut.reduce((sum, { count }) => sum + count, 0)})
          </summary>
          <ul class="lines">
            {state.leftOut.map(({ reason, count, examples }) => (
              <li key={reason}>
                {count}× {plainText(reason)}: {examples.map(plainText).join('; ')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface DifferingProperties {
  readonly which: Difference;
  readonly revision: number;
  readonly onExpired: () => void;
}

function Differing({ which, revision, onExpired }: DifferingProperties) {
  const [tries, setTries] = useState(0);
  const { value, failure } = useAnswer(which, revision + tries, readDifferences, onExpired);
  const words = differenceWords[which];
  return (
    <section class="difference">
      <h2>
        {words.title}
        {value !== null && ` (${value.rows.length}${value.more ? '+' : ''})`}
      </h2>
      <p class="subtitle">{words.lead}</p>
      {failure !== null && (
        <Problem failure={failure} onRetry={() => setTries(tries + 1)} level={3} />
      )}
      {value === null && failure === null && <Loading text={pageWords.loading} />}
      {value?.rows.length === 0 && <p>{importWords.none}</p>}
      <ul class="differing">
        {value?.rows.map((row) => (
          <li key={`${row.source} ${row.thing ?? row.id}`}>
            {row.thing === null ? (
              <strong dir="auto">{plainText(row.name ?? row.id)}</strong>
            ) : (
              <Going to={addressOfThing(row.thing)}>{plainText(row.name ?? row.id)}</Going>
            )}{' '}
            <small>
              {kindWords[row.kind].one} · {plainText(row.id)}
              {row.source !== null &&
                row.list !== null &&
                ` · ${detailWords.providerLine(row.source, row.list, row.users)}`}
            </small>
            {row.scopes.length > 0 && <code>{plainText(row.scopes.slice(0, 12).join(' '))}</code>}
          </li>
        ))}
      </ul>
      {value?.more === true && <small>{importWords.more}</small>}
    </section>
  );
}
