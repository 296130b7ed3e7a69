import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ApprovalCase, ApprovalPage as Queue } from '../../contract/approvals.ts';
import { goTo, usePlace } from '../location.ts';
import { Loading, Problem, Quiet } from '../Notices.tsx';
import type { PageProperties } from '../pages.ts';
import { formatDuration } from '../times.ts';
import { useAnswer } from '../use-answer.ts';
import { product } from '../words.ts';
import { ByRule } from './ByRule.tsx';
import { CaseCard } from './CaseCard.tsx';
import { readApprovals } from './requests.ts';
import { approvalWords } from './words.ts';

const VIEWS = ['open', 'disputes', 'answered', 'expired'] as const;
const ONE = /^\/approvals\/([^/]+)\/?$/u;

/** Who waits for an answer, longest first, and the form to answer with. */
export function ApprovalsPage({ session, onExpired }: PageProperties) {
  const { path, search } = usePlace();
  const alone = ONE.exec(path)?.[1];
  const asked = new URLSearchParams(search).get('view');
  const view = alone === undefined ? (VIEWS.find((one) => one === asked) ?? 'open') : null;
  const key = view === null ? `request=${alone}` : `view=${view}`;
  const [revision, setRevision] = useState(0);
  const [said, setSaid] = useState<string | null>(null);
  const queue = useAnswer(key, revision, readApprovals, onExpired);
  const reload = useCallback((text: string | null) => {
    setSaid(text);
    setRevision((before) => before + 1);
  }, []);
  useEffect(() => {
    document.title = `${approvalWords.title} · ${product}`;
  }, []);
  const { value } = queue;
  const current = queue.key === key ? value : null;
  const mayAnswer = session.role !== 'viewer';

  const cards = (cases: readonly ApprovalCase[], level: 2 | 3) => (
    <ul class="cases">
      {cases.map((one) => (
        <CaseCard
          key={`${one.uids[0]} ${one.status}`}
          {...{ one, session, mayAnswer, onExpired, level }}
          onDone={reload}
        />
      ))}
    </ul>
  );

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
            {value !== null && (one === 'open' || one === 'disputes') && (
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
        <Quiet title={(view === null ? approvalWords.gone : approvalWords.empty[view]).title}>
          <p>{(view === null ? approvalWords.gone : approvalWords.empty[view]).text}</p>
        </Quiet>
      )}
      {current !== null &&
        (view === 'disputes' ? <ByRule queue={current} cards={cards} /> : cards(current.cases, 2))}
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
