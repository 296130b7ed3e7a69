/** Which list a scope is looked up in, and under which name. */
import { estimate } from '../estimate.ts';
import type { ScopeFact } from '../catalog.ts';
import { scopeNames } from '../scopes.ts';
import { atlassian, trello } from './atlassian.ts';
import { azureDevOps, bitbucket, github, gitlab } from './code-hosting.ts';
import { customerDesks, docusign, hubspot, salesforce, zendesk } from './customers.ts';
import { google } from './google.ts';
import { auth0, everywhere, okta } from './identity.ts';
import { boards, figma, zoom } from './meetings-and-design.ts';
import { microsoft } from './microsoft.ts';
import { moneyPlaces, shopify, xero } from './money-and-shops.ts';
import { slack } from './slack.ts';
import { discord, networks } from './social.ts';
import { airtable, asana, box, dropbox, linear, notion, workPlaces } from './storage-and-work.ts';
import { type Meaning, type ScopeTable, factOf, readTable } from './table.ts';

/** Every list there is. */
export const SCOPE_TABLES: readonly ScopeTable[] = [
  ...[google, microsoft, slack, github, gitlab, bitbucket, azureDevOps, salesforce, hubspot],
  ...[zendesk, docusign, atlassian, trello, dropbox, box, notion, airtable, asana, linear],
  ...[zoom, figma, shopify, xero, discord, okta, auth0],
  ...[...workPlaces, ...customerDesks, ...boards, ...moneyPlaces, ...networks],
];

type Reader = (name: string) => Meaning | null;

const tableOf = new Map(
  SCOPE_TABLES.flatMap((table) => table.platforms.map((platform) => [platform, table] as const)),
);
const readers = new Map<ScopeTable, Reader>();

function readerOf(table: ScopeTable): Reader {
  const known = readers.get(table);
  if (known !== undefined) return known;
  const made = readTable(table);
  readers.set(table, made);
  return made;
}

/** Addresses in front of a scope that say by themselves whose it is, whatever the platform. */
const GOOGLE = /^https:\/\/www\.googleapis\.com\/auth\//u;
const GOOGLE_WHOLE =
  /^https:\/\/(?=(mail|docs|sites|spreadsheets|picasaweb|calendar|www)\.google\.com)/u;
/** Resources of Microsoft besides those of `scopeNames`: Azure, SharePoint, Power Platform. */
const MICROSOFT_HOST =
  /^https:\/\/([a-z0-9-]+\.)*(azure\.com|azure\.net|windows\.net|microsoft\.com|office\.com|sharepoint\.com|dynamics\.com|powerapps\.com|office365\.com)\/+/u;

/**
 * What a scope means at a provider.
 * @param scope as it stands in the request.
 * @param platform as in the activity; where no list is known for it, only names that say by themselves whose
 * they are, and those that mean the same everywhere, are taken as listed.
 */
export function scopeOf(scope: string, platform: string): ScopeFact {
  const meaning = meaningOf(scope.trim().toLowerCase().replace(/\/+$/u, ''), platform);
  return meaning === null ? estimate(scope) : factOf(scope, meaning);
}

function meaningOf(name: string, platform: string): Meaning | null {
  if (name.length > 512) return null;
  const own = name.replace(GOOGLE, '').replace(GOOGLE_WHOLE, '');
  if (own !== name) return readerOf(google)(own);
  const bare = scopeNames(name)[1];
  if (bare !== undefined) return readerOf(microsoft)(bare) ?? readerOf(everywhere)(bare);
  const table = tableOf.get(platform);
  return (
    (table === undefined ? null : readerOf(table)(name)) ??
    readerOf(everywhere)(name) ??
    behindResource(name)
  );
}

/** `https://host/.default`, `api://app/user_impersonation`: the word after an audience (Entra, RFC 8707). */
function behindResource(name: string): Meaning | null {
  if (!/^[a-z]+:\/\/|^[0-9a-f-]{36}\//u.test(name)) return null;
  const last = name.slice(name.lastIndexOf('/') + 1);
  if (MICROSOFT_HOST.test(name)) return readerOf(microsoft)(last);
  return ['.default', 'user_impersonation', 'access_as_user'].includes(last)
    ? readerOf(microsoft)(last)
    : null;
}
