import { Refused } from '../Forms.tsx';
import { plainText } from '../plain-text.ts';
import { formatFull } from '../times.ts';
import { useChange } from '../use-change.ts';
import type { CaseProperties } from './CaseCard.tsx';
import { liftEntry } from './requests.ts';
import { approvalWords, statusWords } from './words.ts';

/** Who answered what, and the way to take an approval back. */
export function Answered({ one, session, mayAnswer, onExpired, onDone }: CaseProperties) {
  const { busy, failure, send } = useChange(onExpired);
  const { answer } = one;
  if (answer === null) return null;
  const { entry } = answer;
  return (
    <div class="answered">
      <p>
        <strong>{statusWords[one.status]}</strong>,{' '}
        <bdi>{plainText(approvalWords.answeredBy(answer.by, answer.agreedBy))}</bdi>,{' '}
        {formatFull(answer.at)}
      </p>
      {answer.said !== null && <p>{plainText(answer.said)}</p>}
      {one.status === 'approved' && entry !== null && mayAnswer && (
        <button
          type="button"
          class="plain"
          disabled={busy}
          onClick={() =>
            void send(() => liftEntry(entry, session.csrf)).then((lifted) => {
              if (lifted !== null) onDone(approvalWords.takenBack);
            })
          }
        >
          {approvalWords.takeBack}
        </button>
      )}
      <Refused failure={failure} />
    </div>
  );
}
