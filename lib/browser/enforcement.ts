/** Puts the layers of enforcement together: flow tracker, request gate and net (DESIGN §2). */
import type { FullCatalog } from '../catalog/full.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Surface } from '../surfaces/surface.ts';
import { type Announced, createAnnounced } from './announced.ts';
import { injectConsentReader } from './content-scripts.ts';
import type { Device } from './device.ts';
import { type FlowTracker, createFlowTracker } from './flow-tracker.ts';
import { type HeldRequests, createHeldRequests } from './held-requests.ts';
import { type Judgement, createJudgement } from './judgement.ts';
import { browser } from './extension.ts';
import type { Management } from './management.ts';
import type { Memory } from './memory.ts';
import { type NetState, createNet, netTrouble } from './net-rules.ts';
import type { OwnRequests } from './own-requests.ts';
import { type PendingRecords, createPendingRecords } from './pending-records.ts';
import type { PolicyKeeper } from './policy-keeper.ts';
import { type Readings, createReadings } from './readings.ts';
import type { Reporter } from './reporter.ts';
import { earlierOf } from './request-states.ts';
import { createRequestGate } from './request-gate.ts';
import { silentRecord } from './request-step.ts';
import { countSurface } from './surface-counts.ts';
import { createWireGate } from './wire-gate.ts';

export interface EnforcementParts {
  readonly management: Management;
  readonly keeper: PolicyKeeper;
  readonly outbox: Outbox;
  readonly reporter: Reporter;
  readonly memory: Memory;
  readonly requests: OwnRequests;
  readonly catalog: FullCatalog;
  readonly device: Pick<Device, 'id'>;
}

export interface Enforcement {
  readonly judgement: Judgement;
  readonly readings: Readings;
  readonly announced: Announced;
  readonly pending: PendingRecords;
  readonly held: HeldRequests;
  readonly flows: FlowTracker;
  /** Whether the browser lets this extension hold requests; null while it is being asked. */
  readonly mayHold: () => boolean | null;
  readonly net: () => NetState;
  /** Takes the policy in force into memory and into the net; says what did not fit, if told to. */
  readonly renew: (tell: boolean) => Promise<void>;
}

/** Starts every layer; their listeners are registered before this returns. */
export function createEnforcement(parts: EnforcementParts): Enforcement {
  const { outbox, reporter, memory, requests } = parts;
  const language = browser.i18n.getUILanguage();
  const judgement = createJudgement({
    ...parts,
    remembered: (activity) => ({
      firstTime:
        activity.kind === 'consent'
          ? memory.isFirstTime({ platform: activity.platform, clientId: activity.app.clientId })
          : null,
      prompts: memory.prompts(),
      requests: requests.about(),
    }),
  });
  const net = createNet();
  const readings = createReadings();
  const pending = createPendingRecords(outbox, reporter, (tabId) =>
    browser.tabs.get(tabId).then(
      () => true,
      () => false,
    ),
  );
  const held = createHeldRequests({
    catalog: parts.catalog,
    ...{ judgement, readings, pending },
    remember: async (record) => {
      await Promise.all([memory.ended(record, judgement.policy()), requests.ended(record)]);
    },
    earlier: (activity) =>
      earlierOf(requests.known([activity.kind], language), activity, Date.now()),
  });
  const gap = ({ id }: Surface, detail: string) => {
    void countSurface(id, 'gaps');
    void reporter.health('coverage_gap', detail, null, id);
  };
  const flows = createFlowTracker({
    ended: pending.ended,
    left: pending.left,
    over: (tabId) => gate.unwatch(tabId),
    arrived: (tabId, url) => {
      gate.watch(tabId, url);
      void injectConsentReader(tabId, url);
    },
    pushed: (tabId, url) => void injectConsentReader(tabId, url, true),
    document: (tabId) => void readings.left(tabId),
    asked: (asked) => void gate.seen(asked),
  });
  const gate = createRequestGate({
    ...{ judgement, readings, flows, held },
    catalog: parts.catalog,
    isInNet: (activity) => net.holds(activity, judgement.policy()),
    passed: (record, tabId) => void pending.take(record, tabId, true),
    gap,
  });
  const announced = createAnnounced();
  const wire = createWireGate({
    ...{ judgement, readings, announced, held },
    passed: ({ tabId, activity, decision, surface }) =>
      void pending.take(
        silentRecord(activity, decision, surface, judgement.policyAge()),
        tabId,
        false,
      ),
    gap,
  });
  return {
    ...{ judgement, readings, announced, pending, held, flows },
    mayHold: gate.mayHold,
    net: net.state,
    renew: async (tell) => {
      await judgement.renew();
      const policy = judgement.policy();
      wire.renew(policy);
      const trouble = netTrouble(await net.apply(policy));
      if (tell && trouble !== null)
        await reporter.health('policy_applied', trouble, policy?.version ?? null);
    },
  };
}
