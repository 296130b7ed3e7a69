import { useState } from 'preact/hooks';
import { plainText } from '../plain-text.ts';
import { formatFull } from '../times.ts';
import { sendNote } from './requests.ts';
import type { OwnProperties } from './ReviewForm.tsx';
import { detailWords } from './words.ts';

/** What people noted, newest first. */
export function Notes({ session, detail, onChanged, onExpired }: OwnProperties) {
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const send = async () => {
    const answer = await sendNote(session, detail.row.thing, text.trim());
    setTrouble(answer.ok ? null : `${answer.failure.error} ${answer.failure.hint}`);
    if (answer.ok) {
      setText('');
      onChanged(answer.value);
    } else if (answer.failure.kind === 'expired') onExpired();
  };
  return (
    <section>
      <h2>{detailWords.notes}</h2>
      {session.role !== 'viewer' && (
        <form
          class="review"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '') void send();
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
            <button type="submit" class="plain" disabled={text.trim() === ''}>
              {detailWords.note}
            </button>
          </p>
          {trouble !== null && (
            <p class="refusal" role="alert">
              {trouble}
            </p>
          )}
        </form>
      )}
      {detail.notes.length === 0 && <p>{detailWords.noNotes}</p>}
      <ul class="notes">
        {detail.notes.map((note) => (
          <li key={note.id}>
            <p dir="auto">{plainText(note.text)}</p>
            <small>
              {plainText(note.author)}, {formatFull(note.time)}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
