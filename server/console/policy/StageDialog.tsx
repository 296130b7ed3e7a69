import { useEffect, useRef, useState } from 'preact/hooks';
import { STAGES, type Stage } from '../../../lib/activity/decision.ts';
import type { RuleLine, StageRequest } from '../../contract/policy.ts';
import type { Answer } from '../client.ts';
import { ChoiceField } from '../Fields.tsx';
import { stageWords } from '../words.ts';
import { policyWords as words } from './words.ts';

interface StageDialogProperties {
  readonly line: RuleLine;
  readonly signs: boolean;
  readonly onConfirm: (request: StageRequest) => Promise<Answer<unknown>>;
  readonly onClose: () => void;
}

const OPTIONS = STAGES.map((value) => ({ value, label: stageWords[value] }));

/** Promotes or demotes a rule. */
export function StageDialog({ line, signs, onConfirm, onClose }: StageDialogProperties) {
  const dialog = useRef<HTMLDialogElement>(null);
  const safe = useRef<HTMLButtonElement>(null);
  const [stage, setStage] = useState<Stage>(line.rule?.stage ?? 'observe');
  const [rollout, setRollout] = useState(line.rule?.rollout ?? 100);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    dialog.current?.showModal();
    safe.current?.focus();
  }, []);
  return (
    <dialog class="ask" ref={dialog} aria-labelledby="stage-title" onClose={onClose}>
      <h2 id="stage-title">{words.changeTitle(line.id)}</h2>
      <p>{words.changeLead}</p>
      {!signs && <p class="warning">{words.onlyHere}</p>}
      <ChoiceField
        label={words.stage}
        value={stage}
        options={OPTIONS}
        set={false}
        onChoose={(chosen) => setStage(chosen ?? stage)}
      />
      <label class="stacked">
        {words.percent}
        <input
          type="number"
          min={1}
          max={100}
          value={rollout}
          onInput={(event) => setRollout(event.currentTarget.valueAsNumber)}
        />
      </label>
      {trouble !== null && (
        <p class="refusal" role="alert">
          {trouble}
        </p>
      )}
      <p class="actions">
        <button type="button" class="plain" ref={safe} onClick={() => dialog.current?.close()}>
          {words.keep}
        </button>
        <button
          type="button"
          class="plain"
          disabled={busy}
          onClick={() => {
            setBusy(true);
            void onConfirm({ rule: line.id, stage, rollout }).then((answer) => {
              setBusy(false);
              if (answer.ok) dialog.current?.close();
              else setTrouble(`${answer.failure.error} ${answer.failure.hint}`);
            });
          }}
        >
          {words.changeConfirm}
        </button>
      </p>
    </dialog>
  );
}
