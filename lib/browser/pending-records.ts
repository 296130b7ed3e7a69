/**
 * Consents that were taken, and requests that were held, until it is known what became of them: the
 * redirect says whether access was granted, a dialog what the person answered. They lie on disk
 * meanwhile, so that each step is one record, and none is lost with the worker.
 */
import { holds, turnedBack } from '../activity/decision.ts';
import type { StepRecord } from '../events/record.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { FlowEnd } from '../surfaces/consent-flow.ts';
import type { Reporter } from './reporter.ts';

/** ms that a consent waits for its grant at the longest. A provider's redirect comes within seconds. */
export const LONGEST_PENDING = 120_000;

export interface PendingRecords {
  /** A step ended on a page: reported now, or once its grant is known. Settles when it is on disk. */
  readonly take: (record: StepRecord, tabId: number, flowRuns: boolean) => Promise<void>;
  /**
   * A request was held: reported when the person has answered, or once they can no more. However long they
   * think: what was told as blocked could not be told as asked for any more.
   */
  readonly held: (record: StepRecord, tabId: number) => Promise<void>;
  /** A page of ours took the place of the tab's page: what was on screen there is the step that was held. */
  readonly replaced: (tabId: number) => Promise<void>;
  /** Whether the record of this uid still waits; what was reported once stays as it is. */
  readonly waits: (uid: string) => Promise<boolean>;
  /** Ends the consents of a tab whose flow ended. Does nothing twice. */
  readonly ended: (tabId: number, end: FlowEnd) => Promise<void>;
  /** The tab was closed, or the person went elsewhere: what they were asked there has no answer. */
  readonly left: (tabId: number) => Promise<void>;
  /**
   * Reports what waited long enough: for a grant, or for an answer in a tab that is gone.
   * `all` where a new browser session knows none of the tabs.
   */
  readonly overdue: (all?: boolean) => Promise<void>;
}

const ABANDONED: FlowEnd = { result: 'abandoned', scopes: null };

/**
 * @param isOpen whether there still is such a tab.
 * @param now Unix time in ms.
 */
export function createPendingRecords(
  outbox: Outbox,
  reporter: Pick<Reporter, 'report'>,
  isOpen: (tabId: number) => Promise<boolean>,
  now: () => number = Date.now,
): PendingRecords {
  const isLate = (savedAt: number) => now() - savedAt >= LONGEST_PENDING;

  const ended: PendingRecords['ended'] = async (tabId, end) => {
    const kept = (await outbox.kept()).filter((row) => row.tabId === tabId);
    for (const { record, savedAt } of kept) {
      // What a tab gives away long after a request of it was held is something else.
      const isPast = !isGiven(record) && isLate(savedAt);
      await reporter.report(isPast ? record : withEnd(record, end));
    }
    const told = new Set<string>(kept.map(({ record }) => record.activity.surface));
    const known = new Set(kept.map(({ uid }) => uid));
    for (const draft of await outbox.drafts(tabId)) {
      // Newest first: what was on screen earlier was not what was taken.
      const { kind, surface } = draft.activity;
      if (kind !== 'consent' || known.has(draft.uid) || told.has(surface)) continue;
      told.add(surface);
      const refused = end.result === 'refused' || end.result === 'abandoned';
      const outcome = refused ? turnedBack(draft.rendered) : draft.outcome;
      await reporter.report({
        ...draft,
        outcome,
        grant: end.result,
        grantedScopes: grantedScopes(end),
      });
    }
    // Not before: a worker that ends above does it again, and the same uid twice is one record.
    await outbox.dropDrafts(tabId);
  };

  return {
    take: (record, tabId, flowRuns) =>
      flowRuns && isGiven(record) && record.activity.kind === 'consent'
        ? outbox.keep(record, tabId)
        : reporter.report(record),
    held: outbox.keep,
    replaced: (tabId) => outbox.dropOpen(tabId, now()),
    waits: async (uid) => (await outbox.kept()).some((row) => row.uid === uid),
    ended,
    left: async (tabId) => {
      for (const draft of await outbox.drafts(tabId)) {
        // Of what nobody was asked about it is not known whether they meant to take it.
        if (draft.activity.kind !== 'consent' && isAsked(draft))
          await reporter.report({ ...draft, outcome: turnedBack(draft.rendered) });
      }
      await ended(tabId, ABANDONED);
    },
    overdue: async (all = false) => {
      for (const { record, tabId, savedAt } of await outbox.kept()) {
        const isDue = isLate(savedAt) && (isGiven(record) || !(await isOpen(tabId)));
        if (all || isDue) await reporter.report(withEnd(record, ABANDONED));
      }
    },
  };
}

function isAsked({ rendered }: StepRecord): boolean {
  return rendered !== 'none' && holds(rendered);
}

function isGiven({ outcome }: StepRecord): boolean {
  return outcome === 'proceeded' || outcome === 'allowed_silently';
}

/** What became of a step that had ended. Whoever said yes did not abandon it, though nobody saw the answer. */
function withEnd(record: StepRecord, end: FlowEnd): StepRecord {
  if (record.activity.kind !== 'consent') return record;
  if (end.result !== 'abandoned')
    return { ...record, grant: end.result, grantedScopes: grantedScopes(end) };
  return isGiven(record) ? { ...record, grant: 'unknown' } : record;
}

function grantedScopes({ scopes }: FlowEnd): string[] | null {
  return scopes === null ? null : [...scopes];
}
