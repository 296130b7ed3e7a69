import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Session } from '../../contract/contract.ts';
import type { NameRequest } from '../../contract/people.ts';
import { Refused, textOf } from '../Forms.tsx';
import { Loading, Problem, Quiet } from '../Notices.tsx';
import type { PageProperties } from '../pages.ts';
import { formatClock, formatDayAndClock } from '../times.ts';
import { useAnswer } from '../use-answer.ts';
import { type Change, useChange } from '../use-change.ts';
import { product } from '../words.ts';
import { answerName, askName, readLooks, readNameRequests, seeName } from './requests.ts';
import { nameWords } from './words.ts';

/** Asking for the name behind a pseudonym, answering, and looking while it may be seen. */
export function NamesPage({ session, onExpired }: PageProperties) {
  const [revision, setRevision] = useState(0);
  const change = useChange(onExpired);
  const names = useAnswer('/api/names', revision, readNameRequests, onExpired);
  const again = () => setRevision((before) => before + 1);
  useEffect(() => {
    document.title = `${nameWords.title} · ${product}`;
  }, []);

  return (
    <main id="content" tabIndex={-1} class="page">
      <div class="list people">
        <div class="page-head">
          <div>
            <h1>{nameWords.title}</h1>
            <p class="subtitle">{nameWords.lead}</p>
          </div>
        </div>
        {names.failure !== null ? (
          <Problem failure={names.failure} onRetry={again} level={2} />
        ) : names.value === null ? (
          <Loading text={nameWords.loading} />
        ) : names.value.kept ? (
          <>
            <Refused failure={change.failure} />
            {names.value.requests.length === 0 ? (
              <Quiet title={nameWords.empty}>{null}</Quiet>
            ) : (
              <ul class="entries" aria-label={nameWords.list}>
                {names.value.requests.map((request) => (
                  <RequestEntry key={request.id} {...{ request, session, change }} onDone={again} />
                ))}
              </ul>
            )}
            <AskForName session={session} change={change} onDone={again} />
            {session.role === 'admin' && <Looks revision={revision} onExpired={onExpired} />}
          </>
        ) : (
          <Quiet title={nameWords.off}>
            <p>{nameWords.offLead}</p>
          </Quiet>
        )}
      </div>
    </main>
  );
}

interface EntryProperties {
  readonly request: NameRequest;
  readonly session: Session;
  readonly change: Change;
  readonly onDone: () => void;
}

function RequestEntry({ request, session, change, onDone }: EntryProperties) {
  const { id, pseudonym, reason, asked, askedBy, answered } = request;
  const own = askedBy === session.name;
  const answer = (approved: boolean) =>
    void change.send(() => answerName(session, id, approved)).then(onDone);
  return (
    <li class="entry">
      <div class="what">
        <h2>
          <code>{pseudonym}</code>
        </h2>
        <p>{reason}</p>
        <p class="facts">
          {[nameWords.asked(askedBy, formatDayAndClock(asked)), ...stateOf(request)].join(' · ')}
        </p>
      </div>
      <div class="does" role="group" aria-label={pseudonym}>
        {answered === null && !own && (
          <>
            <button type="button" class="plain" disabled={change.busy} onClick={() => answer(true)}>
              {nameWords.approve}
            </button>
            <button
              type="button"
              class="plain"
              disabled={change.busy}
              onClick={() => answer(false)}
            >
              {nameWords.refuse}
            </button>
          </>
        )}
        {own && isOpen(request) && <Name {...{ id, session, change }} onDone={onDone} />}
      </div>
    </li>
  );
}

function isOpen({ until }: NameRequest): boolean {
  return until !== null && until > Date.now();
}

function stateOf(request: NameRequest): string[] {
  const { answeredBy, approved, until, looks } = request;
  if (approved === null) return [nameWords.waiting];
  const who = answeredBy ?? '';
  if (!approved || until === null) return [nameWords.refused(who)];
  const shown = isOpen(request) ? nameWords.until(formatClock(until)) : nameWords.over;
  return [nameWords.approved(who), shown, nameWords.looks(looks)];
}

/** The name, when asked for; it leaves the page with the time for which it may be seen. */
function Name({ id, session, change, onDone }: Omit<EntryProperties, 'request'> & { id: string }) {
  const [seen, setSeen] = useState<{ name: string; until: number } | null>(null);
  useEffect(() => {
    if (seen === null) return;
    const timer = setTimeout(() => setSeen(null), Math.max(0, seen.until - Date.now()));
    return () => clearTimeout(timer);
  }, [seen]);
  if (seen === null)
    return (
      <button
        type="button"
        class="plain"
        disabled={change.busy}
        onClick={() =>
          void change
            .send(() => seeName(session, id))
            .then((answer) => {
              setSeen(answer);
              onDone();
            })
        }
      >
        {nameWords.see}
      </button>
    );
  return (
    <p class="name" role="status">
      <span class="unseen">{nameWords.name}: </span>
      <b>
        <bdi>{seen.name}</bdi>
      </b>
      <button type="button" class="quiet" onClick={() => setSeen(null)}>
        {nameWords.hide}
      </button>
    </p>
  );
}

function AskForName({ session, change, onDone }: Omit<EntryProperties, 'request'>) {
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const [pseudonym, reason] = [textOf(form, 'pseudonym').trim(), textOf(form, 'reason').trim()];
    void change
      .send(() => askName(session, pseudonym, reason))
      .then((made) => {
        if (made !== null) form.reset();
        onDone();
      });
  };
  return (
    <form class="board make" onSubmit={submit}>
      <h2>{nameWords.ask}</h2>
      <div class="fields">
        <label>
          {nameWords.pseudonym}
          <input
            name="pseudonym"
            required
            pattern="person-[0-9a-f]{24}"
            placeholder="person-…"
            autoComplete="off"
            spellcheck={false}
          />
        </label>
        <label>
          {nameWords.reason}
          <input name="reason" required minLength={10} maxLength={1000} autoComplete="off" />
        </label>
      </div>
      <p>{nameWords.reasonHint}</p>
      <button type="submit" class="primary" disabled={change.busy}>
        {nameWords.submit}
      </button>
    </form>
  );
}

function Looks({ revision, onExpired }: { revision: number; onExpired: () => void }) {
  const { value } = useAnswer('/api/names/looks', revision, readLooks, onExpired);
  if (value === null || value.length === 0) return null;
  return (
    <>
      <h2>{nameWords.looksTitle}</h2>
      <ul class="entries" aria-label={nameWords.looksTitle}>
        {value.map(({ id, pseudonym, looked, lookedBy }) => (
          <li key={id} class="entry act">
            <time dateTime={new Date(looked).toISOString()}>{formatDayAndClock(looked)}</time>
            <p>
              <bdi>{nameWords.looked(lookedBy)}</bdi> <code>{pseudonym}</code>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
