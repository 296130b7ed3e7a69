/**
 * What a screen reader says of each named state: role, name, description, reading order, order of the keyboard.
 * The transcript beside this file is there to be read; `vitest run --project e2e spoken -u` writes it anew.
 */
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DIALOG_SAMPLES, NOTICE_SAMPLES, PRIVACY_SAMPLES } from '../../../components/samples.ts';
import { WALL_SAMPLES } from '../../../components/samples-consent.ts';
import { chromiumPath } from '../../support/browser-paths.ts';
import { type Gallery, openGallery } from './gallery.ts';
import type { Report } from './stage.ts';

interface Spoken {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value?: string };
  readonly name?: { readonly value?: string };
  readonly description?: { readonly value?: string };
  readonly childIds?: readonly string[];
  readonly properties?: readonly {
    readonly name: string;
    readonly value: { readonly value?: unknown };
  }[];
}

let gallery: Gallery;
let page: Page;
let session: CDPSession;
beforeAll(async () => {
  // With windows: where the keyboard goes after the last control is the browser's.
  gallery = await openGallery(chromiumPath());
  page = await gallery.open('/?wait&language=en', { reducedMotion: 'reduce' });
  session = await page.context().newCDPSession(page);
  await session.send('Accessibility.enable');
}, 60_000);
afterAll(() => gallery.close());

const show = (name: string) =>
  page.evaluate((state) => (window as never as { report: Report }).report.show(state), name);

async function treeOf(role: string): Promise<{ root: Spoken; nodes: Map<string, Spoken> }> {
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as {
    nodes: readonly Spoken[];
  };
  const root = nodes.find((node) => node.role?.value === role && !node.ignored);
  if (root === undefined) throw new Error(`Nothing on the page has the role ${role}.`);
  return { root, nodes: new Map(nodes.map((node) => [node.nodeId, node])) };
}

/** Roles that are not said by themselves. */
const SILENT = new Set(['listitem', 'form', 'LabelText', 'strong', 'emphasis', 'small']);
const TOLD = new Set(['expanded', 'checked', 'invalid', 'required']);

/** One line for each thing that is said; runs of text are one line. */
function lines({ root, nodes }: Awaited<ReturnType<typeof treeOf>>): string[] {
  const said: string[] = [];
  let text = '';
  let mark = '';
  const end = () => {
    if (text.trim() !== '') said.push(`${mark}${text.trim()}`);
    if (text.trim() !== '') mark = '';
    text = '';
  };
  const walk = (id: string) => {
    const node = nodes.get(id);
    if (node === undefined) return;
    const role = node.role?.value ?? '';
    if (role === 'InlineTextBox' || role === 'ListMarker') return;
    if (!node.ignored && role === 'StaticText') {
      const more = node.name?.value ?? '';
      // A block that holds nothing but text is no node of its own; its end shows by a capital without a space.
      text += /\S$/u.test(text) && /^\p{Lu}/u.test(more) ? ` / ${more}` : more;
      return;
    }
    const named = !node.ignored && !['generic', 'none', 'paragraph'].includes(role);
    if (named || role === 'paragraph') end();
    if (role === 'listitem') mark = '- ';
    if (named && !SILENT.has(role)) {
      said.push(lineOf(node, role));
      // What these hold is their name, which was said.
      if (['heading', 'button', 'link', 'textbox', 'checkbox'].includes(role)) return;
    }
    for (const child of node.childIds ?? []) walk(child);
    if (named || role === 'paragraph') end();
  };
  for (const child of root.childIds ?? []) walk(child);
  end();
  return said;
}

function lineOf(node: Spoken, role: string): string {
  const states = (node.properties ?? [])
    .filter(({ name, value }) => TOLD.has(name) && String(value.value) !== 'false')
    .map(({ name, value }) => (value.value === true ? name : `${name} ${String(value.value)}`));
  const folded = (node.properties ?? []).some(
    ({ name, value }) => name === 'expanded' && value.value === false,
  );
  return [
    role,
    ...(node.name?.value ? [`“${node.name.value}”`] : []),
    ...(folded ? ['collapsed'] : []),
    ...states,
    ...(node.description?.value ? [`(${node.description.value})`] : []),
  ].join(' ');
}

/** What the Tab key comes to, from where the focus is at first, until it comes round. */
async function keyboardOrder(): Promise<string[]> {
  const focused = () =>
    page.evaluate(() => {
      const host = [...document.documentElement.children].at(-1)!;
      const active = host.shadowRoot!.activeElement;
      if (active === null) return null;
      const { id, localName } = active;
      return active.textContent === '' ? (id === '' ? localName : id) : active.textContent;
    });
  const met: string[] = [];
  for (let name = await focused(); name !== null && !met.includes(name); name = await focused()) {
    met.push(name);
    await page.keyboard.press('Tab');
  }
  return met;
}

test('the transcript of every state', { timeout: 60_000 }, async () => {
  const parts: string[] = [];
  for (const name of Object.keys(DIALOG_SAMPLES)) {
    await show(name);
    const tree = await treeOf('alertdialog');
    const order = await keyboardOrder();
    parts.push(
      [
        `## dialog ${name}`,
        lineOf(tree.root, 'alertdialog'),
        ...lines(tree).map((line) => `  ${line}`),
        `Tab: ${order.join(' > ')}`,
      ].join('\n'),
    );
  }
  await page.evaluate(() => (window as never as { report: Report }).report.surface.close());
  for (const name of [
    ...Object.keys(NOTICE_SAMPLES),
    ...Object.keys(WALL_SAMPLES),
    ...Object.keys(PRIVACY_SAMPLES),
    'checking',
    'hint',
  ]) {
    await show(name);
    await page.getByRole('status').filter({ hasText: /\S/u }).waitFor();
    const tree = await treeOf('status');
    parts.push(
      [`## ${name}`, 'status, said without asking', ...lines(tree).map((line) => `  ${line}`)].join(
        '\n',
      ),
    );
    await page.evaluate(() => (window as never as { report: Report }).report.surface.close());
  }
  await expect(`${parts.join('\n\n')}\n`).toMatchFileSnapshot('spoken.txt');
});
