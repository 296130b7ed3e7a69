import type { ComponentChildren } from 'preact';
import type { ApprovalCase, ApprovalPage } from '../../contract/approvals.ts';
import { plainText } from '../plain-text.ts';
import { approvalWords } from './words.ts';

interface ByRuleProperties {
  readonly queue: ApprovalPage;
  readonly cards: (cases: readonly ApprovalCase[], level: 3) => ComponentChildren;
}

/** Objections below the rule that they are about, the rule with most of them first. */
export function ByRule({ queue, cards }: ByRuleProperties) {
  const counts = new Map(queue.rules.map((rule) => [rule.id, rule.counts]));
  const groups = [...Map.groupBy(queue.cases, ({ facts }) => facts.rules[0] ?? null)].toSorted(
    ([one, ofOne], [other, ofOther]) =>
      (counts.get(other ?? '')?.disputed ?? 0) - (counts.get(one ?? '')?.disputed ?? 0) ||
      ofOther.length - ofOne.length,
  );
  return (
    <>
      {groups.map(([rule, cases]) => {
        const known = rule === null ? undefined : counts.get(rule);
        return (
          <section key={rule} class="rule">
            <h2>
              <bdi>{rule === null ? approvalWords.noRule : plainText(rule)}</bdi>
            </h2>
            {known !== undefined && (
              <p class="note">
                {approvalWords.ruleCounts(known.shown, known.disputed, known.wentOn)}{' '}
                <a href="/policy">{approvalWords.toPolicy}</a>
              </p>
            )}
            {cards(cases, 3)}
          </section>
        );
      })}
    </>
  );
}
