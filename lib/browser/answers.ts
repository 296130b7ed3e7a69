/** What the worker answers to pages and to its own popup and status page. */
import type { Outcome } from '../activity/decision.ts';
import { excerptFor } from '../catalog/excerpt.ts';
import type { FullCatalog } from '../catalog/full.ts';
import type { StepRecord } from '../events/record.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Configuration } from '../policy/configuration.ts';
import { excerptOf, isLarge } from '../policy/excerpt.ts';
import type { Announced } from './announced.ts';
import { surfacesOn } from './content-scripts.ts';
import type { Device } from './device.ts';
import { browser } from './extension.ts';
import type { FlowTracker } from './flow-tracker.ts';
import type { HeldRequests } from './held-requests.ts';
import { injectDialog } from './inject-dialog.ts';
import { type Judgement, permits } from './judgement.ts';
import { type Layer, layersOf } from './layers.ts';
import type { Management } from './management.ts';
import type { Memory } from './memory.ts';
import type {
  ChangedNotice,
  ContentMessage,
  PageMessage,
  PageState,
  Snapshot,
  Status,
} from './messages.ts';
import type { NetState } from './net-rules.ts';
import type { NoticeFirst } from './notice-first.ts';
import type { OwnRequests } from './own-requests.ts';
import type { StoppedApps } from './stopped-apps.ts';
import type { PendingRecords } from './pending-records.ts';
import { type PolicyKeeper, isStale } from './policy-keeper.ts';
import type { Permissions } from './permissions.ts';
import type { Readings } from './readings.ts';
import { disputeOf, recordedOf } from './recorded.ts';
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
  readonly judgement: Judgement;
  readonly readings: Readings;
  readonly announced: Announced;
  readonly pending: PendingRecords;
  readonly held: HeldRequests;
  /** Whether the browser lets this extension hold requests; null while it is being asked. */
  readonly mayHold: () => boolean | null;
  readonly net: () => NetState;
  readonly memory: Memory;
  readonly requests: OwnRequests;
  readonly stopped: StoppedApps;
  readonly notice: NoticeFirst;
  readonly permissions: Permissions;
  readonly catalog: FullCatalog;
  readonly device: Pick<Device, 'id' | 'origin' | 'pseudonymise'>;
  /** The configuration by which records leave. */
  readonly reporting: () => Promise<Configuration>;
}

export interface Answers extends Routes {
  /** Sends every page what it has to know after policy or configuration changed. */
  readonly tellPages: () => Promise<void>;
  /** Which layers of enforcement work here, and why others do not. */
  readonly layers: () => Promise<Layer[]>;
}

type Asking = Pick<Extract<ContentMessage, { type: 'hello' }>, 'kinds' | 'about'>;

/** Ends of a step that was not taken. */
const STOPPED: ReadonlySet<Outcome> = new Set(['blocked', 'cancelled', 'requested', 'disputed']);

/** Answers to every message of this extension's pages and content scripts; everything it needs comes in. */
export function createAnswers(parts: AnswerParts): Answers {
  const { management, keeper, flows, outbox, reporter, judgement, readings, pending } = parts;
  const { memory, catalog, device, requests, stopped, notice } = parts;
  const held = async () => keeper.current((await management.current()).configuration);
  const pull = async () => {
    await keeper.refresh((await management.current()).configuration);
    await judgement.renew();
  };

  const tellPages = async () => {
    const changed: ChangedNotice = { type: 'changed' };
    for (const { id } of await browser.tabs.query({})) {
      // A tab without a content script of ours has nobody to tell.
      if (id !== undefined) await browser.tabs.sendMessage(id, changed).catch(() => undefined);
    }
  };

  const snapshot = async (tabId: number, { kinds, about }: Asking): Promise<Snapshot> => {
    const waiting = flows.flowOf(tabId);
    const { state, configuration } = await management.current();
    const { user, groups } = configuration;
    const policy = await keeper.current(configuration);
    const flow = await waiting;
    await Promise.all([memory.ready, requests.ready]);
    const request = about ?? flow?.request ?? null;
    const partial = policy !== null && isLarge(policy.document);
    const clientIds = [request, flow?.request].flatMap((one) => one?.clientId ?? []);
    return {
      management: state,
      failMode: configuration.failMode,
      policy: policy && {
        document: excerptOf(keeper.compiled(policy), {
          kinds,
          clientIds: partial ? clientIds : null,
          actor: { user, groups, requests: requests.about() },
        }),
        checkedAt: policy.checkedAt,
        stale: isStale(policy.document, Date.now()),
      },
      actor: { user, groups, device: await device.id() },
      flow: flow?.request ?? null,
      about: request?.clientId ?? null,
      partial,
      catalog: excerptFor(catalog, kinds.includes('consent') ? request : null),
      firstTime: request === null ? null : memory.isFirstTime(request),
      prompts: memory.prompts(),
      requests: requests.known(kinds, browser.i18n.getUILanguage()),
      notice: await notice.waiting(),
    };
  };

  /** A consent that was given waits for its grant; what a page's scripts try after a no is the same step. */
  const take = async (record: StepRecord, tabId: number) => {
    const { activity, outcome } = record;
    if (STOPPED.has(outcome)) parts.held.reported(tabId, activity);
    await pending.take(record, tabId, (await flows.flowOf(tabId)) !== null);
  };

  const content = async (message: ContentMessage, sender: ContentSender): Promise<unknown> => {
    const { tabId } = sender;
    switch (message.type) {
      case 'hello':
        return snapshot(tabId, message);
      case 'refresh':
        if ((await held())?.document.settings.freshBeforeRisk !== false) await pull();
        return snapshot(tabId, message);
      case 'draft':
        await memory.shown(message.record);
        await outbox.draft(message.record, tabId);
        return true;
      case 'report':
        // The person's step waits for both.
        await Promise.all([
          take(message.record, tabId),
          memory.ended(message.record, judgement.policy()),
          requests.ended(message.record),
        ]);
        await countSurface(message.record.activity.surface, 'read');
        return true;
      case 'dialog':
        return injectDialog(sender);
      case 'reading':
        // Consents are whole pages; a frame inside one does not speak for it.
        if (sender.frameId === 0)
          await readings.take(tabId, { frameId: 0, activity: message.activity });
        return true;
      case 'pass':
        await judgement.ready;
        if (!permits(judgement.decide(message.activity), message.justification)) return false;
        // What the person agreed to is what the request will be held against.
        if (message.activity.kind === 'consent')
          await readings.take(tabId, { frameId: 0, activity: message.activity });
        else parts.announced.note(tabId, message.activity);
        await readings.grant(tabId, message.activity);
        return true;
      case 'taken':
        parts.announced.note(tabId, message.activity);
        return true;
      case 'notice-read':
        return readNotice(message.version);
      case 'gap':
        await countSurface(message.surface, 'gaps');
        await reporter.health('coverage_gap', message.detail, null, message.surface);
        return true;
    }
  };

  const readNotice = async (version: number): Promise<true> => {
    await notice.read(version);
    void reporter.send(false);
    await tellPages();
    return true;
  };

  const layers = async () =>
    layersOf({
      management: (await management.current()).state,
      policy: (await held())?.document ?? null,
      mayHold: parts.mayHold(),
      net: parts.net(),
    });

  const status = async (): Promise<Status> =>
    statusOf({
      version: browser.runtime.getManifest().version,
      managed: await management.current(),
      policy: await held(),
      lastPull: await keeper.lastPull(),
      outbox,
      delivery: await reporter.state(),
      counts: await surfaceCounts(),
      layers: await layers(),
      requests: await requests.asked(outbox.left, browser.i18n.getUILanguage()),
      stopped: await stopped.list(browser.i18n.getUILanguage()),
      notice: await notice.shown(),
      ...(await parts.permissions.given()),
    });

  const dispute = async (uid: string, comment: string): Promise<boolean> => {
    const [found] = await outbox.find([uid]);
    if (found === undefined) return false;
    const record = await disputeOf(found, comment, Date.now(), device.pseudonymise);
    await requests.ended(record);
    await reporter.repeat(record);
    return true;
  };

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
      case 'looked':
        await Promise.all([requests.looked(message.answers), stopped.looked(message.stopped)]);
        return true;
      case 'taken-back':
        await stopped.done(message.app);
        return true;
      case 'notice-read':
        return readNotice(message.version);
      case 'dispute':
        return dispute(message.uid, message.comment);
      case 'recorded':
        return recordedOf(message.uids, {
          ...{ outbox, configuration: parts.reporting },
          ...{ origin: device.origin, pseudonymise: device.pseudonymise },
        });
      case 'hold':
        return parts.held.described(message.id);
      case 'hold-answer':
        return parts.held.answered(message.id, message.answer);
    }
  };

  return {
    content,
    page,
    tellPages,
    layers,
  };
}
