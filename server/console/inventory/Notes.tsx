import { useState } from 'preact/hooks';
import { Refused } from '../Forms.tsx';
import { plainText } from '../plain-text.ts';
import { formatFull } from '../times.ts';
import { useChange } from '../use-change.ts';
import { sendNote } from './requests.ts';
import type { OwnProperties } from './ReviewForm.tsx';
import { detailWords } from './words.ts';

/** What people noted, newest first. */
export function Notes({ session, detail, onChanged, onExpired }: OwnProperties) {
  const [text, setText] = useState('');
  const { busy, failure, send } = useChange(onExpired);
  const note = async () => {
    const changed = await send(() => sendNote(session, detail.row.thing, text.trim()));
    if (changed === null) return;
    setText('');
    onChanged(changed);
  };
  return (
    <section>
      <h2>{detailWords.notes}</h2>
      {session.role !== 'viewer' && (
        <form
          class="review"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '' && !busy) void note();
          }}
        >
          <label>
            {detailWords.note}
            <textarea
              rows={2}
              maxLength={2000}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </label>
          <p>
            <button type="submit" class="plain" disabled={busy || text.trim() === ''}>
              {detailWords.note}
            </button>
          </p>
          <Refused failure={failure} />
        </form>
      )}
      {detail.notes.length === 0 && <p>{detailWords.noNotes}</p>}
      <ul class="notes">
        {detail.notes.map(({ id, text: said, author, time }) => (
          <li key={id}>
            <p dir="auto">{plainText(said)}</p>
            <small>
              {plainText(author)}, {formatFull(time)}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
