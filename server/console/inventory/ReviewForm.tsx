import { useState } from 'preact/hooks';
import type { Session } from '../../contract/contract.ts';
import { DATA_CLASSES, type Review, STATUSES, type ThingDetail } from '../../contract/inventory.ts';
import { plainText } from '../plain-text.ts';
import { formatFull } from '../times.ts';
import { sendReview } from './requests.ts';
import { dataWords, detailWords, statusWords } from './words.ts';

export interface OwnProperties {
  readonly session: Session;
  readonly detail: ThingDetail;
  readonly onChanged: (detail: ThingDetail) => void;
  readonly onExpired: () => void;
}

const NOTHING: Review = { status: null, owner: null, agreement: null, reviewDue: null, data: null };

/** What a person says of a thing, to be changed by those who may. */
export function ReviewForm({ session, detail, onChanged, onExpired }: OwnProperties) {
  const { review: said, policy, row } = detail;
  const [review, setReview] = useState<Review>(
    said === null
      ? NOTHING
      : {
          status: said.status,
          owner: said.owner,
          agreement: said.agreement,
          reviewDue: said.reviewDue,
          data: said.data,
        },
  );
  const [state, setState] = useState<'idle' | 'busy' | 'saved'>('idle');
  const [trouble, setTrouble] = useState<string | null>(null);
  const shut = session.role === 'viewer';
  const set = (part: Partial<Review>) => {
    setReview({ ...review, ...part });
    setState('idle');
  };
  const save = async () => {
    setState('busy');
    const answer = await sendReview(session, row.thing, review);
    setTrouble(answer.ok ? null : `${answer.failure.error} ${answer.failure.hint}`);
    setState(answer.ok ? 'saved' : 'idle');
    if (answer.ok) onChanged(answer.value);
    else if (answer.failure.kind === 'expired') onExpired();
  };
  const overdue =
    review.reviewDue !== null && review.reviewDue < new Date().toISOString().slice(0, 10);

  return (
    <section>
      <h2>{detailWords.review}</h2>
      <form
        class="review"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <label>
          {detailWords.status}
          <select
            disabled={shut}
            value={review.status ?? ''}
            onChange={(event) =>
              set({ status: STATUSES.find((one) => one === event.currentTarget.value) ?? null })
            }
          >
            <option value="">
              {detailWords.statusNone(statusWords[policy?.status ?? 'unreviewed'].label)}
            </option>
            {STATUSES.map((status) => (
              <option key={status} value={status}>
                {statusWords[status].label}: {statusWords[status].meaning}
              </option>
            ))}
          </select>
        </label>
        <label>
          {detailWords.owner}
          <input
            disabled={shut}
            maxLength={200}
            placeholder={policy?.owner ?? detailWords.ownerHint}
            value={review.owner ?? ''}
            onInput={(event) => {
              const owner = event.currentTarget.value;
              set({ owner: owner.trim() === '' ? null : owner });
            }}
          />
        </label>
        <label>
          {detailWords.agreement}
          <select
            disabled={shut}
            value={review.agreement === null ? '' : String(review.agreement)}
            onChange={(event) => {
              const { value } = event.currentTarget;
              set({ agreement: value === '' ? null : value === 'true' });
            }}
          >
            <option value="">{detailWords.agreementNone}</option>
            <option value="true">{detailWords.yes}</option>
            <option value="false">{detailWords.no}</option>
          </select>
        </label>
        <label>
          <span>
            {detailWords.due} {overdue && <strong class="refusal">{detailWords.overdue}</strong>}
          </span>
          <input
            type="date"
            disabled={shut}
            value={review.reviewDue ?? ''}
            onInput={(event) => set({ reviewDue: event.currentTarget.value || null })}
          />
        </label>
        <label>
          {detailWords.data}
          <select
            disabled={shut}
            value={review.data ?? ''}
            onChange={(event) =>
              set({ data: DATA_CLASSES.find((one) => one === event.currentTarget.value) ?? null })
            }
          >
            <option value="">{detailWords.dataNone}</option>
            {DATA_CLASSES.map((one) => (
              <option key={one} value={one}>
                {dataWords[one]}
              </option>
            ))}
          </select>
        </label>
        {shut ? (
          <p>{detailWords.readOnly}</p>
        ) : (
          <p>
            <button type="submit" class="primary" disabled={state === 'busy'}>
              {state === 'busy' ? detailWords.saving : detailWords.save}
            </button>{' '}
            <span role="status">{state === 'saved' && detailWords.saved}</span>
          </p>
        )}
        {trouble !== null && (
          <p class="refusal" role="alert">
            {trouble}
          </p>
        )}
      </form>
      {said !== null && (
        <small>{detailWords.reviewedBy(plainText(said.changedBy), formatFull(said.changed))}</small>
      )}
    </section>
  );
}
