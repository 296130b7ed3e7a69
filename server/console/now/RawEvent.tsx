import { useRef, useState } from 'preact/hooks';
import { detailWords } from './detail-words.ts';
import { plainJson } from '../plain-text.ts';

/** The event as it was received, for those who look, search or copy. */
export function RawEvent({ event }: { readonly event: Readonly<Record<string, unknown>> }) {
  const [said, setSaid] = useState<string | null>(null);
  const text = useRef<HTMLPreElement>(null);

  const copy = () => {
    // Only a secure page may write to the clipboard; elsewhere the text is marked for copying by hand.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    const marked = () => {
      if (text.current !== null) getSelection()?.selectAllChildren(text.current);
      setSaid(detailWords.copyFailed);
    };
    if (clipboard === undefined) return marked();
    clipboard
      .writeText(JSON.stringify(event, null, 2))
      .then(() => setSaid(detailWords.copied), marked);
  };

  return (
    <details class="raw">
      <summary>{detailWords.raw}</summary>
      <p class="raw-actions">
        <button type="button" class="plain" onClick={copy}>
          {detailWords.copy}
        </button>
        <span role="status">{said}</span>
      </p>
      <pre ref={text} tabIndex={0} role="group" aria-label={detailWords.raw}>
        {plainJson(event)}
      </pre>
    </details>
  );
}
