/** Hosts that take pains to look like a provider's. Pure; linear in the length of the name. */
import { decodePunycode } from '../catalog/hosts/punycode.ts';
import { oneEditApart } from '../catalog/names/one-edit.ts';

/** Sites that hosts of phishing kits imitate; what stands below them is the provider's own. */
const SITES: readonly string[] = [
  ...[
    'google.com',
    'microsoftonline.com',
    'microsoft.com',
    'live.com',
    'windows.net',
    'office.com',
  ],
  ...['github.com', 'gitlab.com', 'bitbucket.org', 'slack.com', 'salesforce.com', 'okta.com'],
  ...['auth0.com', 'onelogin.com', 'atlassian.com', 'dropbox.com', 'facebook.com', 'linkedin.com'],
  ...['hubspot.com', 'docusign.com', 'discord.com', 'yahoo.com', 'apple.com', 'zoom.us'],
  ...['microsoftonline.us', 'microsoftonline.cn', 'microsoftonline.de', 'box.com', 'twitter.com'],
];
/** Microsoft's proxy for cloud apps puts its own suffix behind theirs (Defender for Cloud Apps). */
const PROXIES: readonly string[] = ['mcas.ms', 'cas.ms', 'mcas-gov.us', 'mcas-gov.ms'];

const OWN = [...SITES, ...PROXIES];

/** Names inside those sites, without ordinary words: another spelling of `notion` is a word, too. */
const BRANDS: readonly string[] = [
  ...['google', 'microsoftonline', 'microsoft', 'github', 'gitlab', 'bitbucket', 'slack', 'okta'],
  ...['salesforce', 'auth0', 'onelogin', 'atlassian', 'dropbox', 'facebook', 'linkedin', 'live'],
  ...['hubspot', 'docusign', 'discord', 'yahoo'],
];
/** Words that are put beside a brand to sound like its sign-in page. */
const SIGN_IN_WORD =
  /^(accounts?|auth|authenticate|id|identity|login|oauth|secure|security|signin|sso|support|verify|verification)$/u;

/** Letters that are drawn like others (Unicode confusables, those that host names of kits use). */
const DRAWN_ALIKE = new Map(
  [
    ...['aаαɑ', 'bЬвƅ', 'cсϲ', 'dԁɗ', 'eеεє3', 'gɡց', 'hһн', 'iіɩι1lӏⅼ|', 'jј', 'kкκ', 'mм', 'nոη'],
    ...['oоοօ0', 'pрρ', 'qԛ', 'rгɾ', 'sѕʂ5', 'tтτ', 'uυսц', 'vνѵ', 'wԝѡ', 'xхχ', 'yуγ', 'zᴢ'],
  ].flatMap((letters) => Array.from(letters, (letter) => [letter, letters[0] ?? letter] as const)),
);

/** A name as it is drawn: `rnicros0ft` and `microsoft` are one. */
function drawn(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return Array.from(plain, (letter) => DRAWN_ALIKE.get(letter) ?? letter)
    .join('')
    .replace(/rn/gu, 'm')
    .replace(/vv/gu, 'w');
}

const DRAWN_BRANDS = BRANDS.map((brand) => [brand, drawn(brand)] as const);

/**
 * Whether a host imitates the name of a large provider: the name in front of another one
 * (`accounts.google.com.evil.test`), in other letters (`gооgle.com`), or one slip away (`gogle.com`).
 * @param host lower case, without trailing dot, in ASCII as browsers write it.
 */
export function imitatesProvider(host: string): boolean {
  if (/^[\d.]+$|^\[/u.test(host)) return false;
  if (OWN.some((site) => host === site || host.endsWith(`.${site}`))) return false;
  const words = `.${host.replaceAll('-', '.')}`;
  if (SITES.some((site) => words.includes(`.${site}.`))) return true;
  const labels = host.split('.').slice(0, -1);
  const registered = labels.at(isShared(labels.at(-1)) ? -2 : -1) ?? '';
  return (
    labels.some(isDrawnLikeBrand) ||
    labels.includes('microsoftonline') ||
    isOneSlipAway(registered) ||
    soundsLikeSignIn(registered)
  );
}

/** Labels under which countries register names: `co.uk`, `com.br`. */
function isShared(label: string | undefined): boolean {
  return label !== undefined && /^(co|com|net|org|gov|edu|ac|or|ne)$/u.test(label);
}

function isDrawnLikeBrand(label: string): boolean {
  const read = label.startsWith('xn--') ? decodePunycode(label.slice(4)) : label;
  const skeleton = drawn(read);
  return DRAWN_BRANDS.some(([brand, drawing]) => skeleton === drawing && read !== brand);
}

function isOneSlipAway(label: string): boolean {
  if (BRANDS.includes(label)) return false;
  // Short names have too many neighbours that are words: only a doubled letter counts there.
  return LONG_BRANDS.some((brand) => oneEditApart(label, brand)) || SINGLED.has(singled(label));
}

const LONG_BRANDS = BRANDS.filter((brand) => brand.length >= 6);
const SINGLED = new Set(BRANDS.filter((brand) => brand.length < 6).map(singled));

function singled(name: string): string {
  return name.replace(/(.)\1+/gu, '$1');
}

function soundsLikeSignIn(label: string): boolean {
  const words = label.split('-');
  return (
    words.length > 1 &&
    words.some((word) => BRANDS.includes(word)) &&
    words.some((word) => SIGN_IN_WORD.test(word))
  );
}
