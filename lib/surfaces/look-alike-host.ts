/** Hosts that take pains to look like a provider's. Pure; linear in the length of the name. */

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

/** True where one letter is added, left out, replaced, or swapped with its neighbour. */
function oneEditApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (a.length !== b.length) {
    return a.length > b.length ? restA.slice(1) === restB : restB.slice(1) === restA;
  }
  const swapped =
    restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
  return swapped || restA.slice(1) === restB.slice(1);
}

/** A label without its `xn--` in Unicode (RFC 3492 §6.2), or as it was where it is none. */
function decodePunycode(label: string): string {
  const dash = label.lastIndexOf('-');
  const letters = Array.from(dash > 0 ? label.slice(0, dash) : '');
  let [position, code, bias] = [0, 128, 72];
  for (let at = dash > 0 ? dash + 1 : 0; at < label.length;) {
    const before = position;
    for (let [weight, k] = [1, 36]; ; k += 36) {
      const digit = parseInt(label[at] ?? '', 36);
      at += 1;
      if (Number.isNaN(digit)) return label;
      // Letters count from 0, digits from 26: the other way round than in base 36.
      const value = digit >= 10 ? digit - 10 : digit + 26;
      position += value * weight;
      const threshold = Math.min(26, Math.max(1, k - bias));
      if (value < threshold) break;
      weight *= 36 - threshold;
    }
    const length = letters.length + 1;
    let delta = Math.floor((position - before) / (before === 0 ? 700 : 2));
    delta += Math.floor(delta / length);
    let steps = 0;
    for (; delta > 455; steps += 36) delta = Math.floor(delta / 35);
    bias = steps + Math.floor((36 * delta) / (delta + 38));
    code += Math.floor(position / length);
    position %= length;
    if (code > 0x10ffff) return label;
    letters.splice(position, 0, String.fromCodePoint(code));
    position += 1;
  }
  return letters.join('');
}
