import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { Session } from '../../contract/contract.ts';
import type { Account, OneTimePassword } from '../../contract/people.ts';
import { ChoiceField } from '../Fields.tsx';
import { ConfirmButton, Refused, Secret, textOf } from '../Forms.tsx';
import { Loading, Problem } from '../Notices.tsx';
import type { PageProperties } from '../pages.ts';
import { formatDayAndClock } from '../times.ts';
import { useAnswer } from '../use-answer.ts';
import { type Change, useChange } from '../use-change.ts';
import {
  addAccount,
  endSessions,
  giveOneTimePassword,
  readAccounts,
  removeAccount,
  setDisabled,
  setRole,
} from './requests.ts';
import { accountWords, peopleWords, roleNames } from './words.ts';

const ROLES = ['viewer', 'approver', 'admin'] as const;
const OPTIONS = ROLES.map((value) => ({ value, label: roleNames[value] }));

/** Everybody who may sign in, and adding one more. */
export function Accounts({ session, onExpired }: PageProperties) {
  const [revision, setRevision] = useState(0);
  const [secret, setSecret] = useState<OneTimePassword | null>(null);
  const change = useChange(onExpired);
  const { value, failure } = useAnswer('/api/accounts', revision, readAccounts, onExpired);
  const again = () => setRevision((before) => before + 1);
  const act: Act = async (request) => {
    const answer = await change.send(request);
    if (answer !== null && answer !== undefined && typeof answer === 'object') setSecret(answer);
    again();
    return answer !== null;
  };

  if (failure !== null) return <Problem failure={failure} onRetry={again} level={2} />;
  if (value === null) return <Loading text={peopleWords.loading} />;
  return (
    <>
      {secret !== null && (
        <Secret
          title={accountWords.once(secret.name)}
          secret={secret.password}
          onClose={() => setSecret(null)}
        >
          {accountWords.onceLead(formatDayAndClock(secret.until))}
        </Secret>
      )}
      <Refused failure={change.failure} />
      <ul class="entries" aria-label={accountWords.label}>
        {value.map((account) => (
          <AccountEntry key={account.name} {...{ account, session, act }} busy={change.busy} />
        ))}
      </ul>
      <AddAccount change={change} session={session} act={act} />
    </>
  );
}

/** Resolves with whether it was done. */
type Act = (
  request: Parameters<Change['send']>[0] &
    (() => ReturnType<typeof addAccount> | ReturnType<typeof setRole>),
) => Promise<boolean>;

interface EntryProperties {
  readonly account: Account;
  readonly session: Session;
  readonly busy: boolean;
  readonly act: Act;
}

function AccountEntry({ account, session, busy, act }: EntryProperties) {
  const { name, origin, role, disabled } = account;
  const own = name === session.name;
  return (
    <li class="entry">
      <div class="what">
        <h2>
          <bdi>{name}</bdi>
          {own && <span class="tag firm-notice">{accountWords.you}</span>}
          {disabled !== null && <span class="tag firm-stop">{accountWords.disabled}</span>}
        </h2>
        <p class="facts">{factsOf(account).join(' · ')}</p>
      </div>
      <div class="does" role="group" aria-label={accountWords.actionsOf(name)}>
        {own || origin === 'oidc' ? (
          <span class="said">
            {origin === 'oidc' ? accountWords.oidcRole(role) : roleNames[role]}
          </span>
        ) : (
          <ChoiceField
            label={accountWords.roleOf(name)}
            value={role}
            options={OPTIONS}
            set={false}
            onChoose={(chosen) => {
              if (chosen !== null) void act(() => setRole(session, name, chosen));
            }}
          />
        )}
        {!own && (
          <>
            {origin === 'local' && (
              <button
                type="button"
                class="plain"
                disabled={busy}
                onClick={() => void act(() => giveOneTimePassword(session, name))}
              >
                {accountWords.reset}
              </button>
            )}
            {account.sessions > 0 && (
              <button
                type="button"
                class="plain"
                disabled={busy}
                onClick={() => void act(() => endSessions(session, name))}
              >
                {accountWords.end}
              </button>
            )}
            <button
              type="button"
              class="plain"
              disabled={busy}
              onClick={() => void act(() => setDisabled(session, name, disabled === null))}
            >
              {disabled === null ? accountWords.disable : accountWords.enable}
            </button>
            <ConfirmButton
              label={accountWords.remove}
              sure={accountWords.removeSure}
              disabled={busy}
              onConfirm={() => void act(() => removeAccount(session, name))}
            />
          </>
        )}
      </div>
    </li>
  );
}

function factsOf({ origin, lastSignIn, sessions, onceUntil }: Account): string[] {
  return [
    accountWords[origin],
    lastSignIn === null ? accountWords.never : accountWords.last(formatDayAndClock(lastSignIn)),
    ...(sessions === 0 ? [] : [accountWords.sessions(sessions)]),
    ...(onceUntil === null ? [] : [accountWords.waiting]),
  ];
}

interface AddProperties {
  readonly change: Change;
  readonly session: Session;
  readonly act: Act;
}

function AddAccount({ change, session, act }: AddProperties) {
  const [role, setChosen] = useState<Session['role']>('viewer');
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const name = textOf(form, 'name').trim();
    if (name === '') return;
    void act(() => addAccount(session, name, role)).then((done) => {
      if (done) form.reset();
    });
  };
  return (
    <form class="board make" onSubmit={submit}>
      <h2>{accountWords.add}</h2>
      <div class="fields">
        <label>
          {accountWords.name}
          <input name="name" required maxLength={100} autoComplete="off" spellcheck={false} />
        </label>
        <label>
          {accountWords.role}
          <ChoiceField
            label={accountWords.role}
            value={role}
            options={OPTIONS}
            set={false}
            onChoose={(chosen) => setChosen(chosen ?? 'viewer')}
          />
        </label>
      </div>
      <p>{accountWords.nameHint}</p>
      <button type="submit" class="primary" disabled={change.busy}>
        {accountWords.submit}
      </button>
    </form>
  );
}
