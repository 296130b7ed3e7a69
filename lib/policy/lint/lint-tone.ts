/** How the words of a policy read, as far as a machine can see: tone and length. `words-guide.md` has the rest. */
import { type Remark, warning } from './finding.ts';
import type { Path } from './unknown-keys.ts';

/** One text in one language, and what it is for. */
export interface ReadText {
  readonly at: Path;
  readonly tag: string;
  readonly text: string;
}

/**
 * Letters that a small screen has room for, by the last name in the path: in 320 by 568 px a title of 90 takes five
 * lines, a reason of 160 six, a label of 40 two (measured, words-guide.md). Letters of East Asian scripts count
 * twice, since they are twice as wide.
 */
export const FITS: Readonly<Record<string, number>> = {
  title: 90,
  why: 160,
  advice: 160,
  checklist: 120,
  label: 40,
};

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu;

/** Words that speak of guilt, by language; a rule can be kept without them. */
const BLAME: Readonly<Record<string, RegExp>> = {
  en: /\b(violat\w*|unauthori[sz]ed|forbidden|prohibited|illegal|suspicious|you must|not allowed)\b/iu,
  de: /\b(verboten|untersagt|unbefugt|unerlaubt|verdächtig|Sie müssen|nicht gestattet)|Versto(ß|ss)|Verstöße/iu,
  fr: /\b(interdit|infraction|illégal|suspect|vous devez|non autorisé)/iu,
  es: /\b(prohibid|infracci|ilegal|sospechos|usted debe|no autorizad)/iu,
  ja: /禁止|違反|不正|違法|しなければなりません/u,
  ar: /ممنوع|محظور|مخالفة|انتهاك|مشبوه|يجب عليك/u,
};

/** Remarks about one text. Warnings only: whoever writes it knows their colleagues better. */
export function* lintTone({ at, tag, text }: ReadText): Generator<Remark> {
  if (/[!！]/u.test(text))
    yield warning(
      'text-tone',
      at,
      `The ${tag} text has an exclamation mark; to somebody who is being stopped it sounds like shouting.`,
      'end it with a full stop',
    );
  const blame = BLAME[tag.split('-')[0]!.toLowerCase()]?.exec(text)?.[0];
  if (blame !== undefined)
    yield warning(
      'text-tone',
      at,
      `The ${tag} text says “${blame}”, which blames people for a step they have not taken.`,
      'say what would happen and what to do instead',
    );
  const loud = /\p{Lu}{4,}\s+\p{Lu}{4,}|\p{Lu}{2,}(\s+\p{Lu}{2,}){2,}/u.exec(text)?.[0];
  if (loud !== undefined)
    yield warning(
      'text-tone',
      at,
      `The ${tag} text says “${loud}” in capitals.`,
      'write it in ordinary letters',
    );
  const most = FITS[String(at.findLast((part) => typeof part === 'string' && part in FITS))];
  const length = Array.from(text).length + (text.match(WIDE)?.length ?? 0);
  if (most !== undefined && length > most)
    yield warning(
      'text-too-long',
      at,
      `The ${tag} text is ${length} letters long; about ${most} fit on a small screen.`,
      'say one thing, or put the rest behind a link',
    );
}
