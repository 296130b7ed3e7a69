/**
 * Where a person takes back what an app was given, and what an administrator does for everybody. A stop in
 * the policy keeps new access from being given; what was given before stays with the provider until it is
 * taken back there.
 *
 * Source: the help pages of the providers, named at each entry.
 * Licence: facts; no text was taken over.
 * Date: 2026-11-29. The addresses are the documented ones and were not opened with an account.
 * Refresh: open each `source`, compare the address of the page and the names of the commands.
 */

/** A line of a shell, with `{app}` where the client id stands, already quoted for that shell. */
export interface CommandText {
  readonly shell: 'powershell' | 'sh';
  readonly lines: readonly string[];
  readonly source: string;
}

export interface Revocation {
  readonly platform: string;
  readonly product: string;
  /** The page on which a person sees the apps of their account; for work accounts where there are two. */
  readonly person: string;
  /** Another such page, for private accounts. */
  readonly privately?: string;
  /** Where an administrator sees and stops the app. */
  readonly admin?: string;
  readonly source: string;
  readonly commands: readonly CommandText[];
}

export const REVOCATIONS: readonly Revocation[] = [
  {
    platform: 'google',
    product: 'Google',
    person: 'https://myaccount.google.com/connections',
    admin: 'https://admin.google.com/ac/owl/list?tab=apps',
    source: 'https://support.google.com/accounts/answer/13533235',
    commands: [
      {
        shell: 'sh',
        // GAM; tokens.delete of the Admin SDK, for every user. People of the list alone: `gam user ADDRESS …`.
        lines: [
          'gam all users print tokens clientid {app}',
          'gam all users delete token clientid {app}',
        ],
        source:
          'https://developers.google.com/workspace/admin/directory/reference/rest/v1/tokens/delete',
      },
    ],
  },
  {
    platform: 'microsoft',
    product: 'Microsoft',
    person: 'https://myapps.microsoft.com/',
    privately: 'https://account.live.com/consent/Manage',
    admin:
      'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview',
    source:
      'https://learn.microsoft.com/entra/identity/enterprise-apps/manage-application-permissions',
    commands: [
      {
        shell: 'powershell',
        // In this order: no new tokens, no delegated grants, no app roles, then the sessions of those who gave.
        lines: [
          "Connect-MgGraph -Scopes 'Application.ReadWrite.All','DelegatedPermissionGrant.ReadWrite.All','AppRoleAssignment.ReadWrite.All','User.RevokeSessions.All'",
          '$app = {app}',
          `$principal = Get-MgServicePrincipal -Filter "appId eq '$app'"`,
          'Update-MgServicePrincipal -ServicePrincipalId $principal.Id -AccountEnabled:$false',
          '$grants = Get-MgServicePrincipalOauth2PermissionGrant -ServicePrincipalId $principal.Id -All',
          '$grants | ForEach-Object { Remove-MgOauth2PermissionGrant -OAuth2PermissionGrantId $_.Id }',
          'Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principal.Id -All | ForEach-Object { Remove-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principal.Id -AppRoleAssignmentId $_.Id }',
          '$grants | Where-Object PrincipalId | ForEach-Object { Revoke-MgUserSignInSession -UserId $_.PrincipalId }',
        ],
        source:
          'https://learn.microsoft.com/powershell/module/microsoft.graph.identity.signins/remove-mgoauth2permissiongrant',
      },
    ],
  },
  {
    platform: 'slack',
    product: 'Slack',
    person: 'https://my.slack.com/apps/manage',
    admin: 'https://app.slack.com/manage/apps',
    source: 'https://slack.com/help/articles/360003125231-Remove-apps-and-customized-integrations',
    commands: [],
  },
  {
    platform: 'github',
    product: 'GitHub',
    person: 'https://github.com/settings/applications',
    source:
      'https://docs.github.com/apps/oauth-apps/using-oauth-apps/reviewing-your-authorized-oauth-apps',
    commands: [],
  },
  {
    platform: 'gitlab',
    product: 'GitLab',
    person: 'https://gitlab.com/-/user_settings/applications',
    source: 'https://docs.gitlab.com/integration/oauth_provider/',
    commands: [],
  },
  {
    platform: 'bitbucket',
    product: 'Bitbucket',
    person: 'https://bitbucket.org/account/settings/app-authorizations/',
    source: 'https://support.atlassian.com/bitbucket-cloud/docs/use-oauth-on-bitbucket-cloud/',
    commands: [],
  },
  {
    platform: 'atlassian',
    product: 'Atlassian',
    person: 'https://id.atlassian.com/manage-profile/apps',
    admin: 'https://admin.atlassian.com/',
    source: 'https://support.atlassian.com/atlassian-account/docs/manage-your-connected-apps/',
    commands: [],
  },
  {
    platform: 'notion',
    product: 'Notion',
    person: 'https://www.notion.so/my-connections',
    source: 'https://www.notion.com/help/add-and-manage-connections-with-the-api',
    commands: [],
  },
  {
    platform: 'dropbox',
    product: 'Dropbox',
    person: 'https://www.dropbox.com/account/connected_apps',
    admin: 'https://www.dropbox.com/team/admin/apps',
    source: 'https://help.dropbox.com/integrations/app-integrations',
    commands: [],
  },
  {
    platform: 'box',
    product: 'Box',
    person: 'https://app.box.com/account/integrations',
    admin: 'https://app.box.com/master/custom-apps',
    source: 'https://support.box.com/hc/articles/360043694134',
    commands: [],
  },
  {
    platform: 'zoom',
    product: 'Zoom',
    person: 'https://marketplace.zoom.us/user/installed',
    admin: 'https://marketplace.zoom.us/account/apps',
    source: 'https://support.zoom.com/hc/article?id=zm_kb&sysparm_article=KB0062130',
    commands: [],
  },
  {
    platform: 'salesforce',
    product: 'Salesforce',
    person: 'https://login.salesforce.com/',
    admin: 'https://login.salesforce.com/lightning/setup/ConnectedAppsUsage/home',
    source: 'https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_request_manage.htm',
    commands: [],
  },
  {
    platform: 'figma',
    product: 'Figma',
    person: 'https://www.figma.com/settings',
    source: 'https://help.figma.com/hc/articles/360039823834',
    commands: [],
  },
  {
    platform: 'discord',
    product: 'Discord',
    person: 'https://discord.com/channels/@me',
    source: 'https://support.discord.com/hc/articles/360045093012',
    commands: [],
  },
  {
    platform: 'linkedin',
    product: 'LinkedIn',
    person: 'https://www.linkedin.com/mypreferences/d/permitted-services',
    source: 'https://www.linkedin.com/help/linkedin/answer/a1342656',
    commands: [],
  },
  {
    platform: 'facebook',
    product: 'Facebook',
    person: 'https://www.facebook.com/settings?tab=applications',
    source: 'https://www.facebook.com/help/204306713029340',
    commands: [],
  },
  {
    platform: 'x',
    product: 'X',
    person: 'https://x.com/settings/connected_apps',
    source:
      'https://help.x.com/en/managing-your-account/connect-or-revoke-access-to-third-party-apps',
    commands: [],
  },
  {
    platform: 'linear',
    product: 'Linear',
    person: 'https://linear.app/settings/account/security',
    source: 'https://linear.app/docs/security-and-access',
    commands: [],
  },
  {
    platform: 'apple',
    product: 'Apple',
    person: 'https://account.apple.com/account/manage',
    source: 'https://support.apple.com/102571',
    commands: [],
  },
];

const byPlatform = new Map(REVOCATIONS.map((entry) => [entry.platform, entry]));

/** @returns what is known of a platform, or null */
export function revocationOf(platform: string): Revocation | null {
  return byPlatform.get(platform) ?? null;
}

/**
 * A page chooses its client id, and somebody will paste it into a shell. Only letters, digits and a few
 * signs that mean nothing in any shell; whatever has more gets no command.
 */
const PLAIN_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,254}$/u;

/**
 * @returns the commands of an administrator with the client id in them, each ready to be pasted; none where
 * the platform has none, or where the id has signs that a shell might read
 */
export function revokeCommands(
  { commands }: Revocation,
  clientId: string,
): readonly { readonly shell: CommandText['shell']; readonly text: string }[] {
  if (!PLAIN_ID.test(clientId)) return [];
  return commands.map(({ shell, lines }) => ({
    shell,
    // Quoted all the same: what is plain today may be given a meaning tomorrow.
    text: lines.map((line) => line.replaceAll('{app}', () => `'${clientId}'`)).join('\n'),
  }));
}
