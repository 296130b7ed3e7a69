/** Shows what the gate asks for, with the dialogs of this room. */
import type { Activity } from '../lib/activity/activity.ts';
import type { Presenter, Shown } from '../lib/gate/presenter.ts';
import type { Policy } from '../lib/policy/schema.ts';
import type { Place } from './Hint.tsx';
import { type MountOptions, mountSurface } from './mount.tsx';
import { organisationOf } from './organisation.ts';
import { wordsFor } from './words/words.ts';

/** How long the ring around a button stays, in ms; as long as the go-ahead it belongs to. */
const HINT_TIME = 60_000;
/** Long enough to read two short sentences, in ms. */
const CONFIRMATION_TIME = 8_000;

/** A presenter for this page. Call it before the page's own scripts listen to anything. */
export function mountPresenter(document: Document, options: MountOptions = {}): Presenter {
  const surface = mountSurface(document, options);
  return {
    ask: (shown) => surface.showDialog(propsOf(shown)),
    inform: (shown) => void surface.showNotice(propsOf(shown)),
    checking: (language) => surface.showChecking(wordsFor(language)).close,
    pointAt: (element, language) => {
      const hint = surface.showHint(placeOf(element), { words: wordsFor(language) });
      const follow = setInterval(() => hint.move(placeOf(element)), 100);
      const end = () => {
        clearInterval(follow);
        hint.close();
      };
      setTimeout(end, HINT_TIME);
      element.addEventListener('click', end, { once: true });
    },
    confirm: (outcome, language) => {
      const words = wordsFor(language);
      const { requested, requestedMore, disputed, disputedMore } = words.announce;
      const shown =
        outcome === 'requested'
          ? surface.showSaid(words, requested, requestedMore)
          : surface.showSaid(words, disputed, disputedMore);
      setTimeout(shown.close, CONFIRMATION_TIME);
    },
    owns: surface.owns,
  };
}

function propsOf({ activity, decision, policy, language }: Shown) {
  return {
    activity: named(activity, policy),
    decision,
    organisation: policy === null ? null : organisationOf(policy),
    words: wordsFor(language),
  };
}

/** Client ids that a person can read: `mailtidy`, not a number or a GUID. */
const READABLE = /^[a-z][a-z-]{2,30}$/iu;

/**
 * Where the page names no app, the policy's own name for it is shown, or an id that reads like a name.
 * Only for the eye: what is reported stays as it was read.
 */
export function named(activity: Activity, policy: Policy | null): Activity {
  if (activity.kind !== 'consent' || activity.app.name !== null) return activity;
  const { clientId } = activity.app;
  const known = Object.values(policy?.lists.apps ?? {})
    .flat()
    .find((app) => app.clientId === clientId && app.name !== undefined)?.name;
  const name = known ?? (READABLE.test(clientId) ? clientId : null);
  return { ...activity, app: { ...activity.app, name } };
}

function placeOf(element: Element): Place {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, width, height };
}
