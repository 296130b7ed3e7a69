/** Pages on which Google itself says no. */
import type { Wall } from '../../activity/activity.ts';
import { textOf } from '../dom.ts';
import type { WallSign } from '../surface.ts';
import { wallByHeading } from '../wall.ts';

/** Nothing can be granted there; the pages of warnings show names that apps chose. */
const ERROR_PAGE = /\/signin\/oauth\/(v2\/)?error\/?$/u;

/** Error codes of the authorize endpoint (Google, "Using OAuth 2.0 for web server apps", 2026-11). */
function errorWall(wall: Wall, codes: RegExp): WallSign {
  return {
    wall,
    locator: { selectors: ['body'], seen: 'Google documentation, 2026-11', sure: 'high' },
    accepts: (element, url) =>
      ERROR_PAGE.test(url.pathname) && codes.test(codeIn(url) + textOf(element, 20_000)),
  };
}

/** The code inside `authError`, a base64 text with a few more bytes around it. */
function codeIn(url: URL): string {
  const coded = url.searchParams.get('authError') ?? '';
  try {
    return `${coded} ${atob(coded.replaceAll('-', '+').replaceAll('_', '/'))} `;
  } catch {
    // Not base64 after all.
    return `${coded} `;
  }
}

/** "This app is blocked", "Access blocked", in the languages we know. */
const BLOCKED =
  /app is blocked|access blocked|App ist blockiert|App wird blockiert|Zugriff (wurde )?blockiert|application (est )?bloqu|accès bloqué|aplicaci[oó]n (est[áa] )?bloqueada|acceso bloqueado|app (è )?bloccata|accesso bloccato|app (est[áa] )?bloquead|acesso bloqueado|app is geblokkeerd|toegang geblokkeerd|aplikacja (jest |została )?zablokowana|zablokowano dostęp|appen är blockerad|åtkomst blockerad|ブロックされ|已被(屏蔽|封锁|阻止)/iu;

/** Where Google itself says no. `org_internal` is for people of the organisation that made the app. */
export const WALLS: readonly WallSign[] = [
  errorWall('needs-admin-approval', /access_not_configured/u),
  errorWall('blocked-by-organisation', /admin_policy_enforced|org_internal/u),
  errorWall(
    'misconfigured-app',
    /redirect_uri_mismatch|origin_mismatch|(invalid|deleted|disabled|unauthorized)_client|disallowed_useragent/u,
  ),
  errorWall('unverified-app', /\baccess_denied\b/u),
  wallByHeading('blocked-by-provider', BLOCKED, {
    path: /\/signin\/oauth\/(v2\/)?(error|danger|blocked)\/?$/u,
    unless: '#submit_approve_access, #approve_button',
    seen: 'public documentation, 2026-11',
  }),
];
