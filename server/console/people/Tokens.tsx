import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { Session } from '../../contract/contract.ts';
import {
  type ApiToken,
  LONGEST_TOKEN_DAYS,
  type MadeToken,
  TOKEN_SCOPES,
  type TokenScope,
} from '../../contract/people.ts';
import { ConfirmButton, Refused, Secret, textOf } from '../Forms.tsx';
import { Loading, Problem, Quiet } from '../Notices.tsx';
import type { PageProperties } from '../pages.ts';
import { formatDayAndClock } from '../times.ts';
import { useAnswer } from '../use-answer.ts';
import { useChange } from '../use-change.ts';
import { makeToken, readTokens, revokeToken } from './requests.ts';
import { peopleWords, tokenWords } from './words.ts';

const SCOPES = Object.keys(TOKEN_SCOPES) as TokenScope[];

/** What programs show, and making one. */
export function Tokens({ session, onExpired }: PageProperties) {
  const [revision, setRevision] = useState(0);
  const [made, setMade] = useState<MadeToken | null>(null);
  const change = useChange(onExpired);
  const { value, failure } = useAnswer('/api/tokens', revision, readTokens, onExpired);
  const again = () => setRevision((before) => before + 1);

  if (failure !== null) return <Problem failure={failure} onRetry={again} level={2} />;
  if (value === null) return <Loading text={peopleWords.loading} />;
  return (
    <>
      {made !== null && (
        <Secret
          title={tokenWords.made(made.entry.name)}
          secret={made.token}
          onClose={() => setMade(null)}
        >
          {tokenWords.madeLead}
        </Secret>
      )}
      <Refused failure={change.failure} />
      {value.length === 0 ? (
        <Quiet title={tokenWords.empty}>
          <p>{tokenWords.emptyLead}</p>
        </Quiet>
      ) : (
        <ul class="entries" aria-label={tokenWords.label}>
          {value.map((token) => (
            <TokenEntry
              key={token.id}
              token={token}
              busy={change.busy}
              onRevoke={() => void change.send(() => revokeToken(session, token.id)).then(again)}
            />
          ))}
        </ul>
      )}
      <MakeToken
        session={session}
        busy={change.busy}
        onMake={async (request) => {
          const token = await change.send(() => makeToken(session, request));
          if (token !== null) setMade(token);
          again();
          return token !== null;
        }}
      />
    </>
  );
}

interface EntryProperties {
  readonly token: ApiToken;
  readonly busy: boolean;
  readonly onRevoke: () => void;
}

function TokenEntry({ token, busy, onRevoke }: EntryProperties) {
  const over = token.expires <= Date.now();
  const ends = formatDayAndClock(token.expires);
  const facts = [
    token.scopes.map((scope) => TOKEN_SCOPES[scope]).join(', '),
    tokenWords.by(token.madeBy, formatDayAndClock(token.made)),
    over ? tokenWords.expired(ends) : tokenWords.expires(ends),
    token.lastUsed === null
      ? tokenWords.unused
      : tokenWords.used(formatDayAndClock(token.lastUsed)),
  ];
  return (
    <li class="entry">
      <div class="what">
        <h2>
          <bdi>{token.name}</bdi>
        </h2>
        <p class="facts">{facts.join(' · ')}</p>
      </div>
      <div class="does">
        {token.revoked === null ? (
          <ConfirmButton
            label={tokenWords.revoke}
            sure={tokenWords.revokeSure}
            disabled={busy}
            onConfirm={onRevoke}
          />
        ) : (
          <span class="said">{tokenWords.revoked(token.revokedBy ?? '')}</span>
        )}
      </div>
    </li>
  );
}

interface MakeProperties {
  readonly session: Session;
  readonly busy: boolean;
  /** Resolves with whether it was made. */
  readonly onMake: (request: {
    name: string;
    scopes: TokenScope[];
    days: number;
  }) => Promise<boolean>;
}

function MakeToken({ busy, onMake }: MakeProperties) {
  const [scopes, setScopes] = useState<readonly TokenScope[]>(['read']);
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const name = textOf(form, 'name').trim();
    const days = Number(textOf(form, 'days'));
    void onMake({ name, scopes: [...scopes], days }).then((done) => {
      if (done) form.reset();
    });
  };
  return (
    <form class="board make" onSubmit={submit}>
      <h2>{tokenWords.add}</h2>
      <div class="fields">
        <label>
          {tokenWords.name}
          <input name="name" required maxLength={100} autoComplete="off" />
        </label>
        <label>
          {tokenWords.days}
          <input name="days" type="number" required min={1} max={LONGEST_TOKEN_DAYS} value={90} />
        </label>
      </div>
      <fieldset>
        <legend>{tokenWords.scopes}</legend>
        {SCOPES.map((scope) => (
          <label key={scope} class="tick">
            <input
              type="checkbox"
              checked={scopes.includes(scope)}
              onChange={(event) =>
                setScopes(
                  event.currentTarget.checked
                    ? [...scopes, scope]
                    : scopes.filter((other) => other !== scope),
                )
              }
            />
            {TOKEN_SCOPES[scope]}
          </label>
        ))}
      </fieldset>
      {scopes.length === 0 && <p class="warning">{tokenWords.noScope}</p>}
      <button type="submit" class="primary" disabled={busy || scopes.length === 0}>
        {tokenWords.submit}
      </button>
    </form>
  );
}
