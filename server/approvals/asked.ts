/** What a step was about, as far as whoever answers has to know it. */
import { createHash } from 'node:crypto';
import type { Activity } from '../../lib/activity/activity.ts';
import { catalog } from '../../lib/catalog/full.ts';
import { redirectHostOf } from '../../lib/catalog/hosts/redirect-class.ts';
import { OFFLINE_SCOPES } from '../../lib/catalog/scopes.ts';
import type { StepExtension } from '../../lib/events/handrail-extension.ts';
import type { AskedFacts } from '../contract/approvals.ts';

/** @param reason what the person typed, or null */
export function askedFacts(step: StepExtension, reason: string | null): AskedFacts {
  const { activity } = step;
  const consent = activity.kind === 'consent' ? activity : null;
  const scopes = consent === null ? [] : withOffline(consent.scopes, consent.offline);
  const details = consent?.details ?? [];
  return {
    ...{ kind: activity.kind, platform: activity.platform, host: activity.host },
    ...thingIn(activity),
    scopes,
    words: scopes.map((scope) => wordsOf(scope, activity.platform)),
    offline: consent?.offline ?? false,
    details,
    // Of details only the types are read, never what they hold.
    hidden: (consent?.opaque ?? false) || details.length > 0,
    audience: consent?.organisationWide === true ? 'organisation' : step.audience,
    redirect: consent === null ? null : redirectHostOf(consent.redirectUri),
    risk: step.risk === null ? null : { score: step.risk.score, level: step.risk.level },
    rules: [...new Set(step.rules.map(({ id }) => id))],
    reason,
  };
}

/** Lasting access is a scope of an approval, however it was asked for. */
function withOffline(scopes: readonly string[], offline: boolean): string[] {
  const lasting = scopes.some((scope) => OFFLINE_SCOPES.has(scope.toLowerCase()));
  return [...scopes, ...(offline && !lasting ? ['offline_access'] : [])];
}

/** What a scope lets an app do; null where nothing but its name is known. */
function wordsOf(scope: string, platform: string): string | null {
  if (OFFLINE_SCOPES.has(scope.toLowerCase())) return 'access lasts while the person is away';
  const { area, verb } = catalog.scope(scope, platform);
  if (area === 'unknown') return null;
  return `${verb} · ${area.replaceAll('-', ' ')}`;
}

function thingIn(activity: Activity): { subject: string; name: string | null } {
  switch (activity.kind) {
    case 'consent':
      return { subject: activity.app.clientId, name: activity.app.name };
    case 'connect':
      return { subject: activity.connector.id, name: activity.connector.name };
    case 'share':
    case 'publish':
      return { subject: activity.resource.type, name: activity.resource.label };
  }
}

/** Equal where the same person asks for the same thing, scopes, details and audience. */
export function sameness(
  asks: string,
  who: string,
  { kind, platform, host, subject, scopes, details, audience, rules }: AskedFacts,
  resource: string | null,
): string {
  const parts = [asks, who, kind, platform, host, subject, resource, scopes.toSorted(), audience];
  // Without details it is as it was before they were told, so that what waits stays one line with what comes.
  const beside = details.length === 0 ? [] : [details.toSorted()];
  return createHash('sha256')
    .update(JSON.stringify([...parts, asks === 'disputed' ? rules : null, ...beside]))
    .digest('hex');
}
