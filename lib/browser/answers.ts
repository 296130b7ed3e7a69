/** What the worker answers to pages and to its own popup and status page. */
import type { Outbox } from '../outbox/outbox.ts';
import type { FlowEnd } from '../surfaces/consent-flow.ts';
import { surfacesOn } from './content-scripts.ts';
import { browser } from './extension.ts';
import type { FlowTracker } from './flow-tracker.ts';
import type { Management } from './management.ts';
import type { ContentMessage, PageMessage, PageState, Snapshot, Status } from './messages.ts';
import { type PolicyKeeper, isStale } from './policy-keeper.ts';
import type { Reporter } from './reporter.ts';
import type { ContentSender, Routes } from './router.ts';
import { statusOf } from './status.ts';
import { countSurface, surfaceCounts } from './surface-counts.ts';

export interface AnswerParts {
  readonly management: Management;
  readonly keeper: PolicyKeeper;
  readonly flows: FlowTracker;
  readonly outbox: Outbox;
  readonly reporter: Reporter;
}

export interface Answers extends Routes {
  /** Sends every page what it has to know after policy or configuration changed. */
  readonly tellPages: () => Promise<void>;
  /** Ends steps whose page could not tell how they ended; the redirect did. */
  readonly finishDrafts: (tabId: number, end: FlowEnd) => Promise<void>;
}

/** Answers to every message of this extension's pages and content scripts; everything it needs comes in. */
export function createAnswers({
  management,
  keeper,
  flows,
  outbox,
  reporter,
}: AnswerParts): Answers {
  const held = async () => keeper.current((await management.current()).configuration);
  const pull = async () => keeper.refresh((await management.current()).configuration);

  const snapshot = async (tabId: number): Promise<Snapshot> => {
    const waiting = flows.flowOf(tabId);
    const { state, configuration } = await management.current();
    const policy = await keeper.current(configuration);
    const flow = await waiting;
    return {
      management: state,
      failMode: configuration.failMode,
      policy: policy && {
        document: policy.document,
        checkedAt: policy.checkedAt,
        stale: isStale(policy.document, Date.now()),
      },
      actor: { user: configuration.user, groups: configuration.groups },
      flow: flow?.request ?? null,
      firstTime: null,
      prompts: { today: 0, answered: [], accepted: [] },
    };
  };

  const content = async (message: ContentMessage, { tabId }: ContentSender): Promise<unknown> => {
    switch (message.type) {
      case 'hello':
        return snapshot(tabId);
      case 'refresh':
        if ((await held())?.document.settings.freshBeforeRisk !== false) await pull();
        return snapshot(tabId);
      case 'draft':
        await outbox.draft(message.record, tabId);
        return true;
      case 'report':
        await reporter.report(message.record);
        await countSurface(message.record.activity.surface, 'read');
        return true;
      case 'gap':
        await countSurface(message.surface, 'gaps');
        await reporter.health('coverage_gap', message.detail, null, message.surface);
        return true;
    }
  };

  const status = async (): Promise<Status> =>
    statusOf({
      version: browser.runtime.getManifest().version,
      managed: await management.current(),
      policy: await held(),
      lastPull: await keeper.lastPull(),
      outbox,
      delivery: await reporter.state(),
      counts: await surfaceCounts(),
    });

  const pageState = async (tabId: number): Promise<PageState> => {
    const { state } = await management.current();
    const url = URL.parse((await browser.tabs.get(tabId)).url ?? '');
    const ids =
      url === null ? [] : surfacesOn(url, (await held())?.document ?? null).map(({ id }) => id);
    return { active: state === 'managed' && ids.length > 0, surfaces: ids };
  };

  const page = async (message: PageMessage): Promise<unknown> => {
    switch (message.type) {
      case 'page-state':
        return pageState(message.tabId);
      case 'pull-now':
        await pull();
        return status();
      case 'send-now':
        await reporter.send(true);
        return status();
      case 'status':
        return status();
    }
  };

  return {
    content,
    page,
    tellPages: async () => {
      for (const { id } of await browser.tabs.query({})) {
        // A tab without a content script of ours has nobody to tell.
        if (id !== undefined)
          await browser.tabs.sendMessage(id, await snapshot(id)).catch(() => undefined);
      }
    },
    finishDrafts: async (tabId, end) => {
      const told = new Set<string>();
      for (const draft of await outbox.drafts(tabId)) {
        // Newest first: what was on screen earlier was not what was taken.
        if (draft.activity.kind !== 'consent' || told.has(draft.activity.surface)) continue;
        told.add(draft.activity.surface);
        const outcome = end === 'refused' ? 'cancelled' : draft.outcome;
        await reporter.report({ ...draft, outcome, grant: end });
      }
      // Not before: a worker that ends above does it again, and the same uid twice is one record.
      await outbox.dropDrafts(tabId);
    },
  };
}
