/** Host names as people read them: browsers give `xn--…` and no way back. */

const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;

/**
 * Decodes one label (RFC 3492 §6.2).
 * @param text what follows `xn--`, for example `mnchen-3ya` for `münchen`.
 * @returns the text itself where it is no valid Punycode.
 */
export function decodePunycode(text: string): string {
  const cut = text.lastIndexOf('-');
  const output = cut > 0 ? Array.from(text.slice(0, cut)) : [];
  let n = 128;
  let i = 0;
  let bias = 72;
  for (let at = cut > 0 ? cut + 1 : 0; at < text.length;) {
    const before = i;
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = Number.parseInt(text[at] ?? '', BASE);
      if (Number.isNaN(digit)) return text;
      // Punycode counts letters from 0 and digits from 26; base 36 has them the other way round.
      const value = digit >= 10 ? digit - 10 : digit + 26;
      at += 1;
      i += value * weight;
      const t = Math.min(T_MAX, Math.max(T_MIN, k - bias));
      if (value < t) break;
      weight *= BASE - t;
    }
    const count = output.length + 1;
    bias = adapt(i - before, count, before === 0);
    n += Math.floor(i / count);
    i %= count;
    if (n > 0x10_ff_ff) return text;
    output.splice(i, 0, String.fromCodePoint(n));
    i += 1;
  }
  return output.join('');
}

function adapt(delta: number, count: number, first: boolean): number {
  let rest = first ? Math.floor(delta / DAMP) : delta >> 1;
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}
