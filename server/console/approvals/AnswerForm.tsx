import { useId, useState } from 'preact/hooks';
import { AUDIENCES, type Audience } from '../../../lib/activity/activity.ts';
import type { AnswerRequest, ApprovalCase } from '../../contract/approvals.ts';
import type { Failure } from '../client.ts';
import { plainText } from '../plain-text.ts';
import { audienceWords } from '../words.ts';
import type { CaseProperties } from './CaseCard.tsx';
import { Proposal } from './Proposal.tsx';
import { sendAnswer } from './requests.ts';
import { approvalWords } from './words.ts';

const DAYS = [7, 30, 90, 180, 365];

/** Approve exactly what was asked or less, or refuse with a sentence. */
export function AnswerForm({ one, session, onExpired, onDone }: CaseProperties) {
  const { facts, uids, proposal } = one;
  const id = useId();
  const [scopes, setScopes] = useState<readonly string[]>(facts.scopes);
  const [audience, setAudience] = useState<Audience | null>(facts.audience);
  const [days, setDays] = useState(90);
  const [said, setSaid] = useState('');
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const send = (request: AnswerRequest) => {
    setSending(true);
    setFailure(null);
    void sendAnswer(request, session.csrf).then((answer) => {
      setSending(false);
      if (answer.ok) onDone(approvalWords.done[answer.value.state]);
      else if (answer.failure.kind === 'expired') onExpired();
      else setFailure(answer.failure);
    });
  };
  const text = said.trim() === '' ? null : said.trim();
  const refuse = () => {
    if (text === null) setFailure({ kind: 'refused', error: approvalWords.refuseWants, hint: '' });
    else send({ answer: 'refused', uids, said: text });
  };
  const own = ownWords(one, session.name);
  const mayApprove = one.asks === 'requested' && !facts.hidden && own === null;
  const terms = proposal?.terms ?? { scopes: [...scopes], audience, days };

  return (
    <form class="answer" onSubmit={(event) => event.preventDefault()}>
      {one.needsTwo && proposal === null && <p class="note">{approvalWords.needsTwo}</p>}
      {proposal !== null && <Proposal proposal={proposal} hasScopes={facts.scopes.length > 0} />}
      {own !== null && <p class="note">{own}</p>}
      {mayApprove && proposal === null && (
        <>
          {facts.scopes.length > 0 && (
            <fieldset>
              <legend>{approvalWords.scopes}</legend>
              {facts.scopes.map((scope) => (
                <label key={scope} class="tick">
                  <input
                    type="checkbox"
                    checked={scopes.includes(scope)}
                    onChange={(event) => {
                      const on = event.currentTarget.checked;
                      setScopes(
                        facts.scopes.filter((s) => (s === scope ? on : scopes.includes(s))),
                      );
                    }}
                  />
                  <code>{plainText(scope)}</code>
                </label>
              ))}
            </fieldset>
          )}
          <div class="row">
            {facts.audience !== null && (
              <label>
                {approvalWords.audience}
                <select
                  value={audience ?? ''}
                  onChange={(event) => {
                    const chosen = event.currentTarget.value;
                    setAudience(AUDIENCES.find((wide) => wide === chosen) ?? null);
                  }}
                >
                  {AUDIENCES.slice(AUDIENCES.indexOf(facts.audience)).map((wide) => (
                    <option key={wide} value={wide}>
                      {audienceWords[wide]}
                    </option>
                  ))}
                </select>
              </label>
            )}
            <label>
              {approvalWords.days}
              <select
                value={String(days)}
                onChange={(event) => setDays(Number(event.currentTarget.value))}
              >
                {DAYS.map((count) => (
                  <option key={count} value={String(count)}>
                    {approvalWords.daysOf(count)}
                  </option>
                ))}
              </select>
            </label>
          </div>
        </>
      )}
      <label class="said-field" for={id}>
        {approvalWords.said}
      </label>
      <textarea
        id={id}
        rows={2}
        maxLength={500}
        aria-describedby={`${id}-hint`}
        value={said}
        onInput={(event) => setSaid(event.currentTarget.value)}
      />
      <small id={`${id}-hint`}>{approvalWords.saidHint}</small>
      {failure !== null && (
        <p role="alert" class="refusal">
          {failure.error} {failure.hint}
        </p>
      )}
      <div class="actions">
        {one.asks === 'requested' ? (
          <>
            {mayApprove && (
              <button
                type="button"
                class="primary"
                disabled={sending}
                onClick={() => send({ answer: 'approved', uids, terms, said: text })}
              >
                {!one.needsTwo
                  ? approvalWords.approve
                  : proposal === null
                    ? approvalWords.propose
                    : approvalWords.agree}
              </button>
            )}
            <button type="button" class="plain" disabled={sending} onClick={refuse}>
              {approvalWords.refuse}
            </button>
          </>
        ) : (
          (['kept', 'changed'] as const).map((answer) => (
            <button
              key={answer}
              type="button"
              class="plain"
              disabled={sending}
              onClick={() => send({ answer, uids, said: text })}
            >
              {answer === 'kept' ? approvalWords.keep : approvalWords.change}
            </button>
          ))
        )}
      </div>
    </form>
  );
}

/** Why this person may not approve it, or may not do it alone; null where they may. */
function ownWords({ asks, who, proposal }: ApprovalCase, name: string): string | null {
  if (asks !== 'requested') return null;
  if (who.toLowerCase() === name.toLowerCase()) return approvalWords.askedYourself;
  return proposal?.by === name ? approvalWords.agreedYourself : null;
}
