import { useState } from 'preact/hooks';
import type { Session } from '../../contract/contract.ts';
import { countWords, ownWords, peerWords } from '../../contract/finding-words.ts';
import { Finding, FINDING_STATES } from '../../contract/findings.ts';
import { read } from '../client.ts';
import { Refused } from '../Forms.tsx';
import { plainText } from '../plain-text.ts';
import { DAY, formatFull, formatUtcDay } from '../times.ts';
import { useChange } from '../use-change.ts';
import { findingWords, severityWords, stateWords } from './words.ts';

interface FindingCardProperties {
  readonly finding: Finding;
  readonly session: Session;
  readonly onExpired: () => void;
}

/** One finding: who or what, when, the count beside what is usual, and what becomes of it. */
export function FindingCard({ finding: given, session, onExpired }: FindingCardProperties) {
  const [finding, setFinding] = useState(given);
  const { severity } = finding;
  const name = plainText(finding.name ?? finding.subject);
  return (
    <li class="finding">
      <h2>
        <span class={`tag severity-${severity}`}>{severityWords[severity]}</span> <bdi>{name}</bdi>
        <small> {formatUtcDay(finding.day * DAY)}</small>
      </h2>
      <p>
        {countWords(finding)}; {ownWords(finding)}; {peerWords(finding, plainText)}.{' '}
        <a href={stepsOf(finding)}>{findingWords.steps}</a>{' '}
        <span class="unseen">
          {findingWords.about} {name}
        </span>
      </p>
      <p class="state-line">
        {stateWords[finding.state]}
        {finding.why !== null && <>: {plainText(finding.why)}</>}
        {finding.changedBy !== null && finding.changed !== null && (
          <small>
            {' '}
            {findingWords.changed(plainText(finding.changedBy), formatFull(finding.changed))}
          </small>
        )}
      </p>
      {session.role !== 'viewer' && (
        <StateForm
          finding={finding}
          session={session}
          onChanged={setFinding}
          onExpired={onExpired}
        />
      )}
    </li>
  );
}

/** The steps of that day on the Now page. */
function stepsOf({ sort, subject, day }: Finding): string {
  const parameters = new URLSearchParams({
    span: 'custom',
    from: new Date(day * DAY).toISOString(),
    to: new Date((day + 1) * DAY).toISOString(),
  });
  if (sort === 'person') parameters.set('person', subject);
  else if (sort === 'app') parameters.set('app', subject.slice(subject.indexOf(' ') + 1));
  else parameters.set('text', subject);
  return `/?${parameters.toString()}`;
}

interface StateFormProperties extends FindingCardProperties {
  readonly onChanged: (finding: Finding) => void;
}

function StateForm({ finding, session, onChanged, onExpired }: StateFormProperties) {
  const [state, setState] = useState(finding.state);
  const [why, setWhy] = useState('');
  const { busy, failure, send } = useChange(onExpired);
  const save = async () => {
    const path = `/api/findings/${encodeURIComponent(finding.finding)}`;
    const body = { state, why };
    const changed = await send(() =>
      read(Finding, path, { method: 'PUT', body, csrf: session.csrf }),
    );
    if (changed === null) return;
    onChanged(changed);
    setWhy('');
  };
  return (
    <form
      class="state-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void save();
      }}
    >
      <select
        aria-label={findingWords.state}
        value={state}
        onChange={(event) =>
          setState(FINDING_STATES.find((one) => one === event.currentTarget.value) ?? state)
        }
      >
        {FINDING_STATES.map((one) => (
          <option key={one} value={one}>
            {stateWords[one]}
          </option>
        ))}
      </select>
      <input
        aria-label={findingWords.why}
        placeholder={findingWords.whyHint}
        maxLength={500}
        value={why}
        onInput={(event) => setWhy(event.currentTarget.value)}
      />
      <button type="submit" class="plain" disabled={busy || why.trim() === ''}>
        {findingWords.change}
      </button>
      <Refused failure={failure} />
    </form>
  );
}
