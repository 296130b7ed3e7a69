import { useState } from 'preact/hooks';
import { type Action, ACTIONS, type AuditCheck, type AuditEntry } from '../../contract/people.ts';
import { ChoiceField, SuggestField } from '../Fields.tsx';
import { Refused } from '../Forms.tsx';
import { Loading, Problem, Quiet } from '../Notices.tsx';
import type { PageProperties } from '../pages.ts';
import { formatDayAndClock, formatFull, fromLocalField } from '../times.ts';
import { useAnswer } from '../use-answer.ts';
import { useChange } from '../use-change.ts';
import { checkTrail, readTrail } from './requests.ts';
import { peopleWords, trailWords } from './words.ts';

const OPTIONS = (Object.keys(ACTIONS) as Action[]).map((value) => ({
  value,
  label: ACTIONS[value],
}));

interface Asked {
  readonly actor: string | null;
  readonly action: Action | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly cursor: string | null;
}
const EVERYTHING: Asked = { actor: null, action: null, from: null, to: null, cursor: null };

function queryOf(asked: Asked): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(asked))
    if (value !== null) query.set(key, String(value));
  return query.toString();
}

/** Who did what, newest first; what is asked for narrows the page and the download alike. */
export function Trail({ onExpired }: PageProperties) {
  const [asked, setAsked] = useState(EVERYTHING);
  const [revision, setRevision] = useState(0);
  const query = queryOf(asked);
  const trail = useAnswer(`/api/audit?${query}`, revision, readTrail, onExpired);
  const change = (part: Partial<Asked>) => setAsked({ ...asked, cursor: null, ...part });

  return (
    <>
      <div class="filters trail-filters">
        <SuggestField
          label={trailWords.actor}
          any={trailWords.actorHint}
          value={asked.actor}
          limit={320}
          options={[...new Set(trail.value?.entries.map(({ actor }) => actor))].map((value) => ({
            ...{ value, label: null },
          }))}
          onChoose={(actor) => change({ actor })}
        />
        <ChoiceField
          label={trailWords.action}
          any={trailWords.anyAction}
          value={asked.action}
          options={OPTIONS}
          set={asked.action !== null}
          onChoose={(action) => change({ action })}
        />
        {(['from', 'to'] as const).map((end) => (
          <label key={end}>
            {trailWords[end]}
            <input
              type="datetime-local"
              onChange={(event) => change({ [end]: fromLocalField(event.currentTarget.value) })}
            />
          </label>
        ))}
        <a class="download" href={`/api/audit.csv?${queryOf({ ...asked, cursor: null })}`} download>
          {trailWords.download}
        </a>
      </div>
      <Checked onExpired={onExpired} />
      {trail.failure !== null ? (
        <Problem failure={trail.failure} onRetry={() => setRevision(revision + 1)} level={2} />
      ) : trail.value === null ? (
        <Loading text={peopleWords.loading} />
      ) : trail.value.entries.length === 0 ? (
        <Quiet title={trailWords.empty}>
          <p>{trailWords.emptyLead}</p>
        </Quiet>
      ) : (
        <Entries entries={trail.value.entries} />
      )}
      {trail.value?.next !== null && trail.value !== null && (
        <button type="button" class="plain" onClick={() => change({ cursor: trail.value!.next })}>
          {trailWords.more}
        </button>
      )}
    </>
  );
}

/** Whether the trail is what was written, on request: it reads all of it. */
function Checked({ onExpired }: Pick<PageProperties, 'onExpired'>) {
  const [check, setCheck] = useState<AuditCheck | null>(null);
  const { busy, failure, send } = useChange(onExpired);
  return (
    <div class="checked">
      <button
        type="button"
        class="plain"
        disabled={busy}
        onClick={() => void send(checkTrail).then(setCheck)}
      >
        {trailWords.check}
      </button>
      <div role="status">
        {check !== null && check.broken.length === 0 && (
          <p>{trailWords.whole(trailWords.entries(check.entries))}</p>
        )}
        {check !== null && check.broken.length > 0 && (
          <div class="warning">
            <p>{trailWords.broken}</p>
            <ul>
              {check.broken.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <Refused failure={failure} />
    </div>
  );
}

function Entries({ entries }: { readonly entries: readonly AuditEntry[] }) {
  return (
    <ul class="entries" aria-label={trailWords.caption}>
      {entries.map(({ id, time, actor, action, detail }) => (
        <li key={id} class="entry act">
          <time dateTime={new Date(time).toISOString()} title={formatFull(time)}>
            {formatDayAndClock(time)}
          </time>
          <p>
            <b>
              <bdi>{actor}</bdi>
            </b>{' '}
            {action in ACTIONS ? ACTIONS[action as Action] : action}
          </p>
          <p class="facts">
            {Object.entries(detail)
              .filter(([, value]) => value !== null)
              .map(([key, value]) => `${key}: ${value}`)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}
