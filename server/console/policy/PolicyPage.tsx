import { useEffect, useState } from 'preact/hooks';
import type { LivePolicy, RuleLine } from '../../contract/policy.ts';
import { follow } from '../contain/FindThing.tsx';
import { ChoiceField } from '../Fields.tsx';
import { usePlace } from '../location.ts';
import { Loading, Problem, Quiet } from '../Notices.tsx';
import type { PageProperties } from '../pages.ts';
import { formatDayAndClock, formatFull } from '../times.ts';
import { useAnswer } from '../use-answer.ts';
import { product } from '../words.ts';
import { ReplayForm } from './ReplayForm.tsx';
import { ReplayView } from './ReplayView.tsx';
import { changeStage, readLive, readReplays, readRules } from './requests.ts';
import { byWolf, LEAST_SHOWN, RuleTable, wolfRate } from './RuleTable.tsx';
import { StageDialog } from './StageDialog.tsx';
import { policyWords as words, replayStateWords } from './words.ts';

/** What is live, what its rules do to people, and what a change would have done. */
export function PolicyPage(page: PageProperties) {
  const { path } = usePlace();
  const replay = /^\/policy\/replays\/([0-9a-f-]{36})$/u.exec(path)?.[1];
  useEffect(() => {
    document.title = `${words.title} · ${product}`;
  }, []);
  return (
    <main id="content" tabIndex={-1} class="page">
      <div class="list contain">
        <div class="page-head">
          <div>
            <h1>{words.title}</h1>
            <p class="subtitle">{words.subtitle}</p>
          </div>
        </div>
        {replay === undefined ? (
          <Overview {...page} />
        ) : (
          <>
            <p>
              <a href="/policy" onClick={follow}>
                {words.back}
              </a>
            </p>
            <ReplayView key={replay} id={replay} {...page} />
          </>
        )}
      </div>
    </main>
  );
}

function Overview(page: PageProperties) {
  const [revision, setRevision] = useState(0);
  const again = () => setRevision((before) => before + 1);
  const live = useAnswer('', revision, readLive, page.onExpired);
  if (live.failure !== null) return <Problem failure={live.failure} level={2} onRetry={again} />;
  if (live.value === null) return <Loading text={words.loading} />;
  const writes = page.session.role !== 'viewer';
  return (
    <>
      <Live live={live.value} />
      <Rules {...page} signs={live.value.signs} revision={revision} onChanged={again} />
      {writes && <ReplayForm session={page.session} />}
      <Replays onExpired={page.onExpired} />
    </>
  );
}

function Live({ live: { policy, state, history } }: { readonly live: LivePolicy }) {
  if (policy === null)
    return (
      <Quiet title={state === 'none' ? words.none : words.unreadable}>
        <p>{words.noneLead}</p>
      </Quiet>
    );
  const facts = [
    [words.version, `${policy.id} ${policy.version}`],
    [words.share, words.shareOf(policy.rollout)],
    [words.parts, words.partsOf(policy.rules, policy.exceptions, policy.kill)],
    [words.signer, policy.kid],
    [words.issued, formatFull(Date.parse(policy.issued))],
    [words.expires, formatFull(Date.parse(policy.expires))],
  ] as const;
  return (
    <section>
      <h2>{words.live}</h2>
      <dl class="facts">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {history.length > 1 && (
        <details>
          <summary>{words.history}</summary>
          <ul class="points">
            {history.map(({ since, version, kid }) => (
              <li key={since} class="wraps">
                {formatDayAndClock(since)}: {words.version.toLowerCase()} {version ?? '?'} (
                {kid ?? '?'})
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

interface RulesProperties extends PageProperties {
  readonly signs: boolean;
  readonly revision: number;
  readonly onChanged: () => void;
}

const DAYS = [
  { value: '7', label: words.dayOptions[7] },
  { value: '30', label: words.dayOptions[30] },
] as const;

function Rules({ session, onExpired, signs, revision, onChanged }: RulesProperties) {
  const [days, setDays] = useState<'7' | '30'>('30');
  const [changing, setChanging] = useState<RuleLine | null>(null);
  const { value, failure } = useAnswer(`?days=${days}`, revision, readRules, onExpired);
  if (value === null)
    return failure === null ? (
      <Loading text={words.loading} />
    ) : (
      <Problem failure={failure} level={2} onRetry={onChanged} />
    );
  const rules = value.rules.toSorted(byWolf);
  const told = rules.some((line) => wolfRate(line) !== null);
  return (
    <section>
      <h2>{words.rules}</h2>
      <p class="subtitle">{told ? words.wolfLead(LEAST_SHOWN) : words.noWolf}</p>
      <div class="filters">
        <ChoiceField
          label={words.days}
          value={days}
          options={DAYS}
          set={false}
          onChoose={(chosen) => setDays(chosen ?? '30')}
        />
      </div>
      {rules.length === 0 ? (
        <p class="subtitle">{words.noRules}</p>
      ) : (
        <RuleTable rules={rules} onChange={session.role === 'admin' ? setChanging : null} />
      )}
      {changing !== null && (
        <StageDialog
          line={changing}
          signs={signs}
          onClose={() => setChanging(null)}
          onConfirm={async (request) => {
            const answer = await changeStage(request, session.csrf);
            if (answer.ok) onChanged();
            return answer;
          }}
        />
      )}
    </section>
  );
}

function Replays({ onExpired }: Pick<PageProperties, 'onExpired'>) {
  const [revision, setRevision] = useState(0);
  const { value, failure } = useAnswer('', revision, readReplays, onExpired);
  if (failure !== null)
    return <Problem failure={failure} level={2} onRetry={() => setRevision(revision + 1)} />;
  if (value === null) return null;
  return (
    <section>
      <h2>{words.replays}</h2>
      {value.replays.length === 0 && <p class="subtitle">{words.noReplays}</p>}
      <ul class="things">
        {value.replays.map(({ id, name, made, madeBy, state, done }) => (
          <li key={id}>
            <a href={`/policy/replays/${id}`} onClick={follow}>
              <bdi>{name}</bdi>
            </a>{' '}
            <span class="tag firm-quiet">{replayStateWords[state]}</span>
            <small>
              {madeBy}, {formatDayAndClock(made)} · {done.toLocaleString()}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
