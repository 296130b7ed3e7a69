/** The requests by which Trello's web client changes who sees a board and who is on it. */
import { z } from 'zod/mini';
import type { LinkReach, Recipient, Role, ShareFacts } from '../../activity/activity.ts';
import { domainOfAddress, hostOf } from '../dom.ts';
import { countByDomain } from '../share-names.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { inPath, isMethod, jsonBody } from '../wire.ts';

const SOURCE =
  "Trello's web client, sources as delivered, 2025-12, and its REST reference, 2026-07";

const LEVELS: Readonly<Record<string, LinkReach>> = {
  org: 'organisation',
  enterprise: 'organisation',
  public: 'public',
};
const ROLES: Readonly<Record<string, Role>> = { admin: 'own', normal: 'edit', observer: 'view' };

const Body = z.object({
  'prefs/permissionLevel': z.optional(z.nullable(z.string())),
  value: z.optional(z.unknown()),
  type: z.optional(z.nullable(z.string())),
});
const Mutation = z.object({
  variables: z.object({ input: z.object({ boardId: z.string(), visibility: z.string() }) }),
});

export const trelloWire: readonly WireCall[] = [
  {
    name: 'board',
    urls: ['https://trello.com/1/board*', 'https://api.trello.com/1/board*'],
    read: (request) => (isMethod(request, 'PUT', 'POST') ? read(request) : null),
    seen: SOURCE,
    sure: 'high',
  },
  {
    name: 'updateBoardVisibility',
    urls: ['https://trello.com/gateway/api/graphql*'],
    read: readMutation,
    seen: "the mutation in Trello's web client, 2025-12; its address in public automation code, 2026",
    sure: 'medium',
  },
];

function read(request: WireRequest): WireReading {
  const board = inPath(request, /^\/1\/boards?\/([^/]+)/iu);
  const rest = /^\/1\/boards?\/[^/]+\/?(.*)$/iu.exec(request.url.pathname)?.[1] ?? '';
  if (board === null) return null;
  const body = jsonBody(request, Body);
  const query = request.url.searchParams;
  const fact = (name: string) => query.get(name) ?? request.fields?.[name]?.[0] ?? null;
  switch (rest.split('/')[0]) {
    case '':
      return leveled(
        request,
        board,
        body?.['prefs/permissionLevel'] ?? fact('prefs/permissionLevel'),
      );
    case 'prefs': {
      if (rest !== 'prefs/permissionLevel') return null;
      const level = typeof body?.value === 'string' ? body.value : fact('value');
      return level === null ? 'unreadable' : leveled(request, board, level);
    }
    case 'invitationSecret':
      return shared(request, board, [], 'anyone_with_link', ROLES[body?.type ?? ''] ?? null);
    case 'members': {
      const type = fact('type');
      const domain = domainOfAddress(fact('email') ?? '');
      if (domain !== null)
        return shared(
          request,
          board,
          countByDomain([domain]),
          'unchanged',
          ROLES[type ?? ''] ?? null,
        );
      // A member's id alone does not tell whose account it is; without a type somebody's role is changed.
      return rest.includes('/') && type === null ? null : 'unreadable';
    }
    default:
      return null;
  }
}

function readMutation(request: WireRequest): WireReading {
  if (request.text?.includes('updateBoardVisibility') !== true) return null;
  const input = jsonBody(request, Mutation)?.variables.input;
  return input === undefined
    ? 'unreadable'
    : leveled(request, input.boardId, input.visibility.toLowerCase());
}

/** A board that is made private, or whose level is left alone, is no step. */
function leveled(request: WireRequest, board: string, level: string | null): ShareFacts | null {
  const link = LEVELS[level ?? ''];
  return link === undefined ? null : shared(request, board, [], link, null);
}

function shared(
  request: WireRequest,
  board: string,
  recipients: Recipient[],
  link: LinkReach,
  role: Role | null,
): ShareFacts {
  return {
    kind: 'share',
    surface: 'share/trello',
    platform: 'atlassian',
    host: hostOf(request.url),
    accountDomain: null,
    sensor: 'wire',
    resource: { type: 'board', id: board.slice(0, 512), label: null },
    recipients,
    link,
    role,
  };
}
