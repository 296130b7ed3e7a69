/** Microsoft asks whether an app may reach a personal account: mail, files, contacts of a person. */
import { posted } from '../approval.ts';
import { type AuthorizeRequest, readAuthorizeRequest } from '../authorize-request.ts';
import { consentPage } from '../consent-page.ts';
import type { Approval, View } from '../surface.ts';

export const microsoftPersonal = consentPage({
  id: 'consent/microsoft-personal',
  product: 'Microsoft personal account',
  platform: 'microsoft',
  matches: ['Consent/*', 'consent/*', 'App/Confirm*'].map(
    (path) => `https://account.live.com/${path}`,
  ),
  approve: {
    selectors: [
      '[data-testid="appConsentPrimaryButton"]', // the page since 2024
      '#idBtn_Accept, input[name="ucaccept"]', // the page before
      '#appConfirmContinue', // "continue to the app"
    ],
    seen: 'public automation code, 2026-07',
    sure: 'high',
  },
  decline: '[data-testid="appConsentSecondaryButton"]',
  words: 'any',
  account: ['#displayName', '#identityBanner', '[data-testid="identityBanner"]'],
  accountKind: 'personal',
  request: serverData,
  capability: 'hard-hold',
});

/** Text between the quotes of `"sClientId":"…"`, with `:` written as an escape. */
const FIELD = /"?(sClientId|sRawInputScopes)"?\s*:\s*"((?:[^"\\]|\\.){1,8000})"/gu;

/** The request as the page's inline `ServerData` tells it. */
function serverData({ document }: View): AuthorizeRequest | null {
  const told = new Map<string, string>();
  for (const script of document.querySelectorAll('script:not([src])')) {
    const text = script.textContent ?? '';
    if (!text.includes('ServerData') || text.length > 400_000) continue;
    for (const [, name = '', value = ''] of text.matchAll(FIELD)) told.set(name, unescaped(value));
  }
  const clientId = told.get('sClientId');
  if (clientId === undefined) return null;
  const query = new URLSearchParams({ client_id: clientId, response_type: 'code' });
  query.set('scope', told.get('sRawInputScopes') ?? '');
  const request = readAuthorizeRequest(`https://login.live.com/oauth20_authorize.srf?${query}`);
  return request === null ? null : { ...request, flow: 'unknown' };
}

function unescaped(text: string): string {
  return text.replace(/\\u([0-9a-f]{4})/giu, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** The request that gives access. */
export const microsoftPersonalApprovals: readonly Approval[] = [
  posted({
    urls: ['https://account.live.com/*onsent/Update*', 'https://account.live.com/App/Confirm*'],
    decline: ['ucaction=no', 'ucaction=cancel', 'ucdeny'],
    seen: 'public capture of the page, 2026-09',
    sure: 'high',
  }),
];
