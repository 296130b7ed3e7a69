/** Captures for the status page: which tabs are open, and what dialog is on screen in one of them. */
import { Captured } from '../surfaces/captured.ts';
import { browser } from './extension.ts';

const FILE = 'content-scripts/capture.js';

export interface OpenTab {
  readonly id: number;
  /** The host, numbered where several tabs have the same. Never a title, never a path. */
  readonly label: string;
}

/** Tabs with a website, by host. */
export async function openTabs(): Promise<OpenTab[]> {
  const tabs = (await browser.tabs.query({})).flatMap(({ id, url }) => {
    const address = URL.parse(url ?? '');
    return id !== undefined && address !== null && /^https?:$/u.test(address.protocol)
      ? [{ id, host: address.host }]
      : [];
  });
  const sorted = tabs.toSorted((a, b) => a.host.localeCompare(b.host) || a.id - b.id);
  return sorted.map(({ id, host }, index) => {
    const same = sorted.filter((tab) => tab.host === host);
    const nth = index - sorted.findIndex((tab) => tab.host === host) + 1;
    return { id, label: same.length === 1 ? host : `${host} (${nth})` };
  });
}

/**
 * The dialogs on screen in a tab, scrubbed in the page: at most one a frame. Nothing is kept and nothing is sent.
 * Rejects where the browser lets no script in, or none of the frames answered.
 */
export async function captureTab(tabId: number): Promise<Captured[]> {
  const frames = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    files: [FILE],
  });
  const answers: unknown[] = frames.map(({ result }) => result);
  // A frame that failed answers with nothing at all; one without a dialog says null.
  if (answers.length > 0 && answers.every((answer) => answer === undefined)) {
    throw new Error('No frame of this tab could be read.');
  }
  return answers.flatMap((answer) => Captured.safeParse(answer).data ?? []);
}
