/**
 * Pages that ask for the code of another device (RFC 8628). Whoever sent the code gets the access, so
 * the step is to send it; neither app nor scopes are shown before.
 */
import { posted } from '../approval.ts';
import { consentActivity, readAuthorizeRequest } from '../authorize-request.ts';
import { isApproving, isDeclining } from '../consent-names.ts';
import { accessibleName, controlsIn, hostOf, isVisible } from '../dom.ts';
import { sameSite } from '../site.ts';
import type { Approval, Control, Surface, View } from '../surface.ts';

/** Where the code is typed: Microsoft, GitHub (eight boxes), Google, then by what such fields are called. */
const CODE_FIELD = [
  '#otc, input[name="otc"]',
  'input[name^="user-code"], .js-user-code-field',
  'input[name="code"], input[jsname][maxlength]',
  'input[name="user_code"], input[name="userCode"]',
].join(',');

const NEXT: Control = {
  name: 'Next',
  locator: {
    selectors: ['#idSIButton9', '[type="submit"]', 'button', '[role="button"]'],
    seen: 'public automation code, 2026-07',
    sure: 'medium',
  },
  takes: 'confirm',
  // The same button stands on pages of the same address that ask something else.
  accepts: (element) => {
    const name = accessibleName(element);
    return (
      asksForCode(element.ownerDocument) &&
      (GOING.test(name) || isApproving(name)) &&
      !isDeclining(name)
    );
  },
  release: 'click',
};
/** "Next", which consent pages do not have. */
const GOING =
  /^(next|weiter|suivant|siguiente|avanti|próxim[oa]|seguinte|volgende|dalej|nästa|次へ|下一步)$/iu;

function asksForCode(document: Document): boolean {
  return [...document.querySelectorAll(CODE_FIELD)].some(isVisible);
}

export const deviceCode: Surface = {
  id: 'consent/device-code',
  product: 'Device codes of Microsoft, GitHub and Google',
  kind: 'consent',
  platform: 'oauth',
  version: 1,
  matches: [
    'https://login.microsoftonline.com/common/oauth2/deviceauth*',
    'https://login.microsoft.com/device*',
    'https://www.microsoft.com/devicelogin*',
    'https://microsoft.com/devicelogin*',
    'https://github.com/login/device',
    'https://github.com/login/device?*',
    'https://www.google.com/device*',
    'https://accounts.google.com/o/oauth2/device*',
  ],
  frames: 'top',
  capability: 'hard-hold',
  root: { selectors: ['body'], seen: 'the code is asked on a whole page, 2026-11', sure: 'high' },
  controls: [NEXT],
  pageProbe: false,
  read,
};

function read({ document, root, url, flow }: View) {
  if (!asksForCode(document) || controlsIn(root, NEXT).length === 0) return null;
  const own = readAuthorizeRequest(url.href);
  const running = flow?.flow === 'device' && sameSite(hostOf(url), flow.host) ? flow : null;
  const request = own === null || own.flow !== 'device' ? running : (running ?? own);
  return request === null ? null : consentActivity('consent/device-code', request, 'page');
}

/** The request that gives access. */
export const deviceCodeApprovals: readonly Approval[] = [
  posted({
    urls: [
      'https://login.microsoftonline.com/common/oauth2/deviceauth*',
      'https://login.microsoft.com/device*',
    ],
    needs: 'otc',
    seen: 'public automation code, 2026-07',
    sure: 'medium',
  }),
  posted({
    urls: ['https://github.com/login/device/confirmation*'],
    needs: 'authenticity_token',
    seen: 'public automation code, 2026-07',
    sure: 'medium',
  }),
];
