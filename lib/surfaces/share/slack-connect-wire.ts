/** Requests by which Slack shares a channel with another company. */
import { z } from 'zod/mini';
import type { ShareFacts } from '../../activity/activity.ts';
import { domainInText, hostOf } from '../dom.ts';
import { countByDomain } from '../share-names.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { isMethod, jsonBody } from '../wire.ts';

const SEEN = 'docs.slack.dev, conversations.inviteShared and approveSharedInvite, 2026-11';

const Invite = z.object({
  channel: z.string(),
  emails: z.nullish(z.union([z.string(), z.array(z.string())])),
  external_limited: z.nullish(z.union([z.boolean(), z.string()])),
});

export const slackConnectWire: readonly WireCall[] = [
  {
    name: 'Invite another company',
    urls: ['https://*.slack.com/api/conversations.inviteShared*'],
    read: readInvite,
    seen: SEEN,
    sure: 'high',
  },
  {
    name: 'Approve an invitation',
    urls: ['https://*.slack.com/api/conversations.approveSharedInvite*'],
    // It names the invitation, not those who were invited.
    read: (request) => (isMethod(request, 'POST') ? 'unreadable' : null),
    seen: SEEN,
    sure: 'high',
  },
];

/** Slack takes each call as a form or as JSON. */
function bodyOf(request: WireRequest): z.infer<typeof Invite> | null {
  if (request.fields === null) return jsonBody(request, Invite);
  const one = (name: string) => request.fields?.[name]?.[0];
  return (
    Invite.safeParse({
      channel: one('channel'),
      emails: request.fields['emails'],
      external_limited: one('external_limited'),
    }).data ?? null
  );
}

function readInvite(request: WireRequest): WireReading {
  if (!isMethod(request, 'POST')) return null;
  const body = bodyOf(request);
  const words = [body?.emails ?? []].flat().flatMap((text) => text.split(/[\s,;]+/u));
  const recipients = countByDomain(words.map(domainInText));
  // People named by their Slack id may be of any company.
  if (body === null || recipients.length === 0) return 'unreadable';
  const limited = body.external_limited;
  return {
    kind: 'share',
    surface: 'share/slack-connect',
    platform: 'slack',
    host: hostOf(request.url),
    accountDomain: null,
    sensor: 'wire',
    resource: { type: 'channel', id: body.channel.slice(0, 512), label: null },
    recipients,
    link: 'unchanged',
    role: null,
    // Limited is the default: such members post, and invite nobody.
    mayReshare: limited === false || limited === 'false',
  } satisfies ShareFacts;
}
