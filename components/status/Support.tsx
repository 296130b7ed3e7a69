/** The summary for a support desk. */
import { useState } from 'preact/hooks';
import type { Status } from '../../lib/browser/messages.ts';
import { supportSummary } from '../support-summary.ts';
import type { PageWords } from '../words/pages.ts';

interface SupportProps {
  readonly status: Status;
  readonly words: PageWords;
  readonly userAgent: string;
}

/** Copies the summary; where that is not allowed, shows it for copying by hand. */
export function Support({ status, words, userAgent }: SupportProps) {
  const { page } = words;
  const [said, setSaid] = useState('');
  const summary = supportSummary(status, userAgent);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(summary);
      setSaid(page.copied);
    } catch {
      setSaid(page.notCopied);
    }
  };
  return (
    <section aria-labelledby="support-title">
      <h2 id="support-title">{page.support}</h2>
      <p class="quiet">{page.supportIntro}</p>
      <p class="try">
        <button type="button" class="plain" onClick={() => void copy()}>
          {page.copy}
        </button>
        <span role="status">{said}</span>
      </p>
      {/* What will be copied is seen before it is. */}
      <pre class="summary" tabIndex={0} aria-label={page.support} role="group">
        {summary}
      </pre>
    </section>
  );
}
