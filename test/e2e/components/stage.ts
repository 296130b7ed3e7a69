/** One page of the gallery at a time, with what a test asks of it. */
import type { Page } from 'playwright-core';
import { type Gallery, openGallery } from './gallery.ts';

/** What the gallery page notes (`gallery/main.tsx`). */
export interface Report {
  answers: { act: string; reason?: string | null; comment?: string; url?: string }[];
  gone: string[];
  ready: number;
  leaked: string[];
  show: (name: string) => void;
  surface: { isConnected: () => boolean; close: () => void };
}

export class Stage {
  page!: Page;
  readonly #gallery: Gallery;

  private constructor(gallery: Gallery) {
    this.#gallery = gallery;
  }

  static async build(): Promise<Stage> {
    return new Stage(await openGallery());
  }

  /** Opens a fresh page, and waits for its dialog where it shows one at once. */
  async open(query: string, waits = true): Promise<void> {
    await this.page?.close();
    this.page = await this.#gallery.open(`/?${query}`);
    if (waits) await this.ready();
  }

  async ready(): Promise<void> {
    await this.page.waitForFunction('window.report.ready > 0');
  }

  report<Value>(read: (report: Report) => Value): Promise<Value> {
    return this.page.evaluate(`(${read.toString()})(window.report)`);
  }

  answers(): Promise<Report['answers']> {
    return this.report((r) => r.answers);
  }

  async answered(): Promise<Report['answers'][number] | undefined> {
    await this.page.waitForFunction('window.report.answers.length > 0');
    return (await this.answers())[0];
  }

  /** Only where a test has to look inside; everything else is done as a person does it. */
  focusedText(): Promise<string | null> {
    return this.page.evaluate(() => {
      const host = [...document.documentElement.children].at(-1)!;
      const active = host.shadowRoot!.activeElement!;
      return active.localName === 'textarea' ? 'textarea' : active.textContent;
    });
  }

  /** Past the moment in which pointer clicks do not count yet. */
  settled(): Promise<void> {
    return this.page.waitForTimeout(300);
  }

  /** Makes the page's own button ask, as a guarded one would. */
  askOn(type: 'click' | 'keydown'): Promise<void> {
    return this.page.evaluate((event) => {
      document.querySelector('#share')!.addEventListener(event, (held) => {
        held.preventDefault();
        (window as never as { report: Report }).report.show('share-acknowledge');
      });
    }, type);
  }

  close(): Promise<void> {
    return this.#gallery.close();
  }
}
