/** XML as admin tools read it. Names that begin with `@` are attributes, `#text` is the text of an element. */
import { XMLBuilder } from 'fast-xml-parser';

const PLAIN = {
  attributeNamePrefix: '@',
  ignoreAttributes: false,
  suppressEmptyNode: true,
  // `required="true"` would become `required`, which is HTML.
  suppressBooleanAttributes: false,
} as const;

const builder = new XMLBuilder({ ...PLAIN, format: true, indentBy: '  ' });
const flat = new XMLBuilder(PLAIN);

/** A whole document. */
export function xmlDocument(root: object): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${builder.build(root)}`;
}

/** Elements in one line, without a declaration. */
export function xmlLine(elements: object): string {
  return flat.build(elements);
}
