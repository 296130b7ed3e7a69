/**
 * Steps that were read on this page and have not ended. One step has one uid, however often the page
 * or the person changes it before it is taken: every recipient added would else be an event of its own.
 */
import type { Effect } from '../activity/decision.ts';
import { uuidv7 } from '../activity/identifiers.ts';
import type { Surface } from '../surfaces/surface.ts';
import type { Step } from './step.ts';

export interface Seen {
  readonly uid: string;
  /** ms from seeing the step to the armed gate. */
  readonly armed: number;
  /** The strongest that was on screen for it. */
  rendered: Effect | 'none';
}

export interface OpenSteps {
  /** What is known of a step; `since`, in `performance.now()`, is when it was first noticed. */
  readonly of: (step: Step, since: number) => Seen;
  /** The step ended: the next one like it is another step. */
  readonly end: (step: Step) => void;
  /** The step has this uid already: whoever held its request noted it. */
  readonly named: (step: Step, uid: string) => void;
  /** The surface is no longer on screen, and with it every notice about it. */
  readonly left: (surface: Surface) => void;
}

/** Keeps at most one unanswered step for each surface, besides those that a dialog asks about. */
export function createOpenSteps(): OpenSteps {
  const open = new Map<string, Seen>();
  const latest = new Map<Surface, string>();

  /** A step that nobody was asked about goes on as the next one of its surface. */
  const takeOver = (surface: Surface): Seen | null => {
    const before = latest.get(surface);
    const seen = before === undefined ? undefined : open.get(before);
    if (before === undefined || seen === undefined || isAskedAbout(seen)) return null;
    open.delete(before);
    return seen;
  };

  return {
    of: (step, since) => {
      const seen = open.get(step.fingerprint) ??
        takeOver(step.surface) ?? {
          uid: uuidv7(),
          armed: performance.now() - since,
          rendered: 'none',
        };
      open.set(step.fingerprint, seen);
      latest.set(step.surface, step.fingerprint);
      return seen;
    },
    end: (step) => void open.delete(step.fingerprint),
    named: (step, uid) => {
      const seen = open.get(step.fingerprint);
      // What is being asked about keeps the uid under which it was asked.
      if (seen !== undefined && isAskedAbout(seen)) return;
      open.set(step.fingerprint, {
        uid,
        armed: seen?.armed ?? 0,
        rendered: seen?.rendered ?? 'none',
      });
      latest.set(step.surface, step.fingerprint);
    },
    left: (surface) => {
      const seen = open.get(latest.get(surface) ?? '');
      if (seen?.rendered === 'inform') seen.rendered = 'none';
    },
  };
}

function isAskedAbout({ rendered }: Seen): boolean {
  return rendered !== 'none' && rendered !== 'inform';
}
