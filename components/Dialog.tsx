/**
 * The dialog that stands between a person and a risky step. Every button submits one form, since the
 * `submit` event never leaves the shadow tree: a page can neither see nor stop it (see `shield.ts`).
 */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Activity } from '../lib/activity/activity.ts';
import type { Decision } from '../lib/activity/decision.ts';
import type { Catalog } from '../lib/catalog/catalog.ts';
import type { Offer } from '../lib/gate/mending.ts';
import type { Answer, Earlier } from '../lib/gate/presenter.ts';
import {
  type View,
  actionsOf,
  asksToAgree,
  fixChosen,
  question,
  ruleLine,
} from './dialog/actions.ts';
import { Agreement, agreedTo, asksAnything, firstEmpty } from './dialog/Agreement.tsx';
import { EarlierRequest, spanOf } from './dialog/EarlierRequest.tsx';
import { Facts } from './dialog/Facts.tsx';
import { Field, missingFrom } from './dialog/Field.tsx';
import { Mark } from './dialog/marks.tsx';
import { Recorded } from './dialog/Recorded.tsx';
import { Risk } from './dialog/Risk.tsx';
import { Text } from './dialog/Text.tsx';
import { Why } from './dialog/Why.tsx';
import type { Organisation } from './organisation.ts';
import { type Sight, watchSight } from './sight.ts';
import { tell } from './words/sentences.ts';
import type { Words } from './words/words.ts';

export interface DialogProps {
  readonly activity: Activity;
  readonly decision: Decision;
  readonly organisation: Organisation | null;
  /** What the scopes of a consent mean. */
  readonly catalog: Catalog;
  /** Better ways to take the step, with the page's own controls. */
  readonly offers?: readonly Offer[];
  /** What the person asked before about the same thing. */
  readonly earlier?: Earlier | null;
  /** ms for which going on keeps the rules quiet about the same thing; 0 where it does not. */
  readonly quietAfter?: number;
  readonly words: Words;
  /** Called once. */
  readonly onAnswer: (answer: Answer) => void;
  /** Called when the dialog is open and its safe choice has the focus. */
  readonly onReady?: (() => void) | undefined;
  /** Whether an event comes from the person; `mountSurface` asks its shield as well. */
  readonly accepts?: ((event: Event) => boolean) | undefined;
  /** Called when the person wants to go on and something lies over the dialog; it is to be brought up. */
  readonly onCovered?: (() => void) | undefined;
}

/** Asks the person, for the effects `acknowledge`, `justify`, `request` and `block`. */
export function Dialog(props: DialogProps) {
  const { activity, decision, organisation, catalog, offers = [], words } = props;
  const { earlier = null, quietAfter = 0 } = props;
  const accepts = props.accepts ?? trusted;
  const [view, setView] = useState<View>('facts');
  const [recorded, setRecorded] = useState(false);
  const [missing, setMissing] = useState<number | null>(null);
  const [lacking, setLacking] = useState(false);
  const [covered, setCovered] = useState(false);
  const frame = useRef<HTMLDialogElement>(null);
  const safe = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const boxes = useRef<HTMLFieldSetElement>(null);
  const answered = useRef(false);
  const sight = useRef<Sight | null>(null);
  const ready = useRef(props.onReady);
  const asks = view !== 'facts' || decision.effect === 'justify';
  const agrees = asksToAgree(view, decision);
  const told = tell(activity, decision, organisation, words, catalog);

  useLayoutEffect(() => {
    frame.current?.showModal();
    safe.current?.focus({ preventScroll: true });
    // Opening scrolls to whatever can take the focus; what is about to happen is to be seen first.
    if (frame.current !== null) frame.current.scrollTop = 0;
    ready.current?.();
    if (frame.current !== null) sight.current = watchSight(frame.current);
    return () => sight.current?.end();
  }, []);

  // A question that was opened by hand takes the focus; one that was there from the start waits its turn.
  useLayoutEffect(() => {
    if (view === 'facts') safe.current?.focus({ preventScroll: true });
    else field.current?.focus();
  }, [view]);

  const answer = (said: Answer) => {
    if (answered.current) return;
    answered.current = true;
    props.onAnswer(said);
  };

  const turnTo = (next: View) => {
    setMissing(null);
    setLacking(false);
    setView(next);
  };

  /** The reason, or null after telling the person what is missing from it. */
  const reasonGiven = (): string | null => {
    const text = field.current?.value.trim() ?? '';
    const short = missingFrom(text);
    setMissing(short);
    if (short === 0) return text;
    field.current?.focus();
    return null;
  };

  /** Whether every box is ticked; the first empty one gets the focus, and the person is told. */
  const allTicked = (): boolean => {
    if (!asksAnything(decision.requirements)) return true;
    const empty = firstEmpty(boxes.current);
    setLacking(empty !== null);
    empty?.focus();
    return boxes.current !== null && empty === null;
  };

  const act = (choice: string) => {
    switch (choice) {
      case 'back':
        return answer({ act: 'back' });
      case 'proceed': {
        // What the person read may be something else than what they would agree to here.
        if (sight.current?.isClear() === false) {
          setCovered(true);
          return props.onCovered?.();
        }
        setCovered(false);
        // The field may be hidden behind another view; a step that needs a reason never goes on without one.
        const reason = decision.effect === 'justify' ? reasonGiven() : null;
        // Asked second, so that of two things missing the upper one has the focus.
        if (!allTicked() || (reason === null && decision.effect === 'justify')) return;
        return answer({ act: 'proceed', reason, ...agreedTo(decision.requirements) });
      }
      case 'send-request': {
        const reason = reasonGiven();
        if (!allTicked() || reason === null) return;
        return answer({ act: 'request', reason, ...agreedTo(decision.requirements) });
      }
      case 'send-dispute':
        return answer({ act: 'dispute', comment: field.current?.value.trim() ?? '' });
      case 'recorded':
        return setRecorded((open) => !open);
      case 'request':
      case 'dispute':
      case 'facts':
        return turnTo(choice);
      default: {
        const fix = fixChosen(choice, offers);
        if (fix !== null) return answer({ act: 'fix', fix });
        const alternative = decision.alternatives[Number(choice.replace('alternative-', ''))];
        if (alternative !== undefined) answer({ act: 'alternative', url: alternative.url });
      }
    }
  };

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const { submitter } = event;
    if (accepts(event) && submitter instanceof HTMLButtonElement) act(submitter.value);
  };

  // Escape, and the back gesture of touch systems; both mean "go back" in every view.
  const onCancel = (event: Event) => {
    event.preventDefault();
    if (event.target === frame.current && event.isTrusted) answer({ act: 'back' });
  };

  // A second Escape closes without asking (close watchers, HTML 6.9.2).
  const onClose = () => {
    if (frame.current?.open === false) answer({ act: 'back' });
  };

  return (
    <dialog
      ref={frame}
      class={`dlg ${decision.effect}`}
      role="alertdialog"
      aria-modal="true"
      aria-labelledby="title"
      aria-describedby="drill lead why risk"
      onCancel={onCancel}
      onClose={onClose}
    >
      <form method="dialog" noValidate onSubmit={onSubmit}>
        {decision.drill && (
          <p id="drill" class="drill">
            <b>{words.drill.title}</b> {words.drill.more}
          </p>
        )}
        <header class="head">
          <Mark effect={decision.effect} />
          <h1 id="title" dir="auto">
            <Text of={told.title} />
          </h1>
        </header>
        <div class="body">
          <div id="lead">
            {earlier !== null && <EarlierRequest earlier={earlier} words={words} />}
            {told.lead !== null && (
              <p class="lead" dir="auto">
                <Text of={told.lead} />
              </p>
            )}
          </div>
          <Facts
            activity={activity}
            decision={decision}
            organisation={organisation}
            catalog={catalog}
            words={words}
          />
          <Why why={told.why} advice={told.advice} />
          {told.risk !== null && <Risk told={told.risk} words={words} />}
          {agrees && (
            <Agreement
              key={`agree ${view}`}
              requirements={decision.requirements}
              lacking={lacking}
              boxes={boxes}
              accepts={accepts}
              onTick={() => setLacking((was) => was && firstEmpty(boxes.current) !== null)}
              words={words}
            />
          )}
          {asks && (
            <Field
              key={view}
              field={field}
              before={view === 'request' ? (earlier?.reason ?? '') : ''}
              missing={missing}
              // Only once something was found missing: nobody is corrected while still writing.
              onText={(text) => missing !== null && setMissing(missingFrom(text))}
              words={words}
              {...question(view, activity, organisation, words)}
            />
          )}
        </div>
        <div class="base">
          <p class="covered" role="alert">
            {covered && words.ask.covered}
          </p>
          <div class="acts">
            {actionsOf(view, { activity, decision, organisation, offers, earlier, words }).map(
              ({ value, label }, index) => (
                <button
                  key={value}
                  ref={index === 0 ? safe : null}
                  type="submit"
                  value={value}
                  class={index === 0 ? 'primary' : 'plain'}
                >
                  <Text of={label} />
                </button>
              ),
            )}
          </div>
          {quietAfter > 0 && view === 'facts' && (
            <p class="quiet-after">{words.quietAfter(spanOf(quietAfter, words.language))}</p>
          )}
          {recorded && <Recorded activity={activity} words={words} />}
          <footer class="foot">
            <span class="rule">{ruleLine(decision, words)}</span>
            {decision.effect === 'block' && organisation?.contact != null && (
              <a href={organisation.contact} target="_blank" rel="noopener noreferrer">
                {words.buttons.contact}
              </a>
            )}
            <button type="submit" value="recorded" aria-expanded={recorded}>
              {words.buttons.recorded}
            </button>
            <button type="submit" value="dispute">
              {words.buttons.wrong}
            </button>
          </footer>
        </div>
      </form>
    </dialog>
  );
}

function trusted(event: Event): boolean {
  return event.isTrusted;
}
