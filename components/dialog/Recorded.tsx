/** What is recorded, in words, before it is. */
import type { Activity } from '../../lib/activity/activity.ts';
import type { Words } from '../words/words.ts';

/** The panel behind "What is recorded". */
export function Recorded({
  activity,
  words,
}: {
  readonly activity: Activity;
  readonly words: Words;
}) {
  const { recorded } = words;
  return (
    <section class="recorded" id="recorded" aria-labelledby="recorded-title">
      <h2 id="recorded-title">{recorded.title}</h2>
      <ul>
        <li>{recorded.place(activity.host)}</li>
        <li>{recorded[activity.kind]}</li>
        <li>{recorded.answer}</li>
        <li>{recorded.who}</li>
      </ul>
      <p>{recorded.never}</p>
    </section>
  );
}
