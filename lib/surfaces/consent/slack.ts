/** Slack asks whether an app may work in a workspace, or read and write as the person. */
import { consentPage } from '../consent-page.ts';
import { wallByHeading } from '../wall.ts';

const APPROVE = 'button[data-qa="oauth_submit_button"]';
/** What a workspace shows where only approved apps may be installed. */
const NEEDS_APPROVAL =
  /request (to install|has been)|approv(al|ed) (is )?(required|for)|isn.t approved|Genehmigung|genehmigt|installation anfordern|approbation|approuvée|aprobaci[oó]n|aprobada|aprovaç|approvazione|goedkeuring|zatwierdz|godkän|承認/iu;

export const slack = consentPage({
  id: 'consent/slack',
  product: 'Slack',
  platform: 'slack',
  matches: ['https://*.slack.com/oauth*'],
  approve: {
    selectors: [APPROVE],
    seen: 'public automation code, 2026-07',
    sure: 'high',
  },
  walls: [
    wallByHeading('needs-admin-approval', NEEDS_APPROVAL, {
      unless: APPROVE,
      seen: 'Slack help centre, app approval, 2026-11',
    }),
  ],
});
