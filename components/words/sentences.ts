/** Titles and reasons: an activity and a decision put into one language's sentences. Pure. */
import type { Activity, LinkReach, Resource } from '../../lib/activity/activity.ts';
import type { Decision } from '../../lib/activity/decision.ts';
import type { Catalog, Verb } from '../../lib/catalog/catalog.ts';
import { consentFacts, hostOf, shareFacts } from '../facts.ts';
import { isUnder, type Organisation } from '../organisation.ts';
import { type RiskTold, riskSentence, riskTold } from './risk-sentences.ts';
import { shareReason } from './share-reasons.ts';
import type { Words } from './words.ts';

export interface ConsentTitle {
  readonly app: string | null;
  readonly phrases: readonly string[];
  readonly more: boolean;
  readonly offline: boolean;
  readonly wide: boolean;
  readonly opaque: boolean;
  /** A device code without an app: whoever showed the code asks (RFC 8628). */
  readonly device: boolean;
  readonly organisation: string | null;
}

export interface PublishTitle {
  readonly type: Resource['type'];
  readonly endpoints: number;
  readonly reach: LinkReach;
  readonly noSignIn: boolean;
  readonly organisation: string | null;
}

/** The fact in one sentence, from the person's side. */
export function factSentence(
  activity: Activity,
  decision: Decision,
  organisation: Organisation | null,
  words: Words,
  catalog: Catalog,
): string {
  const at = organisation?.name ?? null;
  switch (activity.kind) {
    case 'consent': {
      const facts = consentFacts(activity, catalog).filter(({ area }) => area !== 'offline');
      const verbs = new Map<string, { fact: (typeof facts)[number]; does: Verb[] }>();
      for (const fact of facts) {
        const known = verbs.get(fact.area);
        if (known === undefined)
          verbs.set(fact.area, { fact, does: whatItDoes(fact.area, fact.verb) });
        else known.does = [...known.does, ...whatItDoes(fact.area, fact.verb)];
      }
      const groups = [...verbs.values()];
      // Ordinary scopes are named only when there is nothing weightier to say.
      const weighty = groups.filter(({ fact }) => fact.weight !== 'ordinary');
      const told = (weighty.length > 0 ? weighty : groups).slice(0, 2);
      return words.titles.consent({
        app: activity.app.name,
        phrases: told.map(({ fact, does }) => words.scope.phrase(fact.area, inOrder(does), fact)),
        more: weighty.length > told.length,
        offline: activity.offline || activity.scopes.includes('offline_access'),
        wide: activity.organisationWide,
        opaque: activity.opaque && activity.scopes.length === 0,
        device: activity.flow === 'device' && activity.app.name === null,
        organisation: at,
      });
    }
    case 'share':
      return words.titles.share(shareFacts(activity, decision, organisation), at);
    case 'connect':
      return words.titles.connect(activity.connector.name, activity.endpointHost);
    case 'publish':
      return words.titles.publish({
        type: activity.resource.type,
        endpoints: activity.openEndpoints,
        reach: activity.reach,
        noSignIn: activity.signIn === 'none',
        organisation: at,
      });
  }
}

// Whoever may change something may read it too, and a title that says only "change" would hide that.
function whatItDoes(area: string, verb: Verb): Verb[] {
  return verb === 'change' && ['mail', 'files', 'chat', 'notes'].includes(area)
    ? ['read', 'change']
    : [verb];
}

const ORDER: readonly Verb[] = [
  'use',
  'read',
  'create',
  'change',
  'delete',
  'send',
  'run',
  'manage',
];
const inOrder = (verbs: readonly Verb[]) => ORDER.filter((verb) => verbs.includes(verb));

export interface Told {
  readonly title: string;
  /** The fact, where the title says something else (a policy's words, or that it stops here). */
  readonly lead: string | null;
  /** Two at most. */
  readonly why: readonly string[];
  readonly advice: string | null;
  readonly risk: RiskTold | null;
}

/** Everything a person is told in words: title, lead, reasons, advice. */
export function tell(
  activity: Activity,
  decision: Decision,
  organisation: Organisation | null,
  words: Words,
  catalog: Catalog,
): Told {
  const fact = factSentence(activity, decision, organisation, words, catalog);
  const stop =
    decision.effect === 'block' ? stopTitle(activity, decision, organisation, words) : null;
  const unread = decision.reasons.includes('unreadable') ? words.titles.unread : null;
  const title = decision.text.title ?? unread ?? stop ?? fact;
  const why = (
    decision.text.why.length > 0
      ? decision.text.why
      : reasonSentences(activity, decision, organisation, words)
  ).slice(0, 2);
  return {
    title,
    // What nobody could read is not told as a fact.
    lead: title === fact || unread !== null ? null : words.titles.sentence(fact),
    why,
    advice: decision.text.advice,
    risk: riskTold(activity, decision, why, words),
  };
}

function stopTitle(
  activity: Activity,
  decision: Decision,
  organisation: Organisation | null,
  { titles: { stopped } }: Words,
): string {
  switch (activity.kind) {
    case 'consent':
      return stopped.consent(activity.app.name);
    case 'share':
      return stopped.share(
        shareFacts(activity, decision, organisation),
        organisation?.name ?? null,
      );
    case 'publish':
      return stopped.publish(
        activity.resource.type,
        activity.reach === 'public' || activity.reach === 'anyone_with_link',
      );
    case 'connect':
      return stopped.connect(activity.connector.name);
  }
}

/** Reason codes as sentences, strongest first; codes this version does not know are left out. */
export function reasonSentences(
  activity: Activity,
  decision: Decision,
  organisation: Organisation | null,
  words: Words,
): readonly string[] {
  const { reason } = words;
  const at = organisation?.name ?? null;
  const app = activity.kind === 'consent' ? activity.app.name : null;
  const label = 'resource' in activity ? activity.resource.label : null;
  const redirect = activity.kind === 'consent' ? hostOf(activity.redirectUri) : null;
  const consumers = (activity.kind === 'share' ? activity.recipients : [])
    .map(({ domain }) => domain)
    .filter((domain) => isUnder(domain, organisation?.domains.consumer ?? []));
  const fixed: Readonly<Record<string, string | null>> = {
    'audience.public': reason.public,
    'audience.anyone_with_link': reason.anyoneWithLink,
    'audience.external': reason.external(at),
    'audience.partner': reason.partner,
    'audience.organisation': reason.organisation(at),
    'recipient.consumer': reason.consumer([...new Set(consumers)]),
    'recipient.many': reason.many,
    'role.edit': reason.mayChange,
    'role.own': reason.mayOwn,
    label: label === null ? null : reason.label(label),
    'app.unreviewed': reason.unreviewed(app, at),
    'app.asks-more': reason.asksMore,
    'app.offline': reason.offline,
    'app.organisation-wide': reason.wide(at),
    'publisher.unverified': reason.unverified,
    'scope.hidden': reason.hidden,
    'account.not-own': reason.otherAccount(at),
    'app.few-colleagues': reason.fewColleagues,
    'app.loopback': reason.loopback,
    'vendor.no-agreement': reason.noAgreement,
    'vendor.review-due': reason.reviewDue,
    'vendor.limited': reason.vendorLimited,
    'vendor.blocked': reason.vendorBlocked,
    'vendor.unreviewed': reason.vendorUnreviewed,
    'runs-as.maker': reason.maker,
    'publish.open-endpoint': reason.openEndpoint,
    'sign-in.none': reason.noSignIn,
    kill: reason.killed(at),
    'fail-mode': reason.noPolicy,
    unreadable: reason.unread,
  };
  const sentence = (code: string): string | null => {
    if (Object.hasOwn(fixed, code)) return fixed[code] ?? null;
    const known = activity.kind === 'consent' ? riskSentence(code, activity, words) : null;
    if (known !== null) return known;
    const given = shareReason(code, activity, at, words);
    if (given !== null) return given;
    const [family, list = ''] = code.split(/\.(.*)/su);
    if (family === 'scope' && !list.startsWith('outside-')) return reason.scopeList(list);
    return family === 'redirect' && redirect !== null ? reason.sendsTo(redirect) : null;
  };
  const told = decision.reasons.map(sentence).filter((text) => text !== null);
  if (activity.kind === 'publish' && activity.runsAs === 'maker') told.push(reason.maker);
  if (told.length > 0) return [...new Set(told)];
  // Better to name the rule than to give no reason at all.
  const rule = decision.rules[0];
  return rule === undefined ? [] : [reason.rule(rule.id, at)];
}
