/** The transactions by which Notion changes who may see a page. */
import { z } from 'zod/mini';
import type { LinkReach, Role, ShareFacts } from '../../activity/activity.ts';
import { hostOf } from '../dom.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { isMethod, jsonBody } from '../wire.ts';

const HOSTS = ['https://www.notion.so', 'https://app.notion.com'] as const;
const on = (call: string) => HOSTS.map((host) => `${host}/api/v3/${call}*`);

const Item = z.object({
  type: z.string(),
  role: z.optional(z.union([z.string(), z.record(z.string(), z.unknown())])),
  is_site: z.optional(z.boolean()),
  allow_search_engine_indexing: z.optional(z.boolean()),
});
type Item = z.infer<typeof Item>;
const Operation = z.object({
  pointer: z.object({ id: z.string() }),
  command: z.string(),
  args: z.unknown(),
});
const Transactions = z.object({
  transactions: z.array(z.object({ operations: z.array(Operation) })),
});

const ROLES: Readonly<Record<string, Role>> = {
  reader: 'view',
  comment_only: 'comment',
  read_and_write: 'edit',
  editor: 'edit',
};
const WIDEST: readonly LinkReach[] = ['public', 'anyone_with_link', 'organisation'];

export const notionWire: readonly WireCall[] = [
  {
    name: 'saveTransactions',
    urls: on('saveTransactions'),
    read,
    seen: 'requests of the share menu in public code of three authors, 2023-12 to 2026-09',
    sure: 'high',
  },
  {
    // It names people by their ids in Notion, which tell no domain.
    name: 'inviteGuestsToSpace',
    urls: on('inviteGuestsToSpace'),
    read: (request) => (isMethod(request, 'POST') ? 'unreadable' : null),
    seen: 'public code of two authors, 2021 and 2026',
    sure: 'medium',
  },
];

/** Every edit of a page is such a transaction, so that most are let go without being parsed. */
function read(request: WireRequest): WireReading {
  if (!isMethod(request, 'POST') || request.text?.includes('setPermissionItem') !== true)
    return null;
  const body = jsonBody(request, Transactions);
  if (body === null) return 'unreadable';
  const steps = body.transactions
    .flatMap(({ operations }) => operations)
    .filter(({ command }) => command === 'setPermissionItem')
    .map(({ pointer, args }) => step(request, pointer.id, Item.safeParse(args).data))
    .filter((one) => one !== null);
  const wide = steps.filter((one) => one !== 'unreadable');
  const widest = WIDEST.map((link) => wide.find((one) => one.link === link)).find(
    (one) => one !== undefined,
  );
  return widest ?? steps[0] ?? null;
}

function step(
  request: WireRequest,
  page: string,
  item: Item | undefined,
): ShareFacts | 'unreadable' | null {
  if (item === undefined) return 'unreadable';
  if (item.role === 'none') return null;
  const link = reachOf(item);
  // A person is named by an id in Notion, which tells no domain.
  if (link === null) return 'unreadable';
  return {
    kind: 'share',
    surface: 'share/notion',
    platform: 'notion',
    host: hostOf(request.url),
    accountDomain: null,
    sensor: 'wire',
    resource: { type: 'page', id: page.replaceAll('-', '').slice(0, 512), label: null },
    recipients: [],
    link,
    role: typeof item.role === 'string' ? (ROLES[item.role] ?? null) : null,
    ...(item.role === 'editor' && { mayReshare: true }),
  };
}

function reachOf(item: Item): LinkReach | null {
  if (item.type === 'space_permission') return 'organisation';
  if (item.type !== 'public_permission') return null;
  return item.is_site === true || item.allow_search_engine_indexing === true
    ? 'public'
    : 'anyone_with_link';
}
