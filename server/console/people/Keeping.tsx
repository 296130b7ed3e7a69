import type { TargetedSubmitEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Erasure, Hold, Session } from '../../contract/contract.ts';
import { ConfirmButton, Refused, textOf } from '../Forms.tsx';
import { Loading, Problem, Quiet } from '../Notices.tsx';
import type { PageProperties } from '../pages.ts';
import { formatDayAndClock, fromLocalField } from '../times.ts';
import { useAnswer } from '../use-answer.ts';
import { type Change, useChange } from '../use-change.ts';
import { erase, makeHold, readHolds, releaseHold } from './requests.ts';
import { keepingWords, peopleWords } from './words.ts';

/** What must not leave, and who must. */
export function Keeping({ session, onExpired }: PageProperties) {
  const [revision, setRevision] = useState(0);
  const change = useChange(onExpired);
  const { value, failure } = useAnswer('/api/holds', revision, readHolds, onExpired);
  const again = () => setRevision((before) => before + 1);

  if (failure !== null) return <Problem failure={failure} onRetry={again} level={2} />;
  if (value === null) return <Loading text={peopleWords.loading} />;
  return (
    <>
      <h2>{keepingWords.holds}</h2>
      <p class="subtitle">{keepingWords.holdsLead}</p>
      {value.length === 0 ? (
        <Quiet title={keepingWords.noHolds}>{null}</Quiet>
      ) : (
        <ul class="entries" aria-label={keepingWords.holds}>
          {value.map((hold) => (
            <HoldEntry
              key={hold.id}
              hold={hold}
              busy={change.busy}
              onRelease={() => void change.send(() => releaseHold(session, hold.id)).then(again)}
            />
          ))}
        </ul>
      )}
      <Refused failure={change.failure} />
      <MakeHold session={session} change={change} onMade={again} />
      <Erase session={session} onExpired={onExpired} />
    </>
  );
}

interface EntryProperties {
  readonly hold: Hold;
  readonly busy: boolean;
  readonly onRelease: () => void;
}

function HoldEntry({ hold, busy, onRelease }: EntryProperties) {
  const who = keepingWords.who(hold.person, hold.device);
  const facts = [
    `${formatDayAndClock(hold.from)} – ${formatDayAndClock(hold.to)}`,
    keepingWords.made(hold.madeBy, formatDayAndClock(hold.made)),
  ];
  return (
    <li class="entry">
      <div class="what">
        <h3>
          <bdi>{who === '' ? keepingWords.everybody : who}</bdi>
        </h3>
        <p>{hold.reason}</p>
        <p class="facts">{facts.join(' · ')}</p>
      </div>
      <div class="does">
        {hold.released === null ? (
          <ConfirmButton
            label={keepingWords.release}
            sure={keepingWords.releaseSure}
            disabled={busy}
            onConfirm={onRelease}
          />
        ) : (
          <span class="said">
            {keepingWords.released(hold.releasedBy ?? '', formatDayAndClock(hold.released))}
          </span>
        )}
      </div>
    </li>
  );
}

interface MakeProperties {
  readonly session: Session;
  readonly change: Change;
  readonly onMade: () => void;
}

function MakeHold({ session, change, onMade }: MakeProperties) {
  const [missing, setMissing] = useState(false);
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = (name: string) => textOf(form, name).trim() || null;
    const [from, to] = [fromLocalField(textOf(form, 'from')), fromLocalField(textOf(form, 'to'))];
    setMissing(from === null || to === null);
    if (from === null || to === null) return;
    const body = {
      ...{ person: given('person'), device: given('device') },
      ...{ from, to, reason: textOf(form, 'reason').trim() },
    };
    void change
      .send(() => makeHold(session, body))
      .then((made) => {
        if (made !== null) form.reset();
        onMade();
      });
  };
  return (
    <form class="board make" onSubmit={submit}>
      <h2>{keepingWords.add}</h2>
      <div class="fields">
        <label>
          {keepingWords.person}
          <input name="person" maxLength={320} autoComplete="off" spellcheck={false} />
        </label>
        <label>
          {keepingWords.device}
          <input name="device" maxLength={200} autoComplete="off" spellcheck={false} />
        </label>
        <label>
          {keepingWords.from}
          <input name="from" type="datetime-local" required />
        </label>
        <label>
          {keepingWords.to}
          <input name="to" type="datetime-local" required />
        </label>
        <label class="wide">
          {keepingWords.reason}
          <input name="reason" required maxLength={1000} autoComplete="off" />
        </label>
      </div>
      <p>{keepingWords.personHint}</p>
      {missing && <p class="warning">{keepingWords.needTime}</p>}
      <button type="submit" class="primary" disabled={change.busy}>
        {keepingWords.submit}
      </button>
    </form>
  );
}

function Erase({ session, onExpired }: PageProperties) {
  const [result, setResult] = useState<Erasure | null>(null);
  const [missing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { busy, failure, send } = useChange(onExpired);
  const confirm = () => {
    if (form.current === null) return;
    const person = textOf(form.current, 'erase-person').trim();
    const reason = textOf(form.current, 'erase-reason').trim();
    setMissing(person === '' || reason === '');
    setResult(null);
    if (person !== '' && reason !== '')
      void send(() => erase(session, person, reason)).then(setResult);
  };
  return (
    <form ref={form} class="board make" onSubmit={(event) => event.preventDefault()}>
      <h2>{keepingWords.erase}</h2>
      <p>{keepingWords.eraseLead}</p>
      <div class="fields">
        <label>
          {keepingWords.erasePerson}
          <input name="erase-person" maxLength={320} autoComplete="off" spellcheck={false} />
        </label>
        <label>
          {keepingWords.eraseReason}
          <input name="erase-reason" maxLength={1000} autoComplete="off" />
        </label>
      </div>
      {missing && <p class="warning">{keepingWords.needBoth}</p>}
      <Refused failure={failure} />
      <p role="status">{result !== null && keepingWords.erased(result.erased, result.held)}</p>
      <ConfirmButton
        label={keepingWords.eraseSubmit}
        sure={keepingWords.eraseSure}
        disabled={busy}
        onConfirm={confirm}
      />
    </form>
  );
}
