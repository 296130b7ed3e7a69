import type { ApprovalCase } from '../../contract/approvals.ts';
import { plainText } from '../plain-text.ts';
import { formatDayAndClock, formatFull } from '../times.ts';
import { audienceWords } from '../words.ts';
import { approvalWords } from './words.ts';

interface ProposalProperties {
  readonly proposal: NonNullable<ApprovalCase['proposal']>;
  readonly hasScopes: boolean;
}

/** What the first of two people has agreed to, which is what the second one agrees to. */
export function Proposal({ proposal, hasScopes }: ProposalProperties) {
  const { by, at, terms } = proposal;
  return (
    <>
      <p class="note">
        {approvalWords.proposed(by)} <time title={formatFull(at)}>{formatDayAndClock(at)}</time>
      </p>
      <dl class="about">
        {hasScopes && (
          <div class="wide">
            <dt>{approvalWords.scopes}</dt>
            {terms.scopes.length === 0 && <dd>{approvalWords.noScopes}</dd>}
            {terms.scopes.map((scope) => (
              <dd key={scope}>
                <code>{plainText(scope)}</code>
              </dd>
            ))}
          </div>
        )}
        {terms.audience !== null && (
          <div>
            <dt>{approvalWords.audience}</dt>
            <dd>{audienceWords[terms.audience]}</dd>
          </div>
        )}
        <div>
          <dt>{approvalWords.days}</dt>
          <dd>{approvalWords.daysOf(terms.days)}</dd>
        </div>
      </dl>
    </>
  );
}
