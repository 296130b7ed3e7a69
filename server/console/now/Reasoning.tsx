import { holds } from '../../../lib/activity/decision.ts';
import type { StepExtension } from '../../../lib/events/handrail-extension.ts';
import { EffectTag } from '../EffectTag.tsx';
import { Entry, FactList } from '../FactList.tsx';
import { plainText } from '../plain-text.ts';
import {
  basisWords,
  decisionWords,
  detailWords,
  didWords,
  factWords,
  shownWords,
} from './detail-words.ts';
import { audienceWords, effectWords, outcomeWords, stageWords } from '../words.ts';

interface ReasoningProperties {
  readonly step: StepExtension;
}

/** What was decided and by what: basis, rules, reasons, and what made it milder. */
export function Reasoning({ step }: ReasoningProperties) {
  return (
    <>
      <p class="verdict">
        <EffectTag effect={step.effect} /> {effectWords[step.effect].meaning}
      </p>
      {step.intended !== step.effect && (
        <p class="softened">
          {step.stage === null
            ? decisionWords.softenedWithoutStage(step.intended)
            : decisionWords.softened(step.intended, step.stage)}
        </p>
      )}
      <FactList>
        {step.audience !== null && (
          <Entry term={factWords.audience}>{audienceWords[step.audience]}</Entry>
        )}
        <Entry term={decisionWords.basis}>{basisWords[step.basis]}</Entry>
        {step.entry !== null && (
          <Entry term={decisionWords.entry}>
            <code>{plainText(step.entry)}</code>
          </Entry>
        )}
        {step.reasons.length > 0 && (
          <Entry term={decisionWords.reasons}>
            <ul class="chips">
              {step.reasons.map((reason) => (
                <li key={reason}>
                  <code class="chip">{plainText(reason)}</code>
                </li>
              ))}
            </ul>
          </Entry>
        )}
      </FactList>
      {step.rules.length > 0 && <RuleTable rules={step.rules} />}
      {step.unknown_predicates.length > 0 && (
        <div class="warning">
          <b>{decisionWords.unknown}:</b>{' '}
          {step.unknown_predicates.map((name) => (
            <code key={name}>{plainText(name)} </code>
          ))}
          <p>{decisionWords.unknownHint}</p>
        </div>
      )}
    </>
  );
}

function RuleTable({ rules }: { readonly rules: StepExtension['rules'] }) {
  return (
    // Scrolls sideways on a narrow screen, so it can be focused and scrolled by keyboard.
    <div class="scroll" tabIndex={0} role="group" aria-label={decisionWords.rules}>
      <table class="rules">
        <caption>{decisionWords.rules}</caption>
        <thead>
          <tr>
            <th scope="col">{decisionWords.rule}</th>
            <th scope="col">{decisionWords.asks}</th>
            <th scope="col">{decisionWords.stage}</th>
            <th scope="col">{decisionWords.band}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.id}>
              <th scope="row">
                <code>{plainText(rule.id)}</code>
              </th>
              <td>
                <EffectTag effect={rule.effect} />
              </td>
              <td title={stageWords[rule.stage]}>{rule.stage}</td>
              <td>{rule.band}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What was on the person's screen, in the organisation's own words. */
export function Shown({ step }: ReasoningProperties) {
  if (step.rendered === 'none') return <p>{shownWords.nothing}</p>;
  const { title, why, advice } = step.text;
  return (
    <>
      <p>
        {holds(step.rendered)
          ? shownWords.dialog(effectWords[step.rendered].meaning)
          : shownWords.notice(effectWords[step.rendered].meaning)}
      </p>
      <FactList>
        {title !== null && <Entry term={shownWords.title}>{plainText(title)}</Entry>}
        {why.length > 0 && (
          <Entry term={shownWords.why}>
            <ul class="lines">
              {why.map((reason) => (
                <li key={reason}>{plainText(reason)}</li>
              ))}
            </ul>
          </Entry>
        )}
        {advice !== null && <Entry term={shownWords.advice}>{plainText(advice)}</Entry>}
        {step.alternatives.length > 0 && (
          <Entry term={shownWords.alternatives}>
            <ul class="lines">
              {step.alternatives.map(({ label, url }) => (
                // Addresses from events are text: nobody should be led away from here by one.
                <li key={url}>
                  {plainText(label)} <code>{plainText(url)}</code>
                </li>
              ))}
            </ul>
          </Entry>
        )}
      </FactList>
    </>
  );
}

interface DoneProperties extends ReasoningProperties {
  readonly justification: string | null;
}

/** What the person did then, with their own words. */
export function Done({ step, justification }: DoneProperties) {
  const outcome = outcomeWords[step.outcome];
  return (
    <FactList>
      <Entry term={didWords.outcome}>
        <b>{outcome.label}</b>: {outcome.meaning}
      </Entry>
      {justification !== null && (
        <Entry term={didWords.justification}>
          <blockquote>{plainText(justification)}</blockquote>
        </Entry>
      )}
      {step.grant !== null && (
        <Entry term={didWords.grant}>
          {step.grant === 'unknown' ? detailWords.unknown : didWords.grants[step.grant]}
        </Entry>
      )}
    </FactList>
  );
}
