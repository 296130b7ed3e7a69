/**
 * What this browser remembers of its person, so that they are asked less: which prompts they answered, how
 * many they saw today, which terms they accepted, which apps they have met. It stays here and is never sent.
 * Answers come from memory, since requests are judged at once; `storage.local` has it for the next worker.
 */
import { z } from 'zod/mini';
import type { ConsentActivity } from '../activity/activity.ts';
import type { StepRecord } from '../events/record.ts';
import type { PromptHistory } from '../policy/facts.ts';
import { appKey } from '../policy/known.ts';
import type { PageDocument } from '../policy/page-document.ts';
import {
  type KeptPrompts,
  NO_KEPT_PROMPTS,
  answeredPrompt,
  countPrompt,
  countsForBudget,
  historyOf,
  prunePrompts,
  rememberAnswer,
} from '../policy/prompts.ts';
import { row } from './rows.ts';

const Prompts = z.object({
  day: z.string(),
  today: z.int().check(z.nonnegative()),
  answered: z.array(
    z.object({ rule: z.string(), subject: z.string(), fingerprint: z.string(), time: z.int() }),
  ),
  accepted: z.array(z.object({ id: z.string(), version: z.int().check(z.positive()) })),
  /** Steps whose prompt was counted, newest last: a prompt is told of more than once. */
  counted: z.array(z.string()),
});
/** An app that was given access from here. */
const GivenApp = z.object({
  platform: z.string(),
  /** Client id, as it is compared. */
  app: z.string(),
  /** As the page called it, and when it was given last (Unix ms); null where an earlier version kept neither. */
  name: z.nullable(z.string()),
  time: z.nullable(z.int()),
});
export type GivenApp = z.infer<typeof GivenApp>;
/** What earlier versions kept: platform and client id in one text. */
const EarlierApps = z.array(z.string());

const MOST_COUNTED = 50;
const MOST_APPS = 2_000;

export interface Memory {
  readonly prompts: () => PromptHistory;
  /** Whether the person never gave this app anything here; null where the request names no app. */
  readonly isFirstTime: (
    app: Pick<ConsentActivity, 'platform'> & { clientId: string },
  ) => boolean | null;
  /** Apps that the person gave something from this browser, newest last. */
  readonly given: () => readonly GivenApp[];
  /** Something was shown. Settles once it is kept. */
  readonly shown: (record: StepRecord) => Promise<void>;
  /**
   * A step ended, whether or not it was told of while it was shown. Settles once it is kept.
   * @param policy the one in force, or null
   */
  readonly ended: (record: StepRecord, policy: PageDocument | null) => Promise<void>;
  /** Settles once what was remembered before is in memory. */
  readonly ready: Promise<void>;
}

/** @param now Unix time in ms. */
export function createMemory(now: () => number = Date.now): Memory {
  const storedPrompts = row('local', 'prompts-1', Prompts);
  const storedApps = row('local', 'apps-given-1', z.array(GivenApp));
  const earlierApps = row('local', 'apps-met-1', EarlierApps);
  let kept: KeptPrompts = NO_KEPT_PROMPTS;
  let counted: readonly string[] = [];
  let apps: readonly GivenApp[] = [];

  const load = async () => {
    const { counted: before, ...prompts } = (await storedPrompts.read()) ?? NO_KEPT_PROMPTS_ROW;
    kept = prompts;
    counted = before;
    apps = (await storedApps.read()) ?? (await earlierApps.read())?.map(givenEarlier) ?? [];
  };
  const ready = load();
  /** One after the other: two steps that end at once must not forget each other. */
  let queue: Promise<void> = ready;
  const then = (task: () => Promise<void>) => (queue = queue.then(task, task));
  const keep = () =>
    storedPrompts.write({
      ...kept,
      answered: [...kept.answered],
      accepted: [...kept.accepted],
      counted: [...counted],
    });

  const count = async ({ uid, rendered }: StepRecord) => {
    if (rendered === 'none' || !countsForBudget(rendered) || counted.includes(uid)) return;
    kept = countPrompt(kept, rendered, now());
    counted = [...counted, uid].slice(-MOST_COUNTED);
    await keep();
  };

  return {
    ready,
    prompts: () => historyOf(prunePrompts(kept, now())),
    isFirstTime: ({ platform, clientId }) =>
      clientId === '' ? null : !apps.some(isApp(platform, clientId)),
    given: () => apps,
    shown: (record) => then(() => count(record)),
    ended: (record, policy) =>
      then(async () => {
        await count(record);
        const { activity, decision } = record;
        if (wentOnAfterPrompt(record)) {
          const trace = answeredPrompt(decision, activity, now(), {
            prompts: historyOf(kept),
            policy,
          });
          kept = rememberAnswer(kept, trace, now());
          await keep();
        }
        if (activity.kind !== 'consent' || !wasTaken(record) || activity.app.clientId === '')
          return;
        const { platform, app } = activity;
        const isKnown = isApp(platform, app.clientId);
        const given = { platform, app: appKey(app.clientId), name: app.name, time: record.time };
        apps = [...apps.filter((one) => !isKnown(one)), given].slice(-MOST_APPS);
        await storedApps.write([...apps]);
      }),
  };
}

const NO_KEPT_PROMPTS_ROW: z.infer<typeof Prompts> = {
  day: '',
  today: 0,
  answered: [],
  accepted: [],
  counted: [],
};

function isApp(platform: string, clientId: string): (one: GivenApp) => boolean {
  const key = appKey(clientId);
  return (one) => one.app === key && one.platform === platform;
}

function givenEarlier(text: string): GivenApp {
  const [platform = '', ...app] = text.split(' ');
  return { platform, app: app.join(' '), name: null, time: null };
}

function wasTaken({ outcome }: StepRecord): boolean {
  return outcome === 'proceeded' || outcome === 'allowed_silently' || outcome === 'fixed';
}

/** The person saw something and went on; what was only recorded was no prompt. */
function wentOnAfterPrompt({ rendered, outcome }: StepRecord): boolean {
  return rendered !== 'none' && (outcome === 'proceeded' || outcome === 'allowed_silently');
}
