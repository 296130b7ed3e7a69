/**
 * Characters that change how the text around them is drawn, or draw nothing at all. Names come from
 * pages, and a name that reverses its neighbours could make one event look like another. The two
 * joiners stay: Persian and Hindi words need them.
 */
const UNSEEN = /[\p{Cc}\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/gu;

/** Text from an event with its unseen characters made visible as a replacement sign. */
export function plainText(text: string): string {
  return text.replace(UNSEEN, (character) =>
    character === '\n' || character === '\t' ? ' ' : '\uFFFD',
  );
}

/** JSON for reading, every unseen character as its escape: nothing in it can hide or be hidden. */
export function plainJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(UNSEEN, (character) =>
    character === '\n' ? '\n' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
