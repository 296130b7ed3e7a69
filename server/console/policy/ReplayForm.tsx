import { useState } from 'preact/hooks';
import { type LintFinding, REPLAY_AGAINST } from '../../contract/policy.ts';
import { ChoiceField } from '../Fields.tsx';
import { goTo } from '../location.ts';
import type { PageProperties } from '../pages.ts';
import { DAY } from '../times.ts';
import { startReplay } from './requests.ts';
import { policyWords as words } from './words.ts';

const AGAINST = REPLAY_AGAINST.map((value) => ({ value, label: words.againstOptions[value] }));
const SPANS = [7, 30, 90].map((days) => ({ value: String(days), label: words.spanDays(days) }));

/** Takes a candidate, shows what the check found, and starts its replay. */
export function ReplayForm({ session }: Pick<PageProperties, 'session'>) {
  const [file, setFile] = useState<File | null>(null);
  const [against, setAgainst] = useState<(typeof REPLAY_AGAINST)[number]>('live');
  const [days, setDays] = useState('30');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [findings, setFindings] = useState<readonly LintFinding[] | null>(null);

  const start = async () => {
    if (file === null) return;
    setBusy(true);
    setTrouble(null);
    setFindings(null);
    const to = Date.now();
    const request = { name: file.name.slice(0, 200), text: await file.text(), against };
    const answer = await startReplay(
      { ...request, from: to - Number(days) * DAY, to },
      session.csrf,
    );
    setBusy(false);
    if (!answer.ok) setTrouble(`${answer.failure.error} ${answer.failure.hint}`);
    else if (answer.value.id === null) setFindings(answer.value.findings);
    else goTo(`/policy/replays/${answer.value.id}`);
  };
  return (
    <section>
      <h2>{words.replay}</h2>
      <p class="subtitle">{words.replayLead}</p>
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        <input
          type="file"
          aria-label={words.file}
          accept=".yaml,.yml,.json"
          onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
        />
        <ChoiceField
          label={words.against}
          value={against}
          options={AGAINST}
          set={false}
          onChoose={(chosen) => setAgainst(chosen ?? 'live')}
        />
        <ChoiceField
          label={words.span}
          value={days}
          options={SPANS}
          set={false}
          onChoose={(chosen) => setDays(chosen ?? '30')}
        />
        <button type="submit" class="primary" disabled={busy || file === null}>
          {busy ? words.starting : words.start}
        </button>
      </form>
      {trouble !== null && (
        <p class="refusal" role="alert">
          {trouble}
        </p>
      )}
      {findings !== null && (
        <div class="board problem" role="alert">
          <h3>{words.findings}</h3>
          <p>{words.wrong}</p>
          <ul class="points">
            {findings.map(({ code, line, column, severity, message, hint }) => (
              <li key={`${line} ${column} ${code}`} class="wraps">
                <code>
                  {line}:{column}
                </code>{' '}
                {severity}: {message}
                {hint !== null && <small>{hint}</small>}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
