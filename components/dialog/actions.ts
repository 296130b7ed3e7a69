/** Which buttons a dialog has, what it asks beside them, and its last line. */
import type { Activity } from '../../lib/activity/activity.ts';
import type { Decision, Effect } from '../../lib/activity/decision.ts';
import type { FixId } from '../../lib/activity/fix.ts';
import type { Offer } from '../../lib/gate/mending.ts';
import type { Earlier } from '../../lib/gate/presenter.ts';
import type { Organisation } from '../organisation.ts';
import type { Words } from '../words/words.ts';
import { asksAnything } from './Agreement.tsx';

export type View = 'facts' | 'request' | 'dispute';

/** What a dialog is about. */
export interface Asked {
  readonly activity: Activity;
  readonly decision: Decision;
  readonly organisation: Organisation | null;
  readonly offers: readonly Offer[];
  readonly earlier: Earlier | null;
  readonly words: Words;
}

export interface Action {
  readonly value: string;
  readonly label: string;
}

/** Buttons, the best way on first; it is the one that gets the focus, so it is never the risky one. */
export function actionsOf(view: View, asked: Asked): readonly Action[] {
  const {
    activity: { kind },
    decision: { effect, alternatives },
    words: { buttons, askAgain },
    earlier,
  } = asked;
  if (view === 'request')
    return [
      { value: 'send-request', label: buttons.sendRequest },
      { value: 'facts', label: buttons.notNow },
    ];
  if (view === 'dispute')
    return [
      { value: 'send-dispute', label: buttons.sendDispute },
      { value: 'facts', label: buttons.notNow },
    ];
  const back = { value: 'back', label: buttons.back };
  const further: Partial<Record<Effect, Action>> = {
    acknowledge: { value: 'proceed', label: buttons.anyway[kind] },
    justify: { value: 'proceed', label: buttons.anyway[kind] },
    request: { value: 'request', label: earlier === null ? buttons.ask : askAgain },
  };
  const risky = further[effect];
  const rest = risky === undefined ? [] : [risky];
  const elsewhere = alternatives.map(({ label }, index) => ({
    value: `alternative-${index}`,
    label,
  }));
  const better = [...fixesOf(asked), ...elsewhere];
  return better.length > 0 ? [...better, ...rest, back] : [back, ...rest];
}

function fixesOf({ offers, organisation, words: { fixes } }: Asked): readonly Action[] {
  const labels = {
    ...fixes,
    'link-organisation': () => fixes['link-organisation'](organisation?.name ?? null),
    'remove-recipients': ({ removed }: Offer) =>
      fixes['remove-recipients'](
        removed.reduce((sum, { count }) => sum + count, 0),
        removed.length === 1 ? (removed[0]?.domain ?? null) : null,
      ),
  } as const;
  return offers.map((offer) => {
    const label = labels[offer.does];
    const value = `fix-${offer.does}`;
    return { value, label: typeof label === 'string' ? label : label(offer) };
  });
}

/** The fix that a button stands for; null where it is none of the offered ones. */
export function fixChosen(value: string, offers: readonly Offer[]): FixId | null {
  return offers.find(({ does }) => value === `fix-${does}`)?.does ?? null;
}

/** Label, example and note of the text field. */
export function question(
  view: View,
  { kind }: Activity,
  organisation: Organisation | null,
  { ask }: Words,
): { label: string; example: string; note: string } {
  if (view === 'dispute')
    return { label: ask.disputeLabel, example: ask.disputeExample, note: ask.disputeNote };
  return {
    label: ask.label[kind],
    example: ask.example[kind],
    note: view === 'request' ? ask.requestNote(organisation?.name ?? null) : ask.hint,
  };
}

/** Whether checklist and terms belong to this view: where the next button is the one that goes on. */
export function asksToAgree(view: View, { effect, requirements }: Decision): boolean {
  if (!asksAnything(requirements)) return false;
  if (view === 'facts') return effect === 'acknowledge' || effect === 'justify';
  return view === 'request';
}

/** `External sharing, version 42`: which rule this is. */
export function ruleLine({ rules, policy }: Decision, { foot }: Words): string {
  if (policy === null) return foot.none;
  const line = foot.rule(rules[0]?.id ?? policy.id, policy.version);
  return policy.stale ? `${line}, ${foot.stale}` : line;
}
