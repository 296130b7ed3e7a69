/** What an unlisted scope probably means, from its words. Careful: what is unclear is never called ordinary. */
import type { Area, Note, ScopeFact, Verb, Weight } from './catalog.ts';

/** Words of a scope that hint at what it reaches; first match wins, so the narrower words stand first. */
const HINTS: readonly (readonly [RegExp, Area])[] = [
  [/^(e?mails?|gmail|messages?|inbox|imap|smtp|pop)$/u, 'mail'],
  [/^(repos?|repository|repositories|code|gists?|commits?|pull)$/u, 'code'],
  [/^(files?|drives?|folders?|attachments?|blobs?|storage)$/u, 'files'],
  [/^(docs?|documents?|spreadsheets?|sheets?|slides?|presentations?|forms?)$/u, 'documents'],
  [/^(pages?|wiki|sites?|space|spaces|blocks?|notebooks?|notes?)$/u, 'notes'],
  [/^(calendars?|events?|schedules?)$/u, 'calendar'],
  [/^(contacts?|addressbook)$/u, 'contacts'],
  [/^(crm|deals?|leads?|customers?|companies|company|opportunities)$/u, 'customers'],
  [/^(accounting|ledger|bank|payroll)$/u, 'accounting'],
  [/^(payments?|invoices?|billing|charges?|transactions?|orders?)$/u, 'payments'],
  [/^(chats?|channels?|im|dms?|conversations?)$/u, 'chat'],
  [/^(recordings?|transcripts?)$/u, 'recordings'],
  [/^(meetings?|webinars?)$/u, 'meetings'],
  [/^(tickets?)$/u, 'tickets'],
  [/^(tasks?|issues?|projects?|boards?|cards?|jira|work)$/u, 'tasks'],
  [/^(photos?|pictures?|images?)$/u, 'photos'],
  [/^(videos?|media)$/u, 'videos'],
  [/^(passwords?|secrets?|credentials?|keys?|tokens?)$/u, 'credentials'],
  [/^(groups?|teams?|members?)$/u, 'groups'],
  [/^(employees?|staff|hr|salary)$/u, 'personnel'],
  [/^(users?|people|persons?)$/u, 'people'],
  [/^(directory|organi[sz]ations?|orgs?|tenant|domains?)$/u, 'directory'],
  [/^(roles?|permissions?)$/u, 'roles'],
  [/^(devices?)$/u, 'devices'],
  [/^(audit|logs?)$/u, 'logs'],
  [/^(automations?|flows?|workflows?|webhooks?|hooks?|bots?)$/u, 'automation'],
  [/^(cloud|servers?|instances?|clusters?)$/u, 'cloud'],
  [/^(databases?|db|data|tables?|records?|bases?)$/u, 'databases'],
  [/^(profile|me)$/u, 'profile'],
  [/^(settings?|preferences?|config|configuration)$/u, 'settings'],
  [/^(accounts?)$/u, 'account'],
];
const SENDS = /^(send|post|publish|reply|forward)$/u;
const CHANGES =
  /^(readwrite|write|edit|modify|change|update|create|delete|remove|manage|management|admin|full|fullcontrol|control|upload|all|owner|maintain)$/u;
const READS = /^(read|readonly|readbasic|view|list|get|history|search|export|download|metadata)$/u;

/** Areas where reading alone already lays much open. */
const DEEP = new Set<Area>([
  'mail',
  'files',
  'sites',
  'chat',
  'notes',
  'code',
  'directory',
  'cloud',
  'payments',
  'customers',
  'credentials',
  'recordings',
  'databases',
  'accounting',
  'personnel',
  'search',
]);
const WIDE = new Set<Area>([
  'people',
  'groups',
  'directory',
  'roles',
  'apps',
  'devices',
  'logs',
  'sites',
  'organisation',
  'security',
]);

/**
 * A careful reading of a scope that no list names.
 * @param scope as it stands in the request.
 */
export function estimate(scope: string): ScopeFact {
  const words = scope
    .replace(/^[a-z]+:\/\/[^/]+\//iu, '')
    .replace(/([a-z])([A-Z])/gu, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/u)
    .filter((word) => word !== '');
  const hint = HINTS.find(([pattern]) => words.some((word) => pattern.test(word)));
  const area = hint?.[1] ?? 'unknown';
  const verb = verbOf(words);
  return {
    scope,
    area,
    verb,
    weight: weightOf(area, verb),
    note: noteOf(area, verb),
    estimated: true,
  };
}

function verbOf(words: readonly string[]): Verb {
  const reads = words.some((word) => READS.test(word));
  // In `files.read.all` the last word widens what is read; it does not add writing.
  const changes = words.some((word) => CHANGES.test(word) && !(reads && word === 'all'));
  if (changes) return 'change';
  if (words.some((word) => SENDS.test(word))) return 'send';
  return reads ? 'read' : 'use';
}

function weightOf(area: ScopeFact['area'], verb: Verb): Weight {
  // What could not be read may be anything, so it is never called ordinary.
  if (area === 'unknown') return verb === 'change' ? 'high' : 'sensitive';
  if (DEEP.has(area as Area)) return 'high';
  if (WIDE.has(area as Area)) return verb === 'change' ? 'high' : 'sensitive';
  return verb === 'read' ? 'ordinary' : 'sensitive';
}

/**
 * What makes a scope weigh, in one word; null where nothing does.
 * @param area what the scope reaches.
 * @param verb what it allows there.
 */
export function noteOf(area: ScopeFact['area'], verb: Verb): Note | null {
  switch (area) {
    case 'offline':
      return 'no-end';
    case 'picked':
    case 'app-folder':
    case 'assigned':
    case 'own-entries':
      return 'picked';
    case 'impersonate':
      return 'acts';
    case 'everything':
    case 'documents':
    case 'photos':
      return verb === 'send' ? 'acts' : 'everything';
    default:
      if (verb === 'send') return 'acts';
      if (WIDE.has(area as Area)) return 'everyone';
      return DEEP.has(area as Area) ? 'everything' : null;
  }
}
