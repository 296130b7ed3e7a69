import { useEffect, useState } from 'preact/hooks';
import { CHANGED, type ReplayResult } from '../../contract/policy.ts';
import { Figure } from '../contain/PreviewPanel.tsx';
import { Loading, Problem } from '../Notices.tsx';
import type { PageProperties } from '../pages.ts';
import { formatDayAndClock } from '../times.ts';
import { useAnswer } from '../use-answer.ts';
import { cancelReplay, readReplay } from './requests.ts';
import { changeWords, policyWords as words, replayStateWords } from './words.ts';

const PAUSE = 1_000;

/** One replay: how far it is, and what it found. */
export function ReplayView({ id, session, onExpired }: PageProperties & { readonly id: string }) {
  const [revision, setRevision] = useState(0);
  const { value, failure } = useAnswer(`/${id}`, revision, readReplay, onExpired);
  const running = value?.line.state === 'running';
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setRevision((before) => before + 1), PAUSE);
    return () => clearInterval(timer);
  }, [running]);
  if (failure !== null)
    return <Problem failure={failure} level={2} onRetry={() => setRevision(revision + 1)} />;
  if (value === null) return <Loading text={words.loading} />;
  const { line, result } = value;
  return (
    <>
      <h2 class="wraps">
        <bdi>{line.name}</bdi> <span class="tag firm-quiet">{replayStateWords[line.state]}</span>
      </h2>
      <p class="subtitle wraps">
        {line.policy.id} {line.policy.version} · {words.against.toLowerCase()}{' '}
        {words.againstOptions[line.against]} · {formatDayAndClock(line.from)} –{' '}
        {formatDayAndClock(line.to)}
      </p>
      <p role="status">{words.progress(line.done, line.planned)}</p>
      {line.cut && <p class="warning">{words.cut}</p>}
      {line.trouble !== null && <p class="refusal">{line.trouble}</p>}
      {running && (
        <p class="actions">
          <progress aria-label={words.replays} max={line.planned} value={line.done} />
          <button
            type="button"
            class="plain"
            onClick={() =>
              void cancelReplay(id, session.csrf).then(() => setRevision(revision + 1))
            }
          >
            {words.cancel}
          </button>
        </p>
      )}
      {result !== null && <Result result={result} />}
    </>
  );
}

function Result({ result }: { readonly result: ReplayResult }) {
  const round = (value: number) => value.toLocaleString(undefined, { maximumFractionDigits: 2 });
  const rules = Object.entries(result.ruleChanges);
  return (
    <>
      <dl class="figures">
        <Figure term={words.prompted} value={result.prompted} />
        <Figure term={words.stopped} value={result.stopped} />
        <Figure term={words.people} value={result.peopleAsked} />
        <Figure term={words.perPerson} value={round(result.perPerson.mean)} />
        <Figure term={words.most} value={result.perPerson.max} />
      </dl>
      <h3>{words.changes}</h3>
      <dl class="figures">
        {CHANGED.map((change) => (
          <Figure key={change} term={changeWords[change]} value={result.changes[change] ?? 0} />
        ))}
        <Figure term={words.same} value={result.changes['same'] ?? 0} />
      </dl>
      {rules.length > 0 && (
        <div class="wide">
          <table class="plain-table">
            <caption>{words.byRule}</caption>
            <thead>
              <tr>
                <th scope="col">{words.rule}</th>
                {CHANGED.map((change) => (
                  <th key={change} scope="col">
                    {changeWords[change]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rules.map(([rule, counts]) => (
                <tr key={rule}>
                  <th scope="row">{rule}</th>
                  {CHANGED.map((change) => (
                    <td key={change}>{(counts[change] ?? 0).toLocaleString()}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Examples result={result} />
      {result.missing.length > 0 && (
        <>
          <h3>{words.missing}</h3>
          <ul class="points">
            {result.missing.map(({ fact, steps, rules: ids }) => (
              <li key={fact} class="wraps">
                {fact}: {steps.toLocaleString()}
                <small>{ids.join(', ')}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Examples({ result: { examples } }: { readonly result: ReplayResult }) {
  const shown = CHANGED.flatMap((change) =>
    (examples[change] ?? []).toReversed().map((example) => ({ change, ...example })),
  );
  if (shown.length === 0) return null;
  return (
    <>
      <h3>{words.examples}</h3>
      <ul class="points">
        {shown.map(({ uid, time, surface, before, after, rules }) => (
          <li key={uid} class="wraps">
            <a href={`/events/${uid}?span=30d`}>
              {formatDayAndClock(time)}, {surface}
            </a>
            : {words.becomes(before, after)}
            <small>{rules.join(', ')}</small>
          </li>
        ))}
      </ul>
    </>
  );
}
