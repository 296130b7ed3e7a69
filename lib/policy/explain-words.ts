/** An explanation in plain sentences, for terminals and reviews. */
import type { Activity } from '../activity/activity.ts';
import type { Decision, Effect, Quiet, Requirements, Risk } from '../activity/decision.ts';
import type { ConditionTrace } from './predicates/condition.ts';
import { soften } from './decide.ts';
import type { ExceptionReasoning, Explanation, RuleReasoning } from './explain.ts';

const EFFECT_WORDS: Readonly<Record<Effect, string>> = {
  allow: 'goes ahead, nothing is recorded beyond the ordinary',
  log: 'goes ahead and is recorded',
  inform: 'goes ahead; the person sees a notice',
  acknowledge: 'waits until the person has confirmed it',
  justify: 'waits until the person has given a reason',
  request: 'waits until somebody has approved it',
  block: 'is stopped',
};

/** What is about to happen, in one sentence per fact. */
export function activityWords(activity: Activity): string[] {
  const account =
    activity.accountDomain === null ? [] : [`The account belongs to ${activity.accountDomain}.`];
  switch (activity.kind) {
    case 'consent': {
      const { app, scopes, redirectUri } = activity;
      return [
        `The app ${app.name ?? app.clientId} asks at ${activity.host} (${activity.platform}) for ${scopes.length === 0 ? 'no scope that the address shows' : scopes.join(', ')}.`,
        ...(redirectUri === null ? [] : [`The answer goes to ${redirectUri}.`]),
        ...(activity.offline ? ['It wants to keep its access while the person is away.'] : []),
        ...(activity.organisationWide ? ['It would hold for the whole organisation.'] : []),
        ...(activity.opaque ? ['What it asks for is hidden from the address.'] : []),
        ...account,
      ];
    }
    case 'share': {
      const people = activity.recipients
        .map(({ count, domain }) => `${count} at ${domain}`)
        .join(', ');
      return [
        `A ${activity.resource.type} is shared at ${activity.host}${people === '' ? '' : ` with ${people}`}; its link: ${activity.link.replaceAll('_', ' ')}.`,
        ...(activity.role === null ? [] : [`They may ${activity.role}.`]),
        ...account,
      ];
    }
    case 'connect':
      return [
        `The connector ${activity.connector.name ?? activity.connector.id} is set up at ${activity.host}.`,
        ...account,
      ];
    case 'publish':
      return [
        `A ${activity.resource.type} is published at ${activity.host}, reach: ${activity.reach.replaceAll('_', ' ')}, sign-in: ${activity.signIn}, open endpoints: ${activity.openEndpoints}.`,
        ...account,
      ];
  }
}

const QUIET_WORDS: Readonly<Record<Quiet, string>> = {
  'cool-down':
    'Less is shown, because the person was asked about the same thing a short while ago.',
  'same-step': 'Less is shown, because the person has answered for the very same step.',
  budget: 'Less is shown, because the prompts of this day are used up.',
};

/** The sum, part by part. */
function riskWords(risk: Risk | null): string[] {
  if (risk === null) return [];
  const parts = risk.parts.map(({ code, points }) => `${code} ${points > 0 ? '+' : ''}${points}`);
  return [
    `Risk: ${risk.level}, ${risk.score} of 100${parts.length === 0 ? '' : `: ${parts.join(', ')}`}.`,
  ];
}

function requirementWords({ checklist, terms }: Requirements): string[] {
  return [
    ...(checklist.length === 0 ? [] : [`To be ticked: ${checklist.join(' / ')}`]),
    ...(terms === null ? [] : [`To be accepted: ${terms.id}, version ${terms.version}.`]),
  ];
}

/** What is decided, and on what ground. */
export function decisionWords(decision: Decision): string[] {
  const strength =
    decision.intended === decision.effect
      ? ''
      : ` The rules themselves ask for: ${decision.intended}.`;
  return [
    `Decision: ${decision.effect}. The step ${EFFECT_WORDS[decision.effect]}.${strength}`,
    groundOf(decision),
    ...(decision.audience === null ? [] : [`Audience: ${decision.audience.replaceAll('_', ' ')}.`]),
    ...(decision.quiet === null ? [] : [QUIET_WORDS[decision.quiet]]),
    ...(decision.drill ? ['This is an exercise: what is stopped is made up.'] : []),
    ...(decision.policy?.stale === true ? ['The policy is past its day.'] : []),
    ...riskWords(decision.risk),
    ...requirementWords(decision.requirements),
    ...(decision.reasons.length === 0 ? [] : [`Reasons: ${decision.reasons.join(', ')}.`]),
    ...(decision.unknownPredicates.length === 0
      ? []
      : [
          `Left out, because this version does not know them: ${decision.unknownPredicates.join(', ')}.`,
        ]),
  ];
}

function groundOf({ basis, entry, rules }: Decision): string {
  switch (basis) {
    case 'kill':
      return `Ground: the kill entry "${entry}". It comes before everything else.`;
    case 'exception':
      return `Ground: the exception "${entry}" lifts every rule that matched.`;
    case 'rule':
      return `Ground: ${rules.length === 1 ? 'the rule' : 'the rules'} ${rules.map(({ id }) => id).join(', ')}.`;
    case 'none':
      return 'Ground: no rule matched.';
    case 'fail-mode':
      return 'Ground: no policy is at hand, so the fail mode decides.';
  }
}

/** Every rule that matched or came close, with its condition part by part. */
export function ruleWords({ rules, asked }: Explanation): string[] {
  const rest = asked - rules.length;
  return [
    ...rules.flatMap((rule) => [headline(rule), ...conditionLines(rule.condition, '    ')]),
    ...(rest > 0
      ? [`${rest} other ${rest === 1 ? 'rule' : 'rules'} for this kind of step did not come close.`]
      : []),
  ];
}

function headline(rule: RuleReasoning): string {
  const name = `  ${rule.id} (${rule.effect}, ${rule.stage}, band ${rule.band})`;
  const softened = soften(rule.effect, rule.stage);
  switch (rule.verdict) {
    case 'decides':
      return `${name} applies${softened === rule.effect ? '' : `; its stage makes it ${softened}`}${rule.quiet === null ? '' : `; it is quiet (${rule.quiet})`}.`;
    case 'on trial':
      return `${name} matches and is on trial: nothing of it is shown.`;
    case 'lower band':
      return `${name} matches, but a higher band decides.`;
    case 'lifted':
      return `${name} matches, but the exception "${rule.exception}" lifts it.`;
    case 'before':
      return `${name} would match, but it begins at ${rule.starts}.`;
    case 'over':
      return `${name} would match, but it has expired.`;
    case 'other share':
      return `${name} would match, but it is for ${rule.rollout} percent of people, and this is not one of them.`;
    case 'not asked':
      return `${name} would match, but the kill list came first.`;
    case 'no match':
      return `${name} does not apply.`;
  }
}

const ANSWER_WORDS: Readonly<Record<ConditionTrace['answer'], string>> = {
  yes: 'yes',
  no: 'no',
  missing: 'not known',
  'unknown predicate': 'left out, this version does not know it',
};

function conditionLines(trace: ConditionTrace, indent: string): string[] {
  const parameter = trace.parameter === null ? '' : ` ${JSON.stringify(trace.parameter)}`;
  return [
    `${indent}${trace.predicate}${parameter}: ${ANSWER_WORDS[trace.answer]}`,
    ...trace.parts.flatMap((part) => conditionLines(part, `${indent}  `)),
  ];
}

/** Approvals of other people's requests that are told one by one; of what they are, only a browser knows. */
const MOST_OTHERS = 3;

/** Exceptions for this app or resource, and what they do not reach. */
export function exceptionWords(exceptions: readonly ExceptionReasoning[]): string[] {
  const others = exceptions.filter(({ gap }) => gap === "another person's request");
  const rest = others.slice(MOST_OTHERS);
  return [
    ...exceptions
      .filter((one) => !rest.includes(one))
      .map(({ id, gap }) => (gap === null ? `  ${id} holds.` : `  ${id} does not hold: ${gap}.`)),
    ...(rest.length === 0
      ? []
      : [`  ${rest.length} more are for requests that other people made.`]),
  ];
}
