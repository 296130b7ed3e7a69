import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { OwnAccount } from '../../contract/people.ts';
import { Refused, textOf } from '../Forms.tsx';
import { Loading, Problem } from '../Notices.tsx';
import type { PageProperties } from '../pages.ts';
import { formatDayAndClock } from '../times.ts';
import { useAnswer } from '../use-answer.ts';
import { useChange } from '../use-change.ts';
import { product } from '../words.ts';
import { changePassword, endOthers, endSession, readOwnAccount } from './requests.ts';
import { ownWords } from './words.ts';

/** Where one is signed in, and one's password. */
export function AccountPage({ session, onExpired }: PageProperties) {
  const [revision, setRevision] = useState(0);
  const again = () => setRevision((before) => before + 1);
  const own = useAnswer('/api/account', revision, readOwnAccount, onExpired);
  useEffect(() => {
    document.title = `${ownWords.title} · ${product}`;
  }, []);

  return (
    <main id="content" tabIndex={-1} class="page">
      <div class="list people">
        <div class="page-head">
          <div>
            <h1>{ownWords.title}</h1>
            <p class="subtitle">
              <bdi>{session.name}</bdi>, {session.role}
            </p>
          </div>
        </div>
        {own.failure !== null ? (
          <Problem failure={own.failure} onRetry={again} level={2} />
        ) : own.value === null ? (
          <Loading text={ownWords.loading} />
        ) : (
          <>
            <Sessions {...{ session, onExpired }} own={own.value} onDone={again} />
            {own.value.account.origin === 'oidc' ? (
              <p class="said">{ownWords.provider}</p>
            ) : (
              <Password session={session} onExpired={onExpired} onDone={again} />
            )}
          </>
        )}
      </div>
    </main>
  );
}

type Part = PageProperties & { readonly onDone: () => void };

function Sessions({ own, session, onExpired, onDone }: Part & { readonly own: OwnAccount }) {
  const { busy, failure, send } = useChange(onExpired);
  return (
    <>
      <h2>{ownWords.sessions}</h2>
      <Refused failure={failure} />
      <ul class="entries" aria-label={ownWords.sessions}>
        {own.sessions.map(({ id, made, seen, agent, current }) => (
          <li key={id} class="entry">
            <div class="what">
              <h3>
                <bdi>{agent === '' ? ownWords.unknown : agent}</bdi>
                {current && <span class="tag firm-notice">{ownWords.here}</span>}
              </h3>
              <p class="facts">
                {ownWords.since(formatDayAndClock(made))} · {ownWords.used(formatDayAndClock(seen))}
              </p>
            </div>
            <div class="does">
              {!current && (
                <button
                  type="button"
                  class="plain"
                  disabled={busy}
                  aria-label={ownWords.endOf(agent)}
                  onClick={() => void send(() => endSession(session, id)).then(onDone)}
                >
                  {ownWords.end}
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {own.sessions.length > 1 && (
        <button
          type="button"
          class="plain"
          disabled={busy}
          onClick={() => void send(() => endOthers(session)).then(onDone)}
        >
          {ownWords.others}
        </button>
      )}
    </>
  );
}

function Password({ session, onExpired, onDone }: Part) {
  const [changed, setChanged] = useState(false);
  const { busy, failure, send } = useChange(onExpired);
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const [current, next] = [textOf(form, 'current'), textOf(form, 'next')];
    setChanged(false);
    void send(async () => {
      const answer = await changePassword(session, current, next);
      if (answer.ok) setChanged(true);
      return answer;
    }).then(() => {
      form.reset();
      onDone();
    });
  };
  return (
    <form class="board make" onSubmit={submit}>
      <h2>{ownWords.password}</h2>
      <div class="fields">
        <label>
          {ownWords.current}
          <input name="current" type="password" required autoComplete="current-password" />
        </label>
        <label>
          {ownWords.next}
          <input
            name="next"
            type="password"
            required
            minLength={12}
            maxLength={200}
            autoComplete="new-password"
          />
        </label>
      </div>
      <p>{ownWords.nextHint}</p>
      <Refused failure={failure} />
      <p role="status">{changed && ownWords.changed}</p>
      <button type="submit" class="primary" disabled={busy}>
        {ownWords.submit}
      </button>
    </form>
  );
}
