/** Approvals: bound to who, what, how much, how far and how long; void when any of these grows. */
import { type ConsentActivity, ROLES, type ShareActivity } from '../activity/activity.ts';
import { atLeast } from '../activity/decision.ts';
import { OFFLINE_SCOPES } from '../catalog/scopes.ts';
import type { CompiledException } from './compile.ts';
import { domainIn } from '../catalog/hosts/domains.ts';
import { audienceAtLeast } from './audience.ts';
import { type Facts, appKey } from './facts.ts';
import { isAbout } from './own-request.ts';
import { soften } from './stage.ts';
import type { Exception, Rule } from './schema.ts';

/** What an approval does not reach; the words of `explain`. */
export type ExceptionGap =
  | 'expired'
  | 'other rule'
  | 'other person'
  | "another person's request"
  | 'other app or resource'
  | 'more scopes'
  | 'hidden scopes'
  | 'lasting access'
  | 'other redirect'
  | 'stronger role'
  | 'wider audience';

/** What an exception may lift. */
export type Liftable = Pick<Rule, 'id' | 'effect' | 'stage'>;

/** Id of the first exception that lifts this rule for these facts, or null. */
export function liftedBy(
  exceptions: readonly CompiledException[],
  rule: Liftable,
  facts: Facts,
): string | null {
  return exceptions.find((entry) => gapOf(entry, rule, facts) === null)?.exception.id ?? null;
}

/** The first thing that an exception does not reach, or null when it lifts the rule. */
export function gapOf(
  entry: CompiledException,
  rule: Liftable | null,
  facts: Facts,
): ExceptionGap | null {
  // A moment that cannot be read is never "still to come".
  if (!(facts.context.now < entry.until)) return 'expired';
  if (!liftsRule(entry, rule)) return 'other rule';
  return gapInOwner(entry.exception, facts) ?? gapInReach(entry, facts);
}

/**
 * The rules it names, or all. What was approved is not asked about again: an approval of a request also lifts whatever
 * is milder than needing one, in any band, since those rules had no say while the stronger ones decided.
 */
function liftsRule({ rules, exception }: CompiledException, rule: Liftable | null): boolean {
  if (rules.size === 0 || (rule !== null && rules.has(rule.id))) return true;
  // Rules on trial show nothing, and what they would have said is to be seen.
  if (exception.request === undefined || rule === null || rule.stage === 'observe') return false;
  return !atLeast(soften(rule.effect, rule.stage), 'request');
}

function gapInReach(entry: CompiledException, facts: Facts): ExceptionGap | null {
  return gapInThing(entry, facts) ?? gapInAudience(entry.exception.audience, facts);
}

/** For a request: whether this browser made it, and about this very thing. Else: for whom it is. */
function gapInOwner({ request, actor }: Exception, facts: Facts): ExceptionGap | null {
  if (request === undefined) return coversActor(actor, facts) ? null : 'other person';
  const own = (facts.context.requests ?? []).filter(({ uid }) => uid === request);
  if (own.length === 0) return "another person's request";
  return own.some((one) => isAbout(one, facts.activity)) ? null : 'other app or resource';
}

/** An exception that names nobody is for nobody. */
function coversActor(actor: CompiledException['exception']['actor'], { context }: Facts): boolean {
  if (actor.user === undefined && actor.group === undefined) return false;
  const user = actor.user === undefined || actor.user.toLowerCase() === context.user?.toLowerCase();
  const group = actor.group === undefined || context.groups.includes(actor.group);
  return user && group;
}

function gapInThing(entry: CompiledException, facts: Facts): ExceptionGap | null {
  const { app, connector, resource, request } = entry.exception;
  const { activity } = facts;
  // What a request was about was looked at before; what the exception names beside it is asked as well.
  const unnamed = request !== undefined && (app ?? connector ?? resource) === undefined;
  switch (activity.kind) {
    case 'consent':
      if (!unnamed && (app === undefined || appKey(app) !== appKey(activity.app.clientId)))
        return 'other app or resource';
      return gapInScopes(entry, facts, activity) ?? gapInRedirect(entry.exception, facts);
    case 'connect':
      // Documents of vocabulary 1 name a connector as an app.
      return unnamed || [app, connector].includes(activity.connector.id)
        ? null
        : 'other app or resource';
    case 'share':
    case 'publish':
      if (!unnamed && (resource === undefined || resource !== activity.resource.id))
        return 'other app or resource';
      return activity.kind === 'share' ? gapInRole(entry.exception, activity) : null;
  }
}

/** Where it says where the answer goes, an answer that goes elsewhere, or nobody knows where, is another. */
function gapInRedirect({ redirect }: Exception, { redirectHost }: Facts): ExceptionGap | null {
  if (redirect === undefined) return null;
  return redirectHost !== null && domainIn(redirectHost, new Set([redirect]))
    ? null
    : 'other redirect';
}

function gapInRole({ role }: Exception, asked: ShareActivity): ExceptionGap | null {
  if (role === undefined) return null;
  return asked.role !== null && ROLES.indexOf(asked.role) <= ROLES.indexOf(role)
    ? null
    : 'stronger role';
}

/** Lasting access counts as a scope, however it is asked for (`access_type=offline` at Google). */
function gapInScopes(
  entry: CompiledException,
  facts: Facts,
  asked: ConsentActivity,
): ExceptionGap | null {
  // What stands beside a hidden request says nothing of the rest.
  if (asked.opaque) return 'hidden scopes';
  // An approval names scopes, and nothing that stands beside them (RFC 9396).
  if (asked.details.length > 0) return 'more scopes';
  if (!facts.scopes.every((names) => names.some((name) => entry.scopes.has(name))))
    return 'more scopes';
  const lasting = [...OFFLINE_SCOPES].some((scope) => entry.scopes.has(scope));
  return asked.offline && !lasting ? 'lasting access' : null;
}

/** Wider than what was approved is more than was approved; a grant for all reaches the organisation. */
function gapInAudience(
  approved: CompiledException['exception']['audience'],
  { activity, audience }: Facts,
): ExceptionGap | null {
  const forAll = activity.kind === 'consent' && activity.organisationWide;
  const reached = forAll ? 'organisation' : audience;
  if (reached === null) return null;
  return approved !== undefined && audienceAtLeast(approved, reached) ? null : 'wider audience';
}
