/** Approvals: bound to who, what, how much, how far and how long; void when any of these grows. */
import type { CompiledException } from './compile.ts';
import { type Facts, audienceAtLeast } from './facts.ts';

/** Id of the first exception that lifts this rule for these facts, or null. */
export function liftedBy(exceptions: readonly CompiledException[], ruleId: string, facts: Facts): string | null {
  return exceptions.find((entry) => covers(entry, ruleId, facts))?.exception.id ?? null;
}

function covers(entry: CompiledException, ruleId: string, facts: Facts): boolean {
  const { exception } = entry;
  return (
    facts.context.now < entry.until &&
    (entry.rules.size === 0 || entry.rules.has(ruleId)) &&
    coversActor(exception.actor, facts) &&
    coversThing(entry, facts) &&
    coversAudience(exception.audience, facts)
  );
}

/** An exception that names nobody is for nobody. */
function coversActor(actor: CompiledException['exception']['actor'], { context }: Facts): boolean {
  if (actor.user === undefined && actor.group === undefined) return false;
  const user = actor.user === undefined || actor.user.toLowerCase() === context.user?.toLowerCase();
  const group = actor.group === undefined || context.groups.includes(actor.group);
  return user && group;
}

function coversThing(entry: CompiledException, { activity }: Facts): boolean {
  const { app, resource } = entry.exception;
  switch (activity.kind) {
    case 'consent':
      return app === activity.app.clientId && activity.scopes.every((scope) => entry.scopes.has(scope));
    case 'connect':
      return app === activity.connector.id;
    case 'share':
    case 'publish':
      return resource !== undefined && resource === activity.resource.id;
  }
}

function coversAudience(approved: CompiledException['exception']['audience'], { audience }: Facts): boolean {
  if (audience === null) return true;
  // Wider than what was approved is more than was approved.
  return approved !== undefined && audienceAtLeast(approved, audience);
}
