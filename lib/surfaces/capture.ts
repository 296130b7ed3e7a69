/**
 * The structure of a dialog without the words of people: what a fixture for a surface needs. Each text and
 * each value becomes a placeholder unless it is one of the product's own; what is unknown is dropped.
 */
import { DROPPED, type Scrubbing, keptOf, placeholders } from './capture-attributes.ts';
import { isProductWord, namesOnPage } from './capture-words.ts';

/** Characters of the markup; a dialog has a hundredth of it. */
export const LARGEST = 400_000;
/** Deeper than any dialog that people made. */
const DEEPEST = 200;

export interface Scrubbed {
  /** Markup of the structure. */
  readonly html: string;
  /** Whether it was longer than `LARGEST` and ends before the dialog does. */
  readonly cut: boolean;
}

const LEFT_OUT = new Set([
  ...['script', 'style', 'img', 'picture', 'video', 'audio', 'canvas', 'link', 'meta', 'object'],
  ...['embed', 'noscript', 'template', 'base', 'head', 'source', 'track', 'map'],
]);
/** Stay as an element; what is in them is drawing, or another document. */
const EMPTIED = new Set(['svg', 'iframe', 'math']);
const VOID = new Set(['area', 'br', 'col', 'hr', 'input', 'wbr']);

/**
 * @param root the dialog; it is only looked at.
 * @param sought values that surfaces look for (`soughtBy`).
 */
export function scrubbed(root: Element, sought: ReadonlySet<string>): Scrubbed {
  const isName = namesOnPage([...textsIn(root), root.ownerDocument.title]);
  const scrubbing: Scrubbing = { sought, isName, placeholder: placeholders() };
  const parts: string[] = [];
  let length = 0;
  let cut = false;
  const write = (text: string): void => {
    length += text.length;
    parts.push(text);
  };
  const element = (at: Element, depth: number): void => {
    const name = elementName(at, scrubbing);
    if (LEFT_OUT.has(name)) return;
    if (length > LARGEST || depth > DEEPEST) {
      cut = true;
      return;
    }
    write(`<${name}${attributesOf(at, scrubbing)}>`);
    if (VOID.has(name)) return;
    if (!EMPTIED.has(name)) {
      if (at.shadowRoot !== null) {
        write('<template shadowrootmode="open">');
        nodes(at.shadowRoot, depth + 1);
        write('</template>');
      }
      nodes(at, depth + 1);
    }
    write(`</${name}>`);
  };
  const nodes = (within: ParentNode & Node, depth: number): void => {
    for (const node of within.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) write(textKept(node.nodeValue ?? ''));
      else if (node.nodeType === Node.ELEMENT_NODE) element(node as Element, depth);
    }
  };
  element(root, 0);
  if (cut) write('<!-- cut: the dialog goes on, but is too large to be kept whole -->');
  return { html: parts.join(''), cut };
}

/** Custom elements carry names that a product chose; anything odd becomes a `div`. */
function elementName({ localName }: Element, { isName }: Scrubbing): string {
  return /^[a-z][a-z0-9-]{0,60}$/u.test(localName) &&
    !/\d{4}/u.test(localName) &&
    !isName(localName)
    ? localName
    : 'div';
}

function attributesOf(element: Element, scrubbing: Scrubbing): string {
  const kept = new Map<string, string>();
  for (const { name, value } of element.attributes) {
    const worth = keptOf(name, value, scrubbing);
    if (worth !== null) kept.set(name, worth);
  }
  // What is ticked or chosen now is not what the markup said at first.
  if (element instanceof HTMLInputElement) stateOf(kept, 'checked', element.checked);
  if (element instanceof HTMLOptionElement) stateOf(kept, 'selected', element.selected);
  return [...kept].map(([name, value]) => ` ${name}${value && `="${escaped(value)}"`}`).join('');
}

function stateOf(kept: Map<string, string>, name: string, is: boolean): void {
  if (is) kept.set(name, '');
  else kept.delete(name);
}

function textKept(text: string): string {
  if (text.trim() === '') return text === '' ? '' : ' ';
  return isProductWord(text) ? escaped(text.trim()) : DROPPED;
}

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Attributes in which pages write for people, or name a person or a thing. */
const SPOKEN =
  /^(?:title|alt|value|placeholder|aria-(?:label|description|valuetext|placeholder)|href|src|action|data-.*)$/u;
/** Of those, names of the product's own code: their words are no reason to drop them. */
const OWN = /^data-(?:testid|test-id|test|cy|qa|automationid|target-id|state)$/u;

/** Every text and value in and under an element, open shadow roots included. */
function textsIn(within: Node): string[] {
  const texts: string[] = [];
  for (const pending: Node[] = [within]; pending.length > 0;) {
    const node = pending.pop()!;
    if (node.nodeType === Node.TEXT_NODE) texts.push(node.nodeValue ?? '');
    if (node instanceof Element) {
      for (const { name, value } of node.attributes) {
        if (SPOKEN.test(name) && !OWN.test(name)) texts.push(value);
      }
      if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) {
        texts.push(node.value);
      }
      if (node.shadowRoot !== null) pending.push(node.shadowRoot);
    }
    pending.push(...node.childNodes);
  }
  return texts;
}
