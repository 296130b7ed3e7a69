import type { LiveState } from './use-live.ts';
import { liveWords } from '../words.ts';

const LOOKS: Record<LiveState, string> = { connecting: '', live: 'up', lost: 'down' };

interface LiveStatusProperties {
  readonly state: LiveState;
  readonly onRefresh: () => void;
}

/** Whether what is shown follows what happens. */
export function LiveStatus({ state, onRefresh }: LiveStatusProperties) {
  return (
    <div class={`live-line ${LOOKS[state]}`}>
      <span role="status">
        <span class="dot" aria-hidden="true" />
        {liveWords[state]}
      </span>
      {state === 'lost' && (
        <button type="button" class="link" onClick={onRefresh}>
          {liveWords.refresh}
        </button>
      )}
    </div>
  );
}
