/** What single providers say in their own way, turned into what the standard says. */
import { type Parameters, resourcesOf, valueOf } from './authorize-parameters.ts';

/**
 * The parameters under the names of the standard.
 * - Facebook's later step wraps each (`params[app_id]`) and writes its value as JSON (public code, 2026-07).
 * - Trello calls the client id `key` and the redirect address `return_url` (Trello, "Authorization").
 * @param platform the provider whose address it is, or null.
 */
export function inStandardWords(platform: string | null, parameters: Parameters): Parameters {
  if (platform === 'facebook') return unwrapped(parameters);
  if (platform !== 'trello') return parameters;
  const all = new Map(parameters);
  for (const [theirs, standard] of [
    ['key', 'client_id'],
    ['return_url', 'redirect_uri'],
  ] as const) {
    const values = parameters.get(theirs);
    if (values !== undefined) all.set(standard, values);
  }
  return all;
}

function unwrapped(parameters: Parameters): Parameters {
  const all = new Map(parameters);
  for (const [name, values] of parameters) {
    const bare = /^params\[(\w{1,40})\]$/u.exec(name)?.[1];
    if (bare !== undefined) all.set(bare, values.map(unquoted));
  }
  return all;
}

/** `"https:\/\/a.example"` and `["email"]` as the texts that they hold. */
function unquoted(value: string): string {
  if (!/^["[]/u.test(value)) return value;
  try {
    const inner: unknown = JSON.parse(value);
    const texts = Array.isArray(inner) ? inner : [inner];
    return texts.every((text) => typeof text === 'string') ? texts.join(' ') : value;
  } catch {
    // No JSON after all.
    return value;
  }
}

/** Grants that last until somebody takes them back (facts §1.1). */
const LASTING: ReadonlySet<string> = new Set(['github', 'slack', 'notion']);
/** What is granted stands in the app's registration and not in the request (facts, provider table). */
const REGISTERED: ReadonlySet<string> = new Set(['zoom', 'notion', 'clickup', 'box']);

/** What a provider's own rules add to a request. */
export interface Dialect {
  readonly scopes: readonly string[];
  readonly offline: boolean;
  /** What is granted cannot be seen in the request. */
  readonly opaque: boolean;
}

/**
 * What follows from the provider's own rules.
 * @param platform the provider whose address it is, or null.
 * @param asked the scopes that stand in the request.
 */
export function dialectOf(
  platform: string | null,
  path: string,
  parameters: Parameters,
  asked: readonly string[],
): Dialect {
  const none = asked.length === 0;
  return {
    scopes: impliedScopes(platform, path, parameters, none),
    offline: platform !== null && LASTING.has(platform),
    opaque:
      none &&
      platform !== null &&
      // GitHub Apps have their permissions from their registration; their ids begin like this.
      (REGISTERED.has(platform) ||
        (platform === 'github' && valueOf(parameters, 'client_id')?.startsWith('Iv') === true)),
  };
}

/**
 * Scopes that no parameter of the standard names.
 * - Asana gives everything, which it calls `default`, where none is named (Asana, "OAuth", 2026-11).
 * - Entra v1 gives what is registered for the resource; v2 writes that as `.default` (Microsoft identity
 *   platform, "Scopes and permissions").
 * - Discord gives a bot the rights in a bit mask.
 */
function impliedScopes(
  platform: string | null,
  path: string,
  parameters: Parameters,
  none: boolean,
): readonly string[] {
  if (platform === 'discord') return botRights(valueOf(parameters, 'permissions'));
  if (!none) return [];
  if (platform === 'asana') return ['default'];
  if (platform !== 'microsoft' || !/\/oauth2\/authorize\/?$/iu.test(path)) return [];
  const suffix = '/.default';
  return resourcesOf(parameters).map(
    (resource) => `${resource.replace(/\/$/u, '').slice(0, 512 - suffix.length)}${suffix}`,
  );
}

/**
 * Rights by their bit: those for which Discord asks moderators for a second factor, and three that reach
 * everybody on a server (Discord, "Permissions", bitwise permission flags, 2026-11).
 */
const BOT_RIGHTS: ReadonlyArray<readonly [bit: bigint, scope: string]> = [
  [1n, 'bot:kick_members'],
  [2n, 'bot:ban_members'],
  [3n, 'bot:administrator'],
  [4n, 'bot:manage_channels'],
  [5n, 'bot:manage_guild'],
  [7n, 'bot:view_audit_log'],
  [13n, 'bot:manage_messages'],
  [17n, 'bot:mention_everyone'],
  [28n, 'bot:manage_roles'],
  [29n, 'bot:manage_webhooks'],
  [34n, 'bot:manage_threads'],
  [40n, 'bot:moderate_members'],
];

function botRights(mask: string | null): string[] {
  // Longer numbers than Discord has bits for are none of its masks.
  if (mask === null || !/^0*\d{1,20}$/u.test(mask)) return [];
  const bits = BigInt(mask.slice(-20));
  return BOT_RIGHTS.filter(([bit]) => ((bits >> bit) & 1n) === 1n).map(([, scope]) => scope);
}
