/**
 * Microsoft Entra ID: `entra-grants` (who may act for whom) and `entra-apps` (which apps there are).
 *
 * Formats: Microsoft Graph v1.0 `GET /oauth2PermissionGrants` and `GET /servicePrincipals`, as the API or
 * Graph PowerShell with `ConvertTo-Json` give them, one page or several in a list. Sources: Microsoft Learn,
 * "oAuth2PermissionGrant resource type" (`clientId` is the object id of a service principal, `consentType`
 * is AllPrincipals or Principal, `scope` is separated by blanks) and "servicePrincipal resource type"
 * (`accountEnabled`, `appOwnerOrganizationId`, `disabledByMicrosoftStatus`), read 2026-11-23.
 *
 * Mapping: an app that is switched off, or disabled by Microsoft, is `blocked`. A grant for everyone was
 * made by an admin, so the app is `approved` for these scopes and no others. What people granted for
 * themselves is `in-use`, with their number. An app that needs an assignment is `limited` (entra-apps).
 */
import {
  type Collector,
  type ImportInput,
  ImportProblem,
  type Imported,
  createCollector,
} from './imported.ts';
import { type JsonObject, objectsIn, textAt, textsAt } from './json-objects.ts';

/**
 * Tenants that Microsoft's own apps belong to (Microsoft Learn, "Verify first-party Microsoft applications in
 * sign-in reports", read 2026-11-23). No consent page is shown for them.
 */
const MICROSOFT_TENANTS = new Set([
  'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
  '72f988bf-86f1-41af-91ab-2d7cd011db47',
]);

/** Resources whose scopes requests write without anything in front: Graph, Exchange Online, Azure AD Graph. */
const BARE_RESOURCES = new Set([
  '00000003-0000-0000-c000-000000000000',
  '00000002-0000-0ff1-ce00-000000000000',
  '00000002-0000-0000-c000-000000000000',
]);

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

interface ServicePrincipal {
  readonly object: JsonObject;
  readonly appId: string;
  readonly name: string;
}

function principalsIn(text: string, collector: Collector): Map<string, ServicePrincipal> {
  const found = new Map<string, ServicePrincipal>();
  for (const object of objectsIn(text, ['value'])) {
    const [id, appId] = [textAt(object, 'id'), textAt(object, 'appId')];
    const name = textAt(object, 'displayName') ?? appId ?? '';
    if (id === null || appId === null || !GUID.test(appId))
      collector.leave(
        'it is no service principal with id and appId',
        name || 'an entry without a name',
      );
    else found.set(id.toLowerCase(), { object, appId: appId.toLowerCase(), name });
  }
  if (found.size === 0) throw new ImportProblem('There is no service principal in it.');
  return found;
}

/** Why an app is not for a list, or null. */
function notForLists({ object }: ServicePrincipal): string | null {
  const owner = textAt(object, 'appOwnerOrganizationId')?.toLowerCase() ?? '';
  if (MICROSOFT_TENANTS.has(owner))
    return "it is Microsoft's own, and people are never asked about it";
  const type = textAt(object, 'servicePrincipalType');
  return type !== null && type !== 'Application'
    ? `it is no app that people sign in to (${type})`
    : null;
}

function isSwitchedOff({ object }: ServicePrincipal): boolean {
  const disabled = textAt(object, 'disabledByMicrosoftStatus');
  return object['accountEnabled'] === false || (disabled !== null && disabled !== 'NotDisabled');
}

/** Reads delegated permission grants, with the service principals that they refer to. */
export function importEntraGrants({ text, servicePrincipals }: ImportInput): Imported {
  if (servicePrincipals === null)
    throw new ImportProblem(
      'Grants name apps by object ids only; name the service principals with --service-principals.',
    );
  const collector = createCollector();
  const principals = principalsIn(servicePrincipals, collector);
  const seen = new Map<string, { everyone: Set<string>; own: Set<string>; people: Set<string> }>();
  for (const grant of objectsIn(text, ['value'])) {
    const clientId = textAt(grant, 'clientId')?.toLowerCase() ?? '';
    const client = principals.get(clientId);
    if (client === undefined) {
      collector.leave(
        'its app is not among the service principals',
        clientId || 'a grant without clientId',
      );
      continue;
    }
    const scopes = scopesOf(grant, principals);
    if (typeof scopes === 'string') {
      collector.leave(scopes, client.name);
      continue;
    }
    const grants = seen.get(clientId) ?? { everyone: new Set(), own: new Set(), people: new Set() };
    seen.set(clientId, grants);
    const person = textAt(grant, 'principalId');
    const consentType = textAt(grant, 'consentType');
    if (consentType === 'AllPrincipals') for (const scope of scopes) grants.everyone.add(scope);
    else if (consentType === 'Principal' && person !== null) {
      for (const scope of scopes) grants.own.add(scope);
      grants.people.add(person);
    } else collector.leave('the grant does not say for whom it holds', client.name);
  }
  for (const [id, { everyone, own, people }] of seen) {
    const client = principals.get(id) as ServicePrincipal;
    const reason = notForLists(client);
    const app = { clientId: client.appId, name: client.name };
    const users = people.size > 0 ? { users: people.size } : {};
    if (reason !== null) collector.leave(reason, client.name);
    else if (isSwitchedOff(client)) collector.app('blocked', { ...app, ...users });
    else if (everyone.size > 0)
      collector.app('approved', { ...app, scopes: [...everyone].toSorted(), ...users });
    else collector.app('in-use', { ...app, scopes: [...own].toSorted(), ...users });
    if (reason === null && everyone.size > 0 && [...own].some((scope) => !everyone.has(scope)))
      collector.leave(
        'people granted more than the admin did; only what the admin granted is listed',
        client.name,
      );
  }
  return collector.result();
}

/** The scopes of a grant as requests write them, or why they cannot be told. */
function scopesOf(
  grant: JsonObject,
  principals: ReadonlyMap<string, ServicePrincipal>,
): string[] | string {
  const scopes = (textAt(grant, 'scope') ?? '').split(/\s+/u).filter((scope) => scope !== '');
  if (scopes.length === 0) return 'the grant has no scope';
  const resource = principals.get(textAt(grant, 'resourceId')?.toLowerCase() ?? '');
  if (resource === undefined)
    return 'the resource of its grant is not among the service principals';
  if (BARE_RESOURCES.has(resource.appId)) return scopes;
  const names = textsAt(resource.object, 'servicePrincipalNames').map((name) =>
    name.replace(/\/$/u, ''),
  );
  const known = names.length === 0 ? [resource.appId] : names;
  return known.flatMap((name) => scopes.map((scope) => `${name}/${scope}`));
}

/** Reads service principals alone. */
export function importEntraApps({ text }: ImportInput): Imported {
  const collector = createCollector();
  for (const principal of principalsIn(text, collector).values()) {
    const reason = notForLists(principal);
    const app = { clientId: principal.appId, name: principal.name };
    if (reason !== null) collector.leave(reason, principal.name);
    else if (isSwitchedOff(principal)) collector.app('blocked', app);
    else if (principal.object['appRoleAssignmentRequired'] === true) collector.app('limited', app);
    else collector.app('in-use', app);
  }
  return collector.result();
}
