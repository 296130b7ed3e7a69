/** The requests that give access, by surface. The worker reads them; no page carries them. */
import type { SurfaceId } from '../activity/activity.ts';
import { auth0Approvals } from './consent/auth0.ts';
import { boxApprovals } from './consent/box.ts';
import { deviceCodeApprovals } from './consent/device-code.ts';
import { discordApprovals } from './consent/discord.ts';
import { doorkeeperApprovals } from './consent/doorkeeper.ts';
import { dropboxApprovals } from './consent/dropbox.ts';
import { facebookApprovals } from './consent/facebook.ts';
import { genericApprovals } from './consent/generic.ts';
import { githubApprovals } from './consent/github.ts';
import { gitlabApprovals } from './consent/gitlab.ts';
import { APPROVALS as googleApprovals } from './consent/google-page.ts';
import { keycloakApprovals } from './consent/keycloak.ts';
import { linkedinApprovals } from './consent/linkedin.ts';
import { APPROVALS as microsoftEntraApprovals } from './consent/microsoft-entra-page.ts';
import { microsoftPersonalApprovals } from './consent/microsoft-personal.ts';
import { oktaApprovals } from './consent/okta.ts';
import { salesforceApprovals } from './consent/salesforce.ts';
import { spotifyApprovals } from './consent/spotify.ts';
import { xApprovals } from './consent/x.ts';
import type { Approval } from './surface.ts';

export const APPROVALS: Readonly<Partial<Record<SurfaceId, readonly Approval[]>>> = {
  'consent/auth0': auth0Approvals,
  'consent/box': boxApprovals,
  'consent/device-code': deviceCodeApprovals,
  'consent/discord': discordApprovals,
  'consent/doorkeeper': doorkeeperApprovals,
  'consent/dropbox': dropboxApprovals,
  'consent/facebook': facebookApprovals,
  'consent/generic': genericApprovals,
  'consent/github': githubApprovals,
  'consent/gitlab': gitlabApprovals,
  'consent/google': googleApprovals,
  'consent/keycloak': keycloakApprovals,
  'consent/linkedin': linkedinApprovals,
  'consent/microsoft-entra': microsoftEntraApprovals,
  'consent/microsoft-personal': microsoftPersonalApprovals,
  'consent/okta': oktaApprovals,
  'consent/salesforce': salesforceApprovals,
  'consent/spotify': spotifyApprovals,
  'consent/x': xApprovals,
};
