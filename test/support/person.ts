/**
 * A person at a page: sees what assistive technology sees, and acts with a real mouse and keyboard. The
 * dialogs live in closed shadow roots, which page scripts cannot reach; the accessibility tree can
 * (CDP Accessibility domain), and that is also what a screen reader would be told.
 */
import type { CDPSession, Page } from 'playwright-core';

export interface Seen {
  readonly role: string;
  readonly name: string;
  readonly node: number;
  readonly focused: boolean;
}

export interface Person {
  /** Every named thing inside Handrail's dialog, or null while there is none. */
  readonly dialog: () => Promise<{ title: string; role: string; things: readonly Seen[] } | null>;
  /** Waits for the dialog; throws with what is on the page when none comes. */
  readonly meets: (within?: number) => Promise<{ title: string; things: readonly Seen[] }>;
  /** Waits until no dialog is there. */
  readonly isFree: (within?: number) => Promise<void>;
  /** Clicks a button of the dialog with the mouse. */
  readonly presses: (name: string | RegExp) => Promise<void>;
  /** Clicks into the dialog's text field and types. */
  readonly writes: (text: string) => Promise<void>;
  /** Text of Handrail's notice (`role=status`), or null. */
  readonly notice: () => Promise<string | null>;
}

interface AxNode {
  nodeId: string;
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  properties?: Array<{ name: string; value: { value: unknown } }>;
  childIds?: string[];
  backendDOMNodeId?: number;
}

/** Words that every dialog of Handrail has, in the languages it speaks. */
const OURS: ReadonlySet<string> = new Set(['This is wrong', 'Das stimmt nicht']);
const DIALOG_ROLES = new Set(['alertdialog', 'dialog']);

/** @param page any page; the session to it ends with the page. */
export async function personAt(page: Page): Promise<Person> {
  const session = await page.context().newCDPSession(page);
  await session.send('Accessibility.enable');

  const nodes = async (): Promise<AxNode[]> =>
    (await session.send('Accessibility.getFullAXTree')).nodes as AxNode[];

  const dialog: Person['dialog'] = async () => {
    const all = await nodes();
    for (const root of all) {
      if (root.ignored || !DIALOG_ROLES.has(roleOf(root))) continue;
      const things = below(all, root);
      // Pages have dialogs of their own; ours offers to say that it is wrong.
      if (things.some(({ name }) => OURS.has(name)))
        return { title: nameOf(root), role: roleOf(root), things };
    }
    return null;
  };

  const meets: Person['meets'] = async (within = 15_000) =>
    until(
      within,
      async () => dialog(),
      async () => `no dialog came; the page says: ${(await page.innerText('body')).slice(0, 300)}`,
    );

  const node = async (matches: (seen: Seen) => boolean, what: string): Promise<Seen> => {
    const { things } = await meets();
    const found = things.find(matches);
    if (found === undefined)
      throw new Error(
        `the dialog has no ${what}; it has: ${things.map(({ role, name }) => `${role} "${name}"`).join(', ')}`,
      );
    return found;
  };

  return {
    dialog,
    meets,
    isFree: async (within = 15_000) => {
      await until(
        within,
        async () => ((await dialog()) === null ? true : null),
        async () => 'the dialog is still there',
      );
    },
    presses: async (name) => {
      const button = await node(
        (seen) =>
          ['button', 'link'].includes(seen.role) &&
          (typeof name === 'string' ? seen.name === name : name.test(seen.name)),
        `button ${name}`,
      );
      // The dialog takes no clicks in its first quarter of a second, so that a double click cannot answer it.
      await page.waitForTimeout(300);
      await clickNode(page, session, button.node);
    },
    writes: async (text) => {
      const field = await node(({ role }) => role === 'textbox', 'text field');
      await page.waitForTimeout(300);
      await clickNode(page, session, field.node);
      await page.keyboard.type(text);
    },
    notice: async () => {
      const all = await nodes();
      const roots = all.filter((entry) => !entry.ignored && roleOf(entry) === 'status');
      const words = roots.flatMap((root) => [
        nameOf(root),
        ...below(all, root).map(({ name }) => name),
      ]);
      return roots.length === 0 ? null : words.filter((word) => word !== '').join(' ');
    },
  };
}

async function clickNode(page: Page, session: CDPSession, backendNodeId: number): Promise<void> {
  await session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
  const { model } = await session.send('DOM.getBoxModel', { backendNodeId });
  const [x1 = 0, y1 = 0, , , x3 = 0, y3 = 0] = model.content;
  await page.mouse.click((x1 + x3) / 2, (y1 + y3) / 2);
}

function below(all: readonly AxNode[], root: AxNode): Seen[] {
  const byId = new Map(all.map((entry) => [entry.nodeId, entry]));
  const found: Seen[] = [];
  const visit = (id: string) => {
    const entry = byId.get(id);
    if (entry === undefined) return;
    if (!entry.ignored && nameOf(entry) !== '' && entry.backendDOMNodeId !== undefined) {
      const focused =
        entry.properties?.some(({ name, value }) => name === 'focused' && value.value === true) ??
        false;
      found.push({
        role: roleOf(entry),
        name: nameOf(entry),
        node: entry.backendDOMNodeId,
        focused,
      });
    }
    for (const child of entry.childIds ?? []) visit(child);
  };
  for (const child of root.childIds ?? []) visit(child);
  return found;
}

const roleOf = (node: AxNode): string => node.role?.value ?? '';
const nameOf = (node: AxNode): string => node.name?.value ?? '';

/** Asks until there is an answer. @param within ms */
export async function until<T>(
  within: number,
  ask: () => Promise<T | null | undefined>,
  explain: () => Promise<string>,
): Promise<T> {
  const end = Date.now() + within;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(await explain());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
