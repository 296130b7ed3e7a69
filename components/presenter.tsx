/** Shows what the gate asks for, with the dialogs of this room. */
import type { Activity } from '../lib/activity/activity.ts';
import type { Alternative } from '../lib/activity/decision.ts';
import type { Confirmation, Dialogs, Shown, ShownWall } from '../lib/gate/presenter.ts';
import { pick } from '../lib/policy/localise.ts';
import type { PageDocument } from '../lib/policy/page-document.ts';
import { quietAfter } from '../lib/policy/prompts.ts';
import type { AlternativeEntry } from '../lib/policy/schema.ts';
import type { Place } from './Hint.tsx';
import { type ShowWall, mountSurface } from './mount.tsx';
import { organisationOf } from './organisation.ts';
import type { Stand } from './stand.ts';
import type { Words } from './words/words.ts';

/** How long the ring around a button stays, in ms; as long as the go-ahead it belongs to. */
const HINT_TIME = 60_000;
/** Long enough to read two short sentences, in ms. */
const CONFIRMATION_TIME = 8_000;

const CONFIRMATIONS: Readonly<
  Record<Confirmation, (words: Words) => readonly [text: string, more: string]>
> = {
  requested: ({ announce }) => [announce.requested, announce.requestedMore],
  disputed: ({ announce }) => [announce.disputed, announce.disputedMore],
  fixed: ({ fixing }) => [fixing.fixed, fixing.fixedMore],
  again: ({ fixing }) => [fixing.again, fixing.againMore],
  'not-fixed': ({ fixing }) => [fixing.notFixed, fixing.notFixedMore],
};

/** The dialogs of this page, on the stand that its guard raised, in one language. */
export function mountDialogs(stand: Stand, words: Words): Dialogs {
  const surface = mountSurface(stand);
  let endHint: () => void = () => undefined;
  return {
    ask: (shown) => surface.showDialog(propsOf(shown, words)),
    inform: (shown) => void surface.showNotice(propsOf(shown, words)),
    wall: (shown) => void surface.showWall(wallOf(shown, words)),
    privacy: ({ language: _language, ...shown }) => surface.showPrivacy({ ...shown, words }),
    checking: () => surface.showChecking(words).close,
    pointAt: (element, why) => {
      endHint();
      const hint = surface.showHint(placeOf(element), { why, words });
      const follow = setInterval(() => hint.move(placeOf(element)), 100);
      const end = () => {
        clearInterval(follow);
        hint.close();
      };
      endHint = end;
      setTimeout(end, HINT_TIME);
      element.addEventListener('click', end, { once: true });
    },
    confirm: (what) => {
      endHint();
      const [text, more] = CONFIRMATIONS[what](words);
      const shown = surface.showSaid(words, text, more);
      setTimeout(shown.close, CONFIRMATION_TIME);
    },
    close: () => {
      endHint();
      surface.close();
    },
  };
}

function propsOf({ activity, decision, policy, catalog, offers, earlier }: Shown, words: Words) {
  return {
    activity: named(activity, policy),
    decision,
    organisation: policy === null ? null : organisationOf(policy),
    catalog,
    offers,
    earlier,
    quietAfter: policy === null ? 0 : quietAfter(decision, policy),
    words,
  };
}

/** The organisation's own words and ways on for a provider's stop, where its policy has some. */
function wallOf({ wall, product, policy, language }: ShownWall, words: Words): ShowWall {
  const own = policy?.settings.walls[wall];
  return {
    wall,
    product,
    organisation: policy === null ? null : organisationOf(policy),
    text: pick(own?.text, language),
    alternatives: waysOn(own?.alternatives ?? [], policy, language),
    words,
  };
}

/** Addresses as they are, templates by the name that the policy gives them. */
function waysOn(
  entries: readonly AlternativeEntry[],
  policy: PageDocument | null,
  language: string,
): readonly Alternative[] {
  return entries.flatMap(({ label, url, template }) => {
    const listed = template === undefined ? undefined : policy?.lists.templates[template];
    const text = pick(label ?? listed?.label, language);
    const address = url ?? listed?.url;
    return text === null || address === undefined ? [] : [{ label: text, url: address }];
  });
}

/** Client ids that a person can read: `mailtidy`, not a number or a GUID. */
const READABLE = /^[a-z][a-z-]{2,30}$/iu;

/**
 * Where the page names no app, the policy's own name for it is shown, or an id that reads like a name.
 * Only for the eye: what is reported stays as it was read.
 */
export function named(activity: Activity, policy: PageDocument | null): Activity {
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
