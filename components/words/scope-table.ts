/**
 * Scopes as facts: what they reach and what they allow. The usual ones are listed, by the providers'
 * own reference pages (Google OAuth scopes, Microsoft Graph permissions; 2026-11); the rest is read
 * from the words of the scope, and says so.
 */
import { estimate, noteOf } from './scope-estimate.ts';

export const AREAS = [
  'mail',
  'mail-headers',
  'mail-settings',
  'files',
  'file-names',
  'documents',
  'sites',
  'calendar',
  'contacts',
  'profile',
  'people',
  'groups',
  'directory',
  'chat',
  'meetings',
  'tasks',
  'notes',
  'photos',
  'videos',
  'code',
  'cloud',
  'devices',
  'apps',
  'roles',
  'payments',
  'customers',
  'logs',
  'settings',
  'account',
  'automation',
] as const;
export type Area = (typeof AREAS)[number];
export type Verb = 'read' | 'change' | 'send' | 'use';
/** Meanings that have a sentence of their own. */
export type Special =
  'identity' | 'address' | 'offline' | 'picked' | 'impersonate' | 'everything' | 'app-folder';
export type Weight = 'ordinary' | 'sensitive' | 'high';
export type Note = 'everything' | 'acts' | 'no-end' | 'everyone' | 'picked';

export interface ScopeFact {
  readonly scope: string;
  readonly area: Area | Special | 'unknown';
  readonly verb: Verb;
  readonly note: Note | null;
  readonly weight: Weight;
  readonly estimated: boolean;
}

/** One line: meaning, then the scopes that have it, lower case and without the provider's prefix. */
const LISTED: readonly (readonly [Area | Special, Verb, Weight, string])[] = [
  ['identity', 'read', 'ordinary', 'openid profile userinfo.profile user.read read:user user:read'],
  ['address', 'read', 'ordinary', 'email userinfo.email user:email'],
  ['offline', 'use', 'sensitive', 'offline_access refresh_token offline'],
  [
    'picked',
    'use',
    'ordinary',
    'drive.file files.selectedoperations.selected files.readwrite.selected',
  ],
  ['app-folder', 'use', 'ordinary', 'drive.appdata drive.appfolder files.readwrite.appfolder'],
  [
    'impersonate',
    'use',
    'high',
    'user_impersonation impersonation directory.accessasuser.all full_access',
  ],
  ['everything', 'use', 'high', '.default api full'],
  ['mail', 'read', 'high', 'gmail.readonly mail.read mail.read.shared'],
  [
    'mail',
    'change',
    'high',
    'mail.google.com gmail.modify mail.readwrite mail.readwrite.shared imap.accessasuser.all pop.accessasuser.all ews.accessasuser.all',
  ],
  ['mail', 'send', 'high', 'gmail.send gmail.compose mail.send mail.send.shared smtp.send'],
  [
    'mail-headers',
    'read',
    'sensitive',
    'gmail.metadata gmail.labels mail.readbasic mail.readbasic.shared',
  ],
  ['mail-settings', 'read', 'ordinary', 'mailboxsettings.read'],
  [
    'mail-settings',
    'change',
    'high',
    'gmail.settings.basic gmail.settings.sharing mailboxsettings.readwrite',
  ],
  ['files', 'read', 'high', 'drive.readonly files.read files.read.all'],
  ['files', 'change', 'high', 'drive files.readwrite files.readwrite.all'],
  [
    'file-names',
    'read',
    'sensitive',
    'drive.metadata.readonly drive.metadata drive.activity.readonly',
  ],
  [
    'documents',
    'read',
    'sensitive',
    'documents.readonly spreadsheets.readonly presentations.readonly forms.body.readonly forms.responses.readonly',
  ],
  ['documents', 'change', 'high', 'documents spreadsheets presentations forms.body'],
  ['sites', 'read', 'high', 'sites.read.all'],
  ['sites', 'change', 'high', 'sites.readwrite.all sites.manage.all sites.fullcontrol.all'],
  [
    'calendar',
    'read',
    'sensitive',
    'calendar.readonly calendar.events.readonly calendar.freebusy calendars.read calendars.readbasic calendars.read.shared',
  ],
  [
    'calendar',
    'change',
    'sensitive',
    'calendar calendar.events calendars.readwrite calendars.readwrite.shared',
  ],
  [
    'contacts',
    'read',
    'sensitive',
    'contacts.readonly contacts.other.readonly contacts.read contacts.read.shared',
  ],
  ['contacts', 'change', 'sensitive', 'contacts contacts.readwrite contacts.readwrite.shared'],
  ['profile', 'change', 'sensitive', 'user.readwrite user'],
  [
    'people',
    'read',
    'sensitive',
    'people.read people.read.all user.readbasic.all user.read.all directory.readonly users:read admin.directory.user.readonly',
  ],
  ['people', 'change', 'high', 'user.readwrite.all admin.directory.user'],
  [
    'groups',
    'read',
    'sensitive',
    'group.read.all groupmember.read.all admin.directory.group.readonly read:org',
  ],
  [
    'groups',
    'change',
    'high',
    'group.readwrite.all groupmember.readwrite.all admin.directory.group admin:org write:org',
  ],
  ['directory', 'read', 'high', 'directory.read.all admin.directory.domain.readonly'],
  ['directory', 'change', 'high', 'directory.readwrite.all admin.directory.domain'],
  [
    'chat',
    'read',
    'high',
    'chat.read chat.read.all chat.messages.readonly channelmessage.read.all channels:history groups:history im:history',
  ],
  ['chat', 'change', 'high', 'chat.readwrite chat.messages'],
  [
    'chat',
    'send',
    'sensitive',
    'chatmessage.send channelmessage.send chat:write chat.messages.create',
  ],
  ['meetings', 'read', 'sensitive', 'onlinemeetings.read onlinemeetingtranscript.read.all'],
  ['meetings', 'change', 'sensitive', 'onlinemeetings.readwrite'],
  ['tasks', 'read', 'ordinary', 'tasks.readonly tasks.read'],
  ['tasks', 'change', 'ordinary', 'tasks tasks.readwrite'],
  ['notes', 'read', 'high', 'notes.read notes.read.all keep.readonly'],
  ['notes', 'change', 'high', 'notes.readwrite notes.readwrite.all keep'],
  ['photos', 'read', 'sensitive', 'photoslibrary.readonly'],
  ['photos', 'change', 'sensitive', 'photoslibrary'],
  ['videos', 'read', 'ordinary', 'youtube.readonly'],
  ['videos', 'change', 'sensitive', 'youtube youtube.upload'],
  ['code', 'change', 'high', 'repo public_repo workflow delete_repo write_repository'],
  ['code', 'read', 'high', 'read_repository'],
  ['cloud', 'change', 'high', 'cloud-platform compute bigquery'],
  ['cloud', 'read', 'high', 'cloud-platform.read-only bigquery.readonly'],
  ['apps', 'change', 'high', 'application.readwrite.all appcatalog.readwrite.all'],
  ['apps', 'read', 'sensitive', 'application.read.all'],
  [
    'roles',
    'change',
    'high',
    'rolemanagement.readwrite.directory approleassignment.readwrite.all delegatedpermissiongrant.readwrite.all admin.directory.rolemanagement',
  ],
  [
    'devices',
    'change',
    'high',
    'devicemanagementconfiguration.readwrite.all devicemanagementmanageddevices.readwrite.all',
  ],
  ['logs', 'read', 'high', 'auditlog.read.all admin.reports.audit.readonly'],
  ['automation', 'change', 'high', 'script.projects script.deployments'],
];

const KNOWN = new Map<string, readonly [Area | Special, Verb, Weight]>(
  LISTED.flatMap(([area, verb, weight, scopes]) =>
    scopes.split(' ').map((scope) => [scope, [area, verb, weight]] as const),
  ),
);

const PREFIX =
  /^(https:\/\/www\.googleapis\.com\/auth\/|https:\/\/(graph\.microsoft\.com|outlook\.office(365)?\.com)\/|https:\/\/(?=mail\.google\.com))/u;

/** What one scope means, from the list or estimated from its words. Pure. */
export function scopeFact(scope: string): ScopeFact {
  const short = scope.trim().toLowerCase().replace(PREFIX, '').replace(/\/+$/u, '');
  // An audience in front (`api://client/…/user_impersonation`, `https://host/.default`) changes nothing here.
  const last = /[:/]/u.test(short) ? short.slice(short.lastIndexOf('/') + 1) : short;
  const known = KNOWN.get(short) ?? KNOWN.get(last);
  if (known !== undefined) {
    const [area, verb, weight] = known;
    return { scope, area, verb, weight, note: noteOf(area, verb), estimated: false };
  }
  return estimate(scope);
}
