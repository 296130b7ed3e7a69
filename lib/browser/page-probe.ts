/**
 * Talks with the script in the page's own world, for tools that keep what matters in memory. The answer
 * comes from the page and is as hostile as anything else on it; surfaces parse it.
 */

/** Names of the two events; the second carries JSON text in `detail`. */
export const PROBE_ASKS = 'handrail:ask';
export const PROBE_ANSWERS = 'handrail:answer';
const LONGEST_ANSWER = 1_000_000;

/** Asks now and has the answer at once: events are dispatched synchronously in both worlds. */
export function askPageProbe(document: Document): unknown {
  let answer: unknown = null;
  const listen = (event: Event) => {
    const detail: unknown = event instanceof CustomEvent ? event.detail : null;
    if (typeof detail !== 'string' || detail.length > LONGEST_ANSWER) return;
    try {
      answer = JSON.parse(detail);
    } catch {
      // Somebody else's event of the same name.
      answer = null;
    }
  };
  document.addEventListener(PROBE_ANSWERS, listen);
  document.dispatchEvent(new CustomEvent(PROBE_ASKS));
  document.removeEventListener(PROBE_ANSWERS, listen);
  return answer;
}

/** Runs in the page's world: answers with what `read` finds there. */
export function answerProbe(document: Document, read: () => unknown): void {
  document.addEventListener(PROBE_ASKS, () => {
    document.dispatchEvent(new CustomEvent(PROBE_ANSWERS, { detail: JSON.stringify(read()) }));
  });
}
