/** What stands behind the dialog when a navigation was held, and what is left when it was answered. */
import type { BlockedWords } from './words/blocked.ts';
import type { Words } from './words/words.ts';

export type BlockedState =
  'asking' | 'stopped' | 'again' | 'unknown' | 'lost' | 'request' | 'dispute';

export interface BlockedProps {
  readonly state: BlockedState;
  /** What was held, once it is known. */
  readonly what: 'request' | 'approval' | null;
  readonly words: BlockedWords;
  readonly announce: Words['announce'];
  readonly onBack: () => void;
  /** Asks once more; null where it is not known what. */
  readonly onAsk: (() => void) | null;
}

/** The whole page. While the dialog is open it lies behind it, inert. */
export function Blocked({ state, what, words, announce, onBack, onAsk }: BlockedProps) {
  const said = saidFor(state, announce);
  return (
    <main class="stopped">
      <img src="/icon/48.png" alt="" width="40" height="40" />
      <h1>{words.title}</h1>
      {state === 'unknown' && <p>{words.unknown}</p>}
      {what !== null && <p>{words.text[what]}</p>}
      <div role="status">
        {state === 'again' && <p>{words.again}</p>}
        {state === 'lost' && <p>{words.lost}</p>}
        {said.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {state !== 'asking' && (
        <p class="acts">
          <button type="button" class="plain" onClick={onBack}>
            {words.back}
          </button>
          {onAsk !== null && state !== 'again' && (
            <button type="button" class="plain" onClick={onAsk}>
              {words.ask}
            </button>
          )}
        </p>
      )}
    </main>
  );
}

/** What was stored for the person, in the dialog's own words. */
function saidFor(state: BlockedState, announce: Words['announce']): readonly string[] {
  switch (state) {
    case 'request':
      return [announce.requested, announce.requestedMore];
    case 'dispute':
      return [announce.disputed, announce.disputedMore];
    case 'asking':
    case 'stopped':
    case 'again':
    case 'unknown':
    case 'lost':
      return [];
  }
}
