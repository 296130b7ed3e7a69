/**
 * No notice, no record: where the policy wants its privacy notice read first, steps are decided and held as
 * always, but nothing about the person is kept or sent before they have read it. What they ask for by
 * themselves (an approval, "this is wrong") waits in memory meanwhile, and goes once they have read.
 */
import { z } from 'zod/mini';
import { StepRecord } from '../events/record.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { pick } from '../policy/localise.ts';
import type { Policy } from '../policy/schema.ts';
import { browser } from './extension.ts';
import type { NoticeToRead, Status } from './messages.ts';
import { row } from './rows.ts';

const Read = z.object({ version: z.int() });
/** More than a person asks for before they have read one page. */
const MOST_ASKED = 20;

export interface NoticeFirst {
  /** The notice that has to be read before anything is recorded, or null. */
  readonly waiting: () => Promise<NoticeToRead | null>;
  /** What the status page shows; null where the policy has no notice. */
  readonly shown: () => Promise<Status['notice']>;
  /** The person has read this version; settles once that is kept and what waited for it is stored. */
  readonly read: (version: number) => Promise<void>;
  /** The same outbox, which takes no step while the notice waits. */
  readonly outbox: Outbox;
}

/** @param policy the one in force. */
export function createNoticeFirst(
  outbox: Outbox,
  policy: () => Promise<Policy | null>,
): NoticeFirst {
  const stored = row('local', 'notice-read-1', Read);
  // In memory of the browser only: it ends with it.
  const asked = row('session', 'asked-before-notice-1', z.array(StepRecord));

  const shown = async (): Promise<Status['notice']> => {
    const inForce = await policy();
    const notice = inForce?.settings.notice;
    if (inForce === null || notice === undefined) return null;
    const { version, text, url, first } = notice;
    return {
      version,
      first,
      text: pick(text, browser.i18n.getUILanguage()) ?? '',
      url: url ?? null,
      organisation: inForce.organisation.name,
      read: ((await stored.read())?.version ?? 0) >= version,
    };
  };

  const waiting = async (): Promise<NoticeToRead | null> => {
    const notice = await shown();
    if (notice === null || !notice.first || notice.read) return null;
    const { version, text, url, organisation } = notice;
    return { version, text, url, organisation };
  };
  const isWaiting = async () => (await waiting()) !== null;

  return {
    shown,
    waiting,
    read: async (version) => {
      // Only the version that is in force: another one was not on screen.
      if ((await shown())?.version !== version) return;
      await stored.write({ version });
      for (const record of (await asked.read()) ?? []) await outbox.append(record);
      await asked.write([]);
    },
    outbox: {
      ...outbox,
      append: async (record) => {
        if (record.type === 'health' || !(await isWaiting())) return outbox.append(record);
        if (record.outcome !== 'requested' && record.outcome !== 'disputed') return;
        const before = ((await asked.read()) ?? []).filter(({ uid }) => uid !== record.uid);
        await asked.write([...before, record].slice(-MOST_ASKED));
      },
      draft: async (record, tabId) => {
        if (!(await isWaiting())) await outbox.draft(record, tabId);
      },
      keep: async (record, tabId) => {
        if (!(await isWaiting())) await outbox.keep(record, tabId);
      },
    },
  };
}
