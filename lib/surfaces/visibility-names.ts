/** Who can see a thing, as the options of builders and assistants put it: short names at the start of a label. */
import type { LinkReach } from '../activity/activity.ts';
import { textOf } from './dom.ts';

/** In this order: "Anyone at your workspace with the link" is no link for anyone. */
const VISIBILITIES: ReadonlyArray<readonly [LinkReach, RegExp]> = [
  [
    'organisation',
    /^((within|your|anyone (at|in) (your )?)?\s*(workspace|organi[sz]ation)|everyone (at|in) |team|(dein|ihr|jeder (in|im) .{0,20})\s?(arbeitsbereich|workspace)|alle (in|im|bei) )/iu,
  ],
  [
    'restricted',
    /^(private?|privat|only (you|me|people|those)|invited? (only|people)|invite-only|selected|nur |ausgewählte|auf einladung)/iu,
  ],
  [
    'public',
    /^(public|anyone on the (web|internet)|(gpt )?store|publish to (the )?web|öffentlich)/iu,
  ],
  ['anyone_with_link', /^(anyone|unlisted|secret|jeder|alle mit|nicht gelistet)/iu],
];

/** What the start of a label says, or null. */
export function visibilityNamed(label: string): LinkReach | null {
  const text = label.trim();
  return VISIBILITIES.find(([, words]) => words.test(text))?.[0] ?? null;
}

/** What an option says by its label, which may stand around it. */
export function visibilityOf(option: Element): LinkReach | null {
  const own = option.getAttribute('aria-label') ?? textOf(option);
  return visibilityNamed(own === '' ? textOf(option.closest('label, button, li')) : own);
}
