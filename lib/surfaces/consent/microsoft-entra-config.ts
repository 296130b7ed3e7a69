/** Reads the data that Entra's sign-in pages carry in an inline script. */
import { z } from 'zod/mini';

/** What the page's `$Config` tells; only `pgid`, `arrScopes`, `urlPost` and `sErrorCode` are attested (facts §2.2). */
export interface PageConfig {
  readonly page: string;
  readonly consent: boolean;
  readonly clientId: string | null;
  readonly scopes: readonly string[];
  /** Digits of an AADSTS error, or empty. */
  readonly error: string;
}

/** Scripts longer than this are libraries; `$Config` was seen at 20 to 60 KB. */
const LONGEST_CONFIG = 400_000;

const Scope = z.union([
  z.string(),
  z.object({ scope: z.string() }),
  z.object({ name: z.string() }),
]);
type Scope = z.infer<typeof Scope>;

/** RFC 9562, by hand: every consent page carries this, and `z.uuid` knows more than is asked here. */
const ClientId = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/iu));

const Config = z.object({
  pgid: z.catch(z.string(), ''),
  urlPost: z.catch(z.string(), ''),
  sErrorCode: z.catch(z.union([z.string(), z.number()]), ''),
  sClientId: z.catch(z.nullable(ClientId), null),
  arrScopes: z.catch(z.nullable(z.array(z.catch(z.nullable(Scope), null))), null),
});

/** Reads `$Config={…};` from the page's inline scripts, or null where there is none. */
export function pageConfig(document: Document): PageConfig | null {
  for (const script of document.querySelectorAll('script:not([src])')) {
    const text = script.textContent ?? '';
    if (text.length > LONGEST_CONFIG) continue;
    const start = /\$Config\s*=\s*(?=\{)/u.exec(text);
    if (start === null) continue;
    const config = Config.safeParse(parsed(text.slice(start.index + start[0].length)));
    if (!config.success) continue;
    const { pgid, urlPost, sClientId, arrScopes, sErrorCode } = config.data;
    const scopes = (arrScopes ?? [])
      .flatMap((scope) => (scope === null ? [] : [nameOf(scope)]))
      .filter((scope) => /^[^\s]{1,512}$/u.test(scope));
    const consent =
      pgid === 'ConvergedConsent' ||
      (pgid === '' && arrScopes !== null && /consent/iu.test(urlPost));
    return {
      page: pgid,
      consent,
      clientId: sClientId,
      scopes,
      error: /\d{5,7}/u.exec(String(sErrorCode))?.[0] ?? '',
    };
  }
  return null;
}

function nameOf(scope: Scope): string {
  if (typeof scope === 'string') return scope;
  return 'scope' in scope ? scope.scope : scope.name;
}

/** The JSON object that the text starts with; what follows it is script. */
function parsed(text: string): unknown {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted && sign === '\\') at += 1;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === '{') depth += 1;
    else if (!quoted && sign === '}') depth -= 1;
    if (depth > 0) continue;
    try {
      return JSON.parse(text.slice(0, at + 1));
    } catch {
      // Not JSON after all: the page is read from what it shows.
      return null;
    }
  }
  return null;
}
