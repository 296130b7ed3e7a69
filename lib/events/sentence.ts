/** One plain English sentence for an event: who was about to do what, what Handrail did, how it ended. */
import type { Activity, LinkReach, Recipient } from '../activity/activity.ts';
import type { Effect, Outcome } from '../activity/decision.ts';
import type { HealthRecord, ReportRecord, StepRecord } from './record.ts';

/**
 * @param record the step or health record
 * @param user the person as reported, or null where the organisation reports no people
 * @returns one sentence in plain text; it may hold names that a page made up, so never treat it as markup
 */
export function sentenceFor(record: ReportRecord, user: string | null): string {
  return record.type === 'step' ? stepSentence(record, user) : healthSentence(record);
}

function stepSentence(record: StepRecord, user: string | null): string {
  const who = user === null ? 'Someone' : user;
  if (record.disputes !== null)
    return `${who} said later that this is wrong: Handrail's answer when they were about to ${intention(record.activity)}.`;
  const observed =
    record.decision.stage === 'observe' && record.decision.intended !== record.decision.effect
      ? ` (rules in trial would have said: ${record.decision.intended})`
      : '';
  return `${who} was about to ${intention(record.activity)}; ${DID[record.rendered]}${ENDED[record.outcome]}${observed}.`;
}

const DID: Record<Effect | 'none', string> = {
  none: 'Handrail showed nothing and ',
  allow: 'Handrail allowed it and ',
  log: 'Handrail noted it and ',
  inform: 'Handrail gave a hint and ',
  acknowledge: 'Handrail warned and ',
  justify: 'Handrail asked for a reason and ',
  request: 'Handrail asked for an approval and ',
  block: 'Handrail blocked it and ',
};

const ENDED: Record<Outcome, string> = {
  proceeded: 'the person went ahead',
  cancelled: 'the person went back',
  fixed: 'the person corrected it',
  blocked: 'it did not happen',
  requested: 'the person asked for approval',
  allowed_silently: 'it went ahead',
  disputed: 'the person said that this is wrong',
};

function intention(activity: Activity): string {
  switch (activity.kind) {
    case 'consent': {
      const name = activity.app.name === null ? activity.app.clientId : activity.app.name;
      const scopes = activity.opaque
        ? 'hidden permissions'
        : counted(activity.scopes.length, 'permission');
      const everyone = activity.organisationWide ? ' for the whole organisation' : '';
      // A server that no catalogue knows is named by its host.
      const place = activity.platform === 'oauth' ? activity.host : activity.platform;
      return `give the app "${name}" ${scopes} at ${place}${everyone}`;
    }
    case 'share':
      return `share ${thing(activity.resource.type)} with ${audienceOf(activity.recipients, activity.link)}`;
    case 'connect': {
      const { id, name } = activity.connector;
      return `connect "${name === null ? id : name}" in ${activity.platform}`;
    }
    case 'publish': {
      const open =
        activity.openEndpoints > 0
          ? ` with ${counted(activity.openEndpoints, 'open endpoint')}`
          : '';
      return `publish ${thing(activity.resource.type)} in ${activity.platform}${open}`;
    }
  }
}

function audienceOf(recipients: Recipient[], link: LinkReach): string {
  const parts: string[] = [];
  if (link !== 'unchanged') parts.push(REACH[link]);
  const people = recipients.reduce((sum, recipient) => sum + recipient.count, 0);
  if (people > 0) {
    const domains = [...new Set(recipients.map((recipient) => recipient.domain))];
    const named = domains.slice(0, 3).join(', ');
    const more = domains.length > 3 ? ` and ${domains.length - 3} more` : '';
    parts.push(`${counted(people, 'recipient')} at ${named}${more}`);
  }
  return parts.length === 0 ? 'nobody new' : parts.join(' and ');
}

const REACH: Record<Exclude<LinkReach, 'unchanged'>, string> = {
  restricted: 'named people only',
  organisation: 'everyone in the organisation',
  anyone_with_link: 'anyone who has the link',
  public: 'the public',
};

function thing(type: string): string {
  if (type === 'unknown') return 'something';
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const HEALTH: Record<HealthRecord['reason'], string> = {
  heartbeat: 'Handrail is running',
  policy_applied: 'Handrail applied a policy',
  policy_rejected: 'Handrail refused a policy and kept the one it had',
  policy_unreachable: 'Handrail could not fetch the policy',
  configuration_invalid: 'Handrail found a wrong value in its managed configuration',
  coverage_gap: 'Handrail saw a step that it could not read',
  outbox_dropped: 'Handrail had to drop events that waited too long',
  report_set_aside: 'Handrail set events aside that the report endpoint refused',
  permission_missing: 'The browser withholds a permission from Handrail',
};

function healthSentence(record: HealthRecord): string {
  const detail = record.detail.trim().replace(/[.!]+$/, '');
  return detail === '' ? `${HEALTH[record.reason]}.` : `${HEALTH[record.reason]}: ${detail}.`;
}
