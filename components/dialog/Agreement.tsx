/** What has to be ticked and accepted before a step goes on. */
import type { Ref, TargetedEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { Requirements } from '../../lib/activity/decision.ts';
import type { Agreed } from '../../lib/gate/presenter.ts';
import type { Words } from '../words/words.ts';

interface AgreementProps {
  readonly requirements: Requirements;
  /** Whether the person tried to go on with a box left empty. */
  readonly lacking: boolean;
  readonly boxes: Ref<HTMLFieldSetElement>;
  /** Whether a box was ticked by the person. */
  readonly accepts: (event: Event) => boolean;
  readonly onTick: () => void;
  readonly words: Words;
}

/** Boxes that a person ticked. The state of an element can be set by whoever holds it. */
const TICKED = new WeakSet<Element>();

/** Boxes to tick, one for each sentence and one for the terms. Their hint is read out with each. */
export function Agreement({
  requirements,
  lacking,
  boxes,
  accepts,
  onTick,
  words,
}: AgreementProps) {
  const { checklist, terms } = requirements;
  const { agree } = words;
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const onChange = (event: TargetedEvent<HTMLInputElement>, index: number) => {
    const input = event.currentTarget;
    // A script that reaches the box may tick it; that is nobody's word.
    if (!accepts(event)) input.checked = false;
    if (input.checked) TICKED.add(input);
    else TICKED.delete(input);
    const others = [...ticked].filter((other) => other !== index);
    setTicked(new Set(input.checked ? [...others, index] : others));
    onTick();
  };
  const box = (index: number) => {
    const empty = lacking && !ticked.has(index);
    return (
      <input
        type="checkbox"
        required
        aria-invalid={empty}
        aria-describedby={empty ? 'agree-note' : undefined}
        onChange={(event) => onChange(event, index)}
      />
    );
  };
  return (
    <fieldset class="agree" ref={boxes}>
      <legend>{agree.legend}</legend>
      {checklist.map((sentence, index) => (
        <label key={sentence} class="tick">
          {box(index)}
          <span dir="auto">{sentence}</span>
        </label>
      ))}
      {terms !== null && (
        <>
          {/* Scrolls, so that the keyboard has to reach it. */}
          <div class="terms" role="group" aria-label={agree.terms} tabIndex={0} dir="auto">
            {terms.text}
          </div>
          {terms.url !== null && (
            <a href={terms.url} target="_blank" rel="noopener noreferrer">
              {agree.readTerms}
            </a>
          )}
          <label class="tick">
            {box(checklist.length)}
            <span>{agree.accept(terms.version)}</span>
          </label>
        </>
      )}
      <p id="agree-note" class="note missing">
        {lacking && agree.missing}
      </p>
    </fieldset>
  );
}

/** The first box that is still empty; null when all are ticked, or there are none. */
export function firstEmpty(boxes: HTMLFieldSetElement | null): HTMLElement | null {
  const all = [...(boxes?.querySelectorAll('input') ?? [])];
  return all.find((box) => !box.checked || !TICKED.has(box)) ?? null;
}

/** Whether there is anything to tick or to accept. */
export function asksAnything({ checklist, terms }: Requirements): boolean {
  return checklist.length > 0 || terms !== null;
}

/** What a person has agreed to whose boxes are all ticked. */
export function agreedTo({ checklist, terms }: Requirements): Agreed {
  return {
    ...(checklist.length > 0 ? { ticked: true } : {}),
    ...(terms === null ? {} : { accepted: { id: terms.id, version: terms.version } }),
  };
}
