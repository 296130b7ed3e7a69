import { useState } from 'preact/hooks';
import type { MadeToken } from '../../contract/fleet.ts';
import { Refused } from '../Forms.tsx';
import type { PageProperties } from '../pages.ts';
import { formatDayAndClock } from '../times.ts';
import { useAnswer } from '../use-answer.ts';
import { useChange } from '../use-change.ts';
import { makeToken, readTokens, retireToken } from './requests.ts';
import { tokenWords as words } from './words.ts';

/** Tokens with which browsers enrol: make a new one, retire the old one. For admins. */
export function Tokens({ session, onExpired }: PageProperties) {
  const [revision, setRevision] = useState(0);
  const [fresh, setFresh] = useState<MadeToken | null>(null);
  const { busy, failure, send } = useChange(onExpired);
  const tokens = useAnswer('tokens', revision, readTokens, onExpired);
  const again = () => setRevision((before) => before + 1);

  const make = async () => {
    const made = await send(() => makeToken(session));
    if (made !== null) setFresh(made);
    again();
  };
  const retire = async (id: string) => {
    // Nothing is answered, which is not the null of a refusal.
    if ((await send(() => retireToken(session, id))) !== null && fresh?.id === id) setFresh(null);
    again();
  };

  return (
    <section class="tokens">
      <h2>{words.title}</h2>
      <p class="lead">{words.lead}</p>
      {tokens.value !== null && tokens.value.length === 0 && <p class="quiet">{words.none}</p>}
      <ul>
        {(tokens.value ?? []).map(({ id, begins, madeBy, made }) => (
          <li key={id}>
            <code>{words.begins(begins)}</code>{' '}
            <small>{words.made(madeBy, formatDayAndClock(made))}</small>
            <button
              type="button"
              class="link"
              aria-label={words.retireOf(begins)}
              disabled={busy}
              onClick={() => void retire(id)}
            >
              {words.retire}
            </button>
          </li>
        ))}
      </ul>
      <div role="status">
        {fresh !== null && (
          <p class="board">
            {words.fresh} <code class="secret">{fresh.token}</code>
          </p>
        )}
      </div>
      <Refused failure={failure} />
      <button type="button" class="plain" disabled={busy} onClick={() => void make()}>
        {words.make}
      </button>
    </section>
  );
}
