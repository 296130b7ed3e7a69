/**
 * Better ways to share with the dialog's own controls. The published control and Fluent UI listen to plain
 * clicks, and public automation clicks them by script.
 */
import type { Activity } from '../../activity/activity.ts';
import { domainInText, find, saidBy } from '../dom.ts';
import { isOn } from '../reach-controls.ts';
import { roleNamed } from '../share-names.ts';
import type { Fix, View } from '../surface.ts';
import {
  isOption,
  linkReach,
  linkRole,
  partsOf,
  pillsIn,
  reachOf,
  saidShort,
  visible,
} from './sharepoint-page.ts';

export const fixes: readonly Fix[] = [
  { does: 'remove-recipients', by: 'script', next: removeButton },
  { does: 'link-organisation', by: 'script', next: towardsReach },
  { does: 'link-restricted', by: 'script', next: towardsReach },
  { does: 'view-only', by: 'script', next: towardsView },
  // The calendar takes no typing (facts, table): the person picks the day.
  { does: 'expire-in-30-days', by: 'person', next: towardsExpiry },
];

/** Of the first pill that is not wanted. */
function removeButton(view: View, wanted: Activity): Element | null {
  const keeps = (domain: string | null) =>
    domain === null ||
    (wanted.kind === 'share' && wanted.recipients.some((kept) => kept.domain === domain));
  const pill = pillsIn(view).find((one) => !keeps(domainInText(saidBy(one))));
  return pill === undefined ? null : find(pill, partsOf(view).remove);
}

/** Leaves the settings once they say what is wanted; the step itself may be "Apply". */
function leave(view: View): Element | null {
  const apply = visible(view, 'apply')[0] ?? null;
  return apply === view.control ? null : apply;
}

function towardsReach(view: View, wanted: Activity): Element | null {
  if (wanted.kind !== 'share') return null;
  const radios = visible(view, 'audience');
  if (radios.length === 0)
    return linkReach(view) === wanted.link ? null : (visible(view, 'settings')[0] ?? null);
  const fitting = radios.filter((radio) => reachOf(radio) === wanted.link);
  if (fitting.some(isOn)) return leave(view);
  // "People with existing access" stands before "Specific people", who alone can be sent something new.
  return (wanted.recipients.length > 0 ? fitting.at(-1) : fitting[0]) ?? null;
}

function towardsView(view: View): Element | null {
  if (visible(view, 'audience').length === 0)
    return linkRole(view) === 'view' ? null : (visible(view, 'settings')[0] ?? null);
  if (linkRole(view) === 'view') return leave(view);
  const [box] = visible(view, 'edit');
  if (box !== undefined) return box.querySelector('input, button') ?? box;
  const roles = visible(view, 'roles').filter((one) => roleNamed(saidShort(one)) !== null);
  const option = roles.find((one) => isOption(one) && roleNamed(saidShort(one)) === 'view');
  return option ?? roles.find((one) => !isOption(one)) ?? null;
}

function towardsExpiry(view: View): Element | null {
  return visible(view, 'expiry')[0] ?? visible(view, 'settings')[0] ?? null;
}
