/** Shows what the gate asks for, with the dialogs of this room. */
import type { Presenter, Shown } from '../lib/gate/presenter.ts';
import type { Place } from './Hint.tsx';
import { type MountOptions, mountSurface } from './mount.tsx';
import { organisationOf } from './organisation.ts';
import { wordsFor } from './words/words.ts';

/** How long the ring around a button stays, in ms; as long as the go-ahead it belongs to. */
const HINT_TIME = 60_000;

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
    owns: surface.owns,
  };
}

function propsOf({ activity, decision, policy, language }: Shown) {
  return {
    activity,
    decision,
    organisation: policy === null ? null : organisationOf(policy),
    words: wordsFor(language),
  };
}

function placeOf(element: Element): Place {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, width, height };
}
