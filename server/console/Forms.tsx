/** Parts of pages on which people change something. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Failure } from './client.ts';
import { formWords } from './words.ts';

/** What was refused and what to do; empty until there is something, so that it is read out when it comes. */
export function Refused({ failure }: { readonly failure: Failure | null }) {
  return (
    <div role="alert">
      {failure !== null && (
        <p class="refusal">
          <b>{failure.error}</b> {failure.hint}
        </p>
      )}
    </div>
  );
}

interface ConfirmProperties {
  readonly label: string;
  /** What the second click does, in words that say it. */
  readonly sure: string;
  readonly disabled: boolean;
  readonly onConfirm: () => void;
}

/** For what cannot be taken back: the first click asks, the second one does it. */
export function ConfirmButton({ label, sure, disabled, onConfirm }: ConfirmProperties) {
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <button type="button" class="plain" disabled={disabled} onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  return (
    <span class="confirm">
      <button
        type="button"
        class="plain danger"
        disabled={disabled}
        onClick={() => {
          setAsking(false);
          onConfirm();
        }}
      >
        {sure}
      </button>
      <button type="button" class="quiet" onClick={() => setAsking(false)}>
        {formWords.keep}
      </button>
    </span>
  );
}

interface SecretProperties {
  readonly title: string;
  readonly secret: string;
  readonly children: ComponentChildren;
  readonly onClose: () => void;
}

/** Something that is shown this once. */
export function Secret({ title, secret, children, onClose }: SecretProperties) {
  const [copied, setCopied] = useState(false);
  return (
    <div class="board secret" role="status">
      <h2>{title}</h2>
      <p>
        <code>{secret}</code>
      </p>
      <p>{children}</p>
      <p class="actions">
        <button
          type="button"
          class="plain"
          onClick={() => void navigator.clipboard.writeText(secret).then(() => setCopied(true))}
        >
          {copied ? formWords.copied : formWords.copy}
        </button>
        <button type="button" class="quiet" onClick={onClose}>
          {formWords.done}
        </button>
      </p>
    </div>
  );
}

/** Text of a field of a form; a file, which no form here has, counts as none. */
export function textOf(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value : '';
}
