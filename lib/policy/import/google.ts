/**
 * Google Workspace: `google-tokens` (who gave which app access) and `google-app-access` (what admins set).
 *
 * Formats. Tokens: Admin SDK Directory API `tokens.list` (Google, "REST Resource: tokens": `clientId`, `scopes[]`,
 * `userKey`, `displayText`, `anonymous`, `nativeApp`), one answer for a person or several in a list; or the CSV of
 * GAM's `print tokens`, whose columns have the same names. App access: the CSV of the Admin console, Security, API
 * controls, Manage third-party app access, Bulk update list (Google, "Add & configure third-party apps in bulk",
 * support.google.com/a/answer/12653991: columns Type, Id, Access, Org Unit; "Control which apps access Google
 * Workspace data": configured apps also carry the number of users and API scopes). Both read 2026-11-23.
 *
 * Mapping: tokens are `in-use`, with scopes and the number of people. Trusted is `approved`, Limited is `limited`,
 * Blocked is `blocked`, unconfigured is `in-use`.
 */
import { type CsvRow, countIn, namesIn, readCsv } from './csv-table.ts';
import { type AppList, type ImportInput, type Imported, createCollector } from './imported.ts';
import { objectsIn, textAt, textsAt } from './json-objects.ts';

interface Token {
  readonly clientId: string | null;
  readonly name: string | null;
  readonly person: string | null;
  readonly scopes: readonly string[];
  readonly anonymous: boolean;
}

/** Reads tokens, as JSON or CSV. */
export function importGoogleTokens({ text }: ImportInput): Imported {
  const collector = createCollector();
  const apps = new Map<string, { name: string | null; scopes: Set<string>; people: Set<string> }>();
  for (const { clientId, name, person, scopes, anonymous } of tokensIn(text)) {
    if (clientId === null || anonymous) {
      collector.leave('the token names no registered app', name ?? 'a token without a name');
      continue;
    }
    const app = apps.get(clientId) ?? { name, scopes: new Set(), people: new Set() };
    apps.set(clientId, app);
    for (const scope of scopes) app.scopes.add(scope);
    if (person === null)
      collector.leave(
        'the token does not say whose it is; it is listed, not counted',
        name ?? clientId,
      );
    else app.people.add(person);
  }
  for (const [clientId, { name, scopes, people }] of apps)
    collector.app('in-use', {
      clientId,
      ...(name === null ? {} : { name }),
      scopes: [...scopes].toSorted(),
      ...(people.size > 0 ? { users: people.size } : {}),
    });
  return collector.result();
}

function tokensIn(text: string): Token[] {
  if (/^\s*[[{]/u.test(text))
    return objectsIn(text, ['items']).map((object) => ({
      clientId: textAt(object, 'clientId'),
      name: textAt(object, 'displayText'),
      person: textAt(object, 'userKey') ?? textAt(object, 'user'),
      scopes: textsAt(object, 'scopes'),
      anonymous: object['anonymous'] === true,
    }));
  return readCsv(text, ['clientId', 'scopes']).rows.map((row) => ({
    clientId: row.get('clientid') || null,
    name: row.get('displaytext') || null,
    person: row.get('user') || row.get('userkey') || null,
    scopes: namesIn(row.get('scopes') ?? ''),
    anonymous: row.get('anonymous')?.toLowerCase() === 'true',
  }));
}

const ACCESS: Readonly<Record<string, AppList>> = {
  trusted: 'approved',
  limited: 'limited',
  blocked: 'blocked',
  unconfigured: 'in-use',
};

/** Reads the access that admins gave to apps. */
export function importGoogleAppAccess({ text }: ImportInput): Imported {
  const collector = createCollector();
  for (const row of readCsv(text, ['Id', 'Access']).rows) {
    const clientId = row.get('id') ?? '';
    const name = row.get('appname') || row.get('name') || '';
    const access = (row.get('access') ?? '').toLowerCase();
    const list = ACCESS[access];
    const reason = notMapped(row, clientId, access, list);
    if (reason !== null || list === undefined) {
      collector.leave(
        reason ?? 'it has no access setting',
        name || clientId || 'a row without an app',
      );
      continue;
    }
    const users = countIn(row.get('numberofusers') ?? row.get('users'));
    collector.app(list, {
      clientId,
      ...(name === '' ? {} : { name }),
      ...(users === undefined ? {} : { users }),
    });
  }
  return collector.result();
}

function notMapped(
  row: CsvRow,
  clientId: string,
  access: string,
  list: AppList | undefined,
): string | null {
  const type = (row.get('type') ?? '').toLowerCase();
  const unit = row.get('orgunit') ?? row.get('organizationalunit') ?? '';
  if (clientId === '') return 'the row has no id';
  // Their ids are package names, and their requests do not come through a browser.
  if (/android|ios/u.test(type)) return 'it is a mobile app, which a browser does not see';
  if (unit !== '' && unit !== '/' && list !== 'in-use')
    return 'the setting holds for one organisational unit only';
  if (access.startsWith('specific'))
    return 'it may have specific Google data, and the export does not say which';
  return list === undefined ? `the access "${access}" is not known` : null;
}
