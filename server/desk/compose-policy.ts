/** The admins' policy with what people decided in the console added to it. Pure. */
import { type Answer, MOST_ANSWERS, endOfAnswer } from '../../lib/policy/answers.ts';
import { Policy, type Rule, VOCABULARY } from '../../lib/policy/schema.ts';
import type { DeskEntryBody, DeskKind } from '../contract/desk.ts';

/** An entry of the desk with its row's own facts. */
export type KeptEntry = DeskEntryBody & {
  id: string;
  /** Unix ms; null when it holds until it is lifted. */
  until: number | null;
};

/** What decisions and reports call an entry; `entryOf` leads back. */
export function nameOfEntry(kind: DeskKind, id: string): string {
  return `desk-${kind}-${id}`;
}

/** The id of the entry that a decision names, or null where the policy file's own decided. */
export function entryOf(name: string): string | null {
  return /^desk-(?:exception|kill)-([0-9a-f-]{36})$/u.exec(name)?.[1] ?? null;
}

/**
 * Puts a policy together. Everything of the admins' stays as it is; entries that are over, or about a rule
 * that is not there, are left out.
 * @param entries oldest first; of several about one rule the newest counts
 * @param now Unix ms
 */
export function composePolicy(base: Policy, entries: readonly KeptEntry[], now: number): Policy {
  const live = entries.filter(({ until }) => until === null || now < until);
  const exceptions = live.flatMap((entry) =>
    entry.kind !== 'exception' || !(now < Date.parse(entry.body.until))
      ? []
      : [{ ...entry.body, id: nameOfEntry('exception', entry.id) }],
  );
  const kill = live.flatMap((entry) =>
    entry.kind === 'kill' ? [{ ...entry.body, id: nameOfEntry('kill', entry.id) }] : [],
  );
  const added = live.flatMap((entry) => (entry.kind === 'answer' ? [entry.body] : []));
  const answers = newestAnswers([...base.answers, ...added], now);
  const usesFour = exceptions.some(({ request }) => request !== undefined) || answers.length > 0;
  return Policy.parse({
    ...base,
    vocabulary: usesFour ? Math.max(base.vocabulary, VOCABULARY) : base.vocabulary,
    rules: base.rules.map((rule) => staged(rule, live)),
    exceptions: [...base.exceptions, ...exceptions],
    kill: [...base.kill, ...kill],
    answers,
  });
}

function staged(rule: Rule, entries: readonly KeptEntry[]): Rule {
  const changes = entries.flatMap((entry) =>
    entry.kind === 'stage' && entry.body.rule === rule.id ? [entry.body] : [],
  );
  const stage = changes.findLast((change) => change.stage !== undefined)?.stage ?? rule.stage;
  const rollout = changes.findLast((change) => change.rollout !== undefined)?.rollout;
  return { ...rule, stage, ...(rollout === undefined ? {} : { rollout }) };
}

/** Those that are worth telling, the newest of each request, the oldest left out where there are too many. */
function newestAnswers(answers: readonly Answer[], now: number): Answer[] {
  const newest = new Map<string, Answer>();
  for (const answer of answers) {
    if (!(now < endOfAnswer(answer))) continue;
    const known = newest.get(answer.request);
    if (known === undefined || Date.parse(known.at) <= Date.parse(answer.at))
      newest.set(answer.request, answer);
  }
  return [...newest.values()]
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .slice(-MOST_ANSWERS);
}

/** Why an entry does nothing to a policy, in a sentence; null when it does. */
export function voidIn(base: Policy, entry: KeptEntry): string | null {
  const ids = new Set(base.rules.map(({ id }) => id));
  if (entry.kind === 'stage' && !ids.has(entry.body.rule))
    return `The policy has no rule "${entry.body.rule}".`;
  if (entry.kind === 'exception' && entry.body.rules.length > 0) {
    const gone = entry.body.rules.filter((id) => !ids.has(id));
    if (gone.length === entry.body.rules.length)
      return `The policy has none of its rules any more: ${gone.join(', ')}.`;
  }
  return null;
}
