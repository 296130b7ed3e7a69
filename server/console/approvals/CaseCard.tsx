import type { ApprovalCase } from '../../contract/approvals.ts';
import type { Session } from '../../contract/contract.ts';
import { plainText } from '../plain-text.ts';
import { formatDuration, formatFull } from '../times.ts';
import { audienceWords } from '../words.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { Answered } from './Answered.tsx';
import { approvalWords, caseTitle, statusWords } from './words.ts';

export interface CaseProperties {
  readonly one: ApprovalCase;
  readonly session: Session;
  readonly mayAnswer: boolean;
  readonly onExpired: () => void;
  /** Of its heading. */
  readonly level: 2 | 3;
  /** To be called with what is to be said when something has changed. */
  readonly onDone: (said: string | null) => void;
}

/** One line of the queue with everything that is needed to answer it. */
export function CaseCard(properties: CaseProperties) {
  const { one, mayAnswer, level } = properties;
  const Heading = `h${level}` as const;
  const { facts } = one;
  const thing = plainText(facts.name ?? facts.subject);
  const id = `case-${one.uids[0]}`;
  return (
    <li>
      <article class="case" aria-labelledby={id}>
        <header>
          <Heading id={id}>
            <bdi>{caseTitle(facts, thing)}</bdi>
          </Heading>
          <p class="meta">
            <bdi class="who">{plainText(one.who)}</bdi>
            <span title={formatFull(one.since)}>
              {one.status === 'open'
                ? approvalWords.waitingSince(formatDuration(Math.max(0, Date.now() - one.since)))
                : statusWords[one.status]}
            </span>
            {one.asks === 'disputed' && <span>{approvalWords.objects}</span>}
            {one.uids.length > 1 && <span>{approvalWords.times(one.uids.length)}</span>}
            {facts.risk !== null && (
              <span class={`level ${facts.risk.level}`}>
                {approvalWords.risk}: {facts.risk.level}, {facts.risk.score}
              </span>
            )}
          </p>
        </header>
        <blockquote>
          <p class="label">{approvalWords.reason}</p>
          <p>{facts.reason === null ? approvalWords.noReason : plainText(facts.reason)}</p>
        </blockquote>
        <dl class="about">
          <Scopes facts={facts} />
          {facts.audience !== null && (
            <Fact term={approvalWords.reach} text={audienceWords[facts.audience]} />
          )}
          {facts.redirect !== null && (
            <Fact term={approvalWords.answerGoesTo} text={facts.redirect} />
          )}
          <Fact term={approvalWords.host} text={facts.host} />
          <Fact
            term={approvalWords.others}
            text={one.inventory === null ? approvalWords.unlisted : String(one.inventory.people)}
          />
          {one.inventory !== null && (
            <Fact term={approvalWords.status} text={one.inventory.status} />
          )}
          <Fact term={approvalWords.rules} text={facts.rules.join(', ')} />
        </dl>
        <p>
          <a href={`/events/${one.uids[0]}`}>{approvalWords.event}</a>
        </p>
        {one.answer !== null && <Answered {...properties} />}
        {one.status === 'open' && mayAnswer && <AnswerForm {...properties} />}
      </article>
    </li>
  );
}

function Scopes({ facts }: { readonly facts: ApprovalCase['facts'] }) {
  if (facts.kind !== 'consent') return null;
  return (
    <div class="wide">
      <dt>{approvalWords.asks}</dt>
      {facts.hidden && (
        <dd>{facts.details.length === 0 ? approvalWords.hidden : approvalWords.detailed}</dd>
      )}
      {facts.scopes.map((scope, index) => (
        <dd key={scope}>
          <code>{plainText(scope)}</code>
          {facts.words[index] != null && <small> {facts.words[index]}</small>}
        </dd>
      ))}
      {facts.details.map((detail) => (
        <dd key={`detail ${detail}`}>
          <code>{plainText(detail)}</code>
        </dd>
      ))}
    </div>
  );
}

function Fact({ term, text }: { readonly term: string; readonly text: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        <bdi>{plainText(text)}</bdi>
      </dd>
    </div>
  );
}
