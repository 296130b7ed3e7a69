/**
 * Slack: `slack-apps`, apps that an organisation approved or restricted.
 *
 * Formats: the answers of `admin.apps.approved.list` and `admin.apps.restricted.list` (Slack, method reference, and
 * the types of @slack/web-api: `approved_apps[]` or `restricted_apps[]` with `app.id`, `app.name`, `scopes[].name`),
 * one page or several in a list, read 2026-11-23; or a CSV with the columns app_id, name, status (approved or
 * restricted) and, if known, client_id and scopes.
 *
 * These answers name an app by its app id (A0…), and a consent request names it by its OAuth client id (digits, a dot,
 * digits). One does not follow from the other, so `--client-ids` takes a CSV with the columns app_id and client_id;
 * what stands in neither is left out.
 */
import { namesIn, readCsv } from './csv-table.ts';
import { type ImportInput, type Imported, createCollector } from './imported.ts';
import { objectsAt, objectsIn, textAt, type JsonObject } from './json-objects.ts';

interface SlackApp {
  readonly id: string;
  readonly name: string | null;
  readonly list: 'approved' | 'blocked' | null;
  readonly scopes: readonly string[];
  readonly clientId: string | null;
}

const CLIENT_ID = /^\d+\.\d+$/u;

/** Reads approved and restricted apps. */
export function importSlackApps({ text, clientIds }: ImportInput): Imported {
  const collector = createCollector();
  const known = clientIds === null ? new Map<string, string>() : clientIdsIn(clientIds);
  for (const { id, name, list, scopes, clientId: given } of appsIn(text)) {
    const label = name ?? id;
    const clientId = given ?? known.get(id) ?? null;
    if (list === null) collector.leave('it is neither approved nor restricted', label);
    else if (clientId === null)
      collector.leave(
        `its OAuth client id is not known (name it with --client-ids)`,
        `${label} (${id})`,
      );
    else if (!CLIENT_ID.test(clientId))
      collector.leave('that is no client id of Slack', `${label} (${clientId})`);
    else
      collector.app(list, {
        clientId,
        ...(name === null ? {} : { name }),
        // A list of blocked apps asks for no scopes: an app is blocked whatever it wants.
        ...(list === 'approved' && scopes.length > 0 ? { scopes: [...scopes].toSorted() } : {}),
      });
  }
  return collector.result();
}

function appsIn(text: string): SlackApp[] {
  if (!/^\s*[[{]/u.test(text)) return appsInTable(text);
  // A page may hold either list; each says what its apps are.
  return [
    ...pagesIn(text, 'approved_apps').map((entry) => slackApp(entry, 'approved')),
    ...pagesIn(text, 'restricted_apps').map((entry) => slackApp(entry, 'blocked')),
  ];
}

function pagesIn(text: string, list: string): JsonObject[] {
  return objectsIn(text, []).flatMap((page) => objectsAt(page, list));
}

function slackApp(entry: JsonObject, list: 'approved' | 'blocked'): SlackApp {
  const app = entry['app'];
  const named: JsonObject = typeof app === 'object' && app !== null ? { ...app } : {};
  return {
    id: textAt(named, 'id') ?? '',
    name: textAt(named, 'name'),
    list,
    scopes: [
      ...new Set(objectsAt(entry, 'scopes').flatMap((scope) => textAt(scope, 'name') ?? [])),
    ],
    clientId: null,
  };
}

const STATUS: Readonly<Record<string, 'approved' | 'blocked'>> = {
  approved: 'approved',
  restricted: 'blocked',
};

function appsInTable(text: string): SlackApp[] {
  return readCsv(text, ['app_id', 'status']).rows.map((row) => ({
    id: row.get('appid') ?? '',
    name: row.get('name') || row.get('appname') || null,
    list: STATUS[(row.get('status') ?? '').toLowerCase()] ?? null,
    scopes: namesIn(row.get('scopes') ?? ''),
    clientId: row.get('clientid') || null,
  }));
}

function clientIdsIn(text: string): Map<string, string> {
  return new Map(
    readCsv(text, ['app_id', 'client_id']).rows.map((row) => [
      row.get('appid') ?? '',
      row.get('clientid') ?? '',
    ]),
  );
}
