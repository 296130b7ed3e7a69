/**
 * The door between the guard, which is on the page from the start, and the dialogs, which the worker
 * puts beside it when there is something to show. Both scripts live in the extension's own world of the
 * same frame and meet at a symbol of its global, which the page's scripts do not see.
 */
import type { Dialogs, Presenter } from '../gate/presenter.ts';

/** The element that dialogs stand on. It is there from the start: it must hear events before the page does. */
export interface DialogStand {
  readonly owns: Presenter['owns'];
  readonly apologise: Presenter['apologise'];
  /** Leaves the page for good. */
  readonly leave: () => void;
}

/** The way of one guard to the dialogs of its frame. */
export interface Entrance extends Presenter {
  /**
   * The guard goes: what is on screen goes with it, a question is answered with `back`, and nothing is shown for
   * this guard any more. The stand goes with the last one.
   */
  readonly leave: () => void;
}

interface Door {
  readonly stand: DialogStand;
  readonly enter: () => Entrance;
  readonly open: (dialogs: Dialogs) => void;
}

const DOOR = Symbol.for('handrail.dialogs');
const scope = globalThis as { [DOOR]?: Door };

/** ms after which dialogs that have not come count as failed. */
const LONGEST_WAIT = 5_000;
/** ms before they are asked for again: a page in constant change would else ask without end. */
const RETRY = 1_000;

/**
 * A guard's way to the dialogs of this frame; several guards share these. Calls wait until they are there.
 * @param raise makes the stand, once for each frame.
 * @param load has the dialogs put into the frame; false where that failed.
 */
export function dialogDoor(raise: () => DialogStand, load: () => Promise<boolean>): Entrance {
  scope[DOOR] ??= doorOn(raise(), load);
  return scope[DOOR].enter();
}

/** Called by the script that brings the dialogs; does nothing where no guard has made a door. */
export function openDialogDoor(build: (stand: never) => Dialogs): void {
  const door = scope[DOOR];
  // The guard of the same build made the stand, so it is of the kind that this build's dialogs want.
  door?.open(build(door.stand as never));
}

function doorOn(stand: DialogStand, load: () => Promise<boolean>): Door {
  let dialogs: Dialogs | null = null;
  let loading: Promise<Dialogs> | null = null;

  const bring = async (): Promise<Dialogs> => {
    await Promise.race([load(), new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT))]);
    if (dialogs === null) throw new Error('The dialogs did not come.');
    return dialogs;
  };

  const opened = (): Promise<Dialogs> => {
    if (dialogs !== null) return Promise.resolve(dialogs);
    if (loading === null) {
      loading = bring();
      loading.catch(() => setTimeout(() => (loading = null), RETRY));
    }
    return loading;
  };

  let guards = 0;

  const enter = (): Entrance => {
    guards += 1;
    let left = false;
    /** Shown when it can be; a notice that comes to nothing holds nobody up. */
    const soon = (show: (ready: Dialogs) => void): void => {
      const unlessLeft = (ready: Dialogs) => {
        if (!left) show(ready);
      };
      if (dialogs !== null) unlessLeft(dialogs);
      else if (!left) void opened().then(unlessLeft, () => undefined);
    };
    return {
      ask: async (shown) => {
        const ready = dialogs ?? (await opened());
        if (left) throw new Error('This guard has left the page.');
        return ready.ask(shown);
      },
      inform: (shown) => soon((ready) => ready.inform(shown)),
      wall: (shown) => soon((ready) => ready.wall(shown)),
      privacy: (shown) => soon((ready) => ready.privacy(shown)),
      checking: (language) => {
        let end: () => void = () => undefined;
        let over = false;
        soon((ready) => {
          if (!over) end = ready.checking(language);
        });
        return () => {
          over = true;
          end();
        };
      },
      pointAt: (element, why, language) => soon((ready) => ready.pointAt(element, why, language)),
      confirm: (outcome, language) => soon((ready) => ready.confirm(outcome, language)),
      prepare: () =>
        opened().then(
          () => !left,
          () => false,
        ),
      apologise: () => {
        if (!left) stand.apologise();
      },
      owns: stand.owns,
      leave: () => {
        if (left) return;
        left = true;
        guards -= 1;
        dialogs?.close();
        if (guards > 0) return;
        stand.leave();
        if (scope[DOOR] === door) delete scope[DOOR];
      },
    };
  };

  const door: Door = { stand, open: (brought) => (dialogs ??= brought), enter };
  return door;
}
