import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answer } from '../client.ts';
import { containWords as words } from './words.ts';

interface AskDialogProperties {
  readonly title: string;
  readonly lines: readonly string[];
  /** The way out: it has the focus, and Escape means it. */
  readonly keep: string;
  readonly confirm: string;
  /** Told the reason that was typed. */
  readonly onConfirm: (reason: string) => Promise<Answer<unknown>>;
  readonly onClose: () => void;
}

/** Asks before something is done that reaches everybody; a reason has to be typed. */
export function AskDialog({
  title,
  lines,
  keep,
  confirm,
  onConfirm,
  onClose,
}: AskDialogProperties) {
  const dialog = useRef<HTMLDialogElement>(null);
  const safe = useRef<HTMLButtonElement>(null);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    dialog.current?.showModal();
    safe.current?.focus();
  }, []);

  const go = () => {
    if (reason.trim() === '') return setTrouble(words.needReason);
    setBusy(true);
    void onConfirm(reason.trim()).then((answer) => {
      setBusy(false);
      if (!answer.ok) setTrouble(`${answer.failure.error} ${answer.failure.hint}`);
    });
  };
  return (
    <dialog class="ask" ref={dialog} aria-labelledby="ask-title" onClose={onClose}>
      <h2 id="ask-title">{title}</h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <label class="stacked">
        {words.reason}
        <textarea
          rows={3}
          maxLength={1000}
          placeholder={words.reasonHint}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      {trouble !== null && (
        <p class="refusal" role="alert">
          {trouble}
        </p>
      )}
      <p class="actions">
        <button type="button" class="plain" ref={safe} onClick={() => dialog.current?.close()}>
          {keep}
        </button>
        <button type="button" class="stop" disabled={busy} onClick={go}>
          {confirm}
        </button>
      </p>
    </dialog>
  );
}
