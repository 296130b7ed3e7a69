/** Names from pages, made harmless for whoever shows them: nothing unseen, one line, not without end. */

/** Draws nothing, or changes how the text around it is drawn; the two joiners stay, languages need them. */
const UNSEEN = /[\p{Cc}\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/gu;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** A long name tells no more than its beginning. */
export const LONGEST_NAME = 200;

/**
 * @param most characters, the sign for what was cut included
 * @returns one line; text that runs from right to left is kept apart from its neighbours
 */
export function plainName(text: string, most = LONGEST_NAME): string {
  const seen = text
    .toWellFormed()
    .replace(/[\n\r\t]+/gu, ' ')
    .replace(UNSEEN, '\uFFFD');
  const short = cut(seen, most);
  return RIGHT_TO_LEFT.test(short) ? `\u2068${short}\u2069` : short;
}

/** Whole characters only. */
export function cut(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
