import { useState } from 'preact/hooks';
import type { Failure } from '../client.ts';
import { plainText } from '../plain-text.ts';
import { formatFull } from '../times.ts';
import type { CaseProperties } from './CaseCard.tsx';
import { liftEntry } from './requests.ts';
import { approvalWords, statusWords } from './words.ts';

/** Who answered what, and the way to take an approval back. */
export function Answered({ one, session, mayAnswer, onExpired, onDone }: CaseProperties) {
  const [failure, setFailure] = useState<Failure | null>(null);
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
          onClick={() =>
            void liftEntry(entry, session.csrf).then((lifted) => {
              if (lifted.ok) onDone(approvalWords.takenBack);
              else if (lifted.failure.kind === 'expired') onExpired();
              else setFailure(lifted.failure);
            })
          }
        >
          {approvalWords.takeBack}
        </button>
      )}
      {failure !== null && (
        <p role="alert" class="refusal">
          {failure.error} {failure.hint}
        </p>
      )}
    </div>
  );
}
