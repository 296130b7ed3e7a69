/** Which buttons a dialog has, what it asks beside them, and its last line. */
import type { Activity } from '../../lib/activity/activity.ts';
import type { Decision, Effect } from '../../lib/activity/decision.ts';
import type { Organisation } from '../organisation.ts';
import type { Words } from '../words/words.ts';
import { asksAnything } from './Agreement.tsx';

export type View = 'facts' | 'request' | 'dispute';

export interface Action {
  readonly value: string;
  readonly label: string;
}

/** Buttons, the best way on first; it is the one that gets the focus, so it is never the risky one. */
export function actionsOf(
  view: View,
  { kind }: Activity,
  { effect, alternatives }: Decision,
  { buttons }: Words,
): readonly Action[] {
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
    request: { value: 'request', label: buttons.ask },
  };
  const risky = further[effect];
  const rest = risky === undefined ? [] : [risky];
  const elsewhere = alternatives.map(({ label }, index) => ({
    value: `alternative-${index}`,
    label,
  }));
  return elsewhere.length > 0 ? [...elsewhere, ...rest, back] : [back, ...rest];
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
