import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ApprovalPage as Queue, ApprovalView } from '../../contract/approvals.ts';
import { goTo, usePlace } from '../location.ts';
import { Loading, Problem, Quiet } from '../Notices.tsx';
import type { PageProperties } from '../pages.ts';
import { formatDuration } from '../times.ts';
import { useAnswer } from '../use-answer.ts';
import { product } from '../words.ts';
import { CaseCard } from './CaseCard.tsx';
import { readApprovals } from './requests.ts';
import { approvalWords } from './words.ts';

const VIEWS = ['open', 'disputes', 'answered'] as const;
const readView = (key: string, signal: AbortSignal) => readApprovals(key as ApprovalView, signal);

/** Who waits for an answer, longest first, and the form to answer with. */
export function ApprovalsPage({ session, onExpired }: PageProperties) {
  const { search } = usePlace();
  const asked = new URLSearchParams(search).get('view');
  const view = VIEWS.find((one) => one === asked) ?? 'open';
  const [revision, setRevision] = useState(0);
  const [said, setSaid] = useState<string | null>(null);
  const queue = useAnswer(view, revision, readView, onExpired);
  const reload = useCallback((text: string | null) => {
    setSaid(text);
    setRevision((before) => before + 1);
  }, []);
  useEffect(() => {
    document.title = `${approvalWords.title} · ${product}`;
  }, []);
  const { value } = queue;
  const current = queue.key === view ? value : null;
  const mayAnswer = session.role !== 'viewer';

  return (
    <main id="content" tabIndex={-1} class="page approvals">
      <h1>{approvalWords.title}</h1>
      {value !== null && <Standing queue={value} />}
      <nav class="views" aria-label={approvalWords.viewsLabel}>
        {VIEWS.map((one) => (
          <a
            key={one}
            href={`/approvals?view=${one}`}
            aria-current={one === view ? 'page' : undefined}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              setSaid(null);
              goTo(`/approvals?view=${one}`);
            }}
          >
            {approvalWords.views[one]}
            {value !== null && one !== 'answered' && (
              <span class="count">{value.waiting[one === 'open' ? 'requests' : 'disputes']}</span>
            )}
          </a>
        ))}
      </nav>
      <p role="status" class={said === null ? 'unseen' : 'said'}>
        {said}
      </p>
      {value?.signs === false && (
        <p class="warning">
          {approvalWords.readOnly} <a href="/api/desk/entries.yaml">{approvalWords.entries}</a>
        </p>
      )}
      {!mayAnswer && <p class="note">{approvalWords.viewer}</p>}
      {queue.failure !== null && (
        <Problem failure={queue.failure} onRetry={() => reload(null)} level={2} />
      )}
      {current === null && queue.failure === null && <Loading text={approvalWords.loading} />}
      {current !== null && current.cases.length === 0 && (
        <Quiet title={approvalWords.empty[view].title}>
          <p>{approvalWords.empty[view].text}</p>
        </Quiet>
      )}
      {current !== null && (
        <ul class="cases">
          {current.cases.map((one) => (
            <CaseCard
              key={`${one.uids[0]} ${one.status}`}
              one={one}
              session={session}
              mayAnswer={mayAnswer}
              onExpired={onExpired}
              onDone={reload}
            />
          ))}
        </ul>
      )}
    </main>
  );
}

/** The answer first: how many wait, and how long an answer takes here. */
function Standing({ queue }: { readonly queue: Queue }) {
  const parts = [
    approvalWords.waiting(queue.waiting.requests),
    ...(queue.medianAnswer === null
      ? []
      : [approvalWords.median(formatDuration(queue.medianAnswer))]),
  ];
  return <p class="standing">{parts.join('; ')}.</p>;
}
