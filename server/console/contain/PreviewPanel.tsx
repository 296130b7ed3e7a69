import { useState } from 'preact/hooks';
import type { Preview } from '../../contract/containment.ts';
import { goTo } from '../location.ts';
import { Loading, Problem } from '../Notices.tsx';
import type { PageProperties } from '../pages.ts';
import { formatDayAndClock } from '../times.ts';
import { useAnswer } from '../use-answer.ts';
import { AffectedTable } from './AffectedTable.tsx';
import { AskDialog } from './AskDialog.tsx';
import { readPreview, stopThing } from './requests.ts';
import { RevokeSteps } from './RevokeSteps.tsx';
import { cautionWords, containWords as words, sortWords } from './words.ts';

/** Whom a stop reaches, before it is made. */
export function PreviewPanel({ query, ...page }: PageProperties & { readonly query: string }) {
  const [revision, setRevision] = useState(0);
  const [asking, setAsking] = useState(false);
  const { value, failure } = useAnswer(query, revision, readPreview, page.onExpired);
  if (failure !== null)
    return <Problem failure={failure} level={2} onRetry={() => setRevision(revision + 1)} />;
  if (value === null) return <Loading text={words.loading} />;
  const { target, cautions, needs } = value;
  const name = value.name ?? target.id;
  const possible = !cautions.includes('own-domain') && !cautions.includes('stopped');
  const ownQuery = new URLSearchParams(target).toString();
  return (
    <>
      <h2 class="wraps">
        <bdi>{name}</bdi>
      </h2>
      <p class="subtitle wraps">
        {sortWords[target.sort].label}: <code>{target.id}</code>
      </p>
      {cautions.map((caution) => (
        <p key={caution} class="warning">
          {cautionWords[caution]}
        </p>
      ))}
      <Numbers preview={value} />
      <ReachTable preview={value} />
      <h3>{words.does}</h3>
      <ul class="points">
        {words.doesLines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {possible && (
        <p class="actions">
          <button type="button" class="stop" onClick={() => setAsking(true)}>
            {needs === 'two' ? words.propose : words.stop}
          </button>
        </p>
      )}
      <AffectedTable key={ownQuery} query={ownQuery} onExpired={page.onExpired} />
      <RevokeSteps target={target} name={name} platforms={platformsOf(value)} />
      {asking && (
        <AskDialog
          title={words.dialogTitle(name)}
          lines={[
            words.dialogLead(value.people, value.devices),
            ...(needs === 'two' ? [words.dialogTwo] : []),
          ]}
          keep={words.keep}
          confirm={needs === 'two' ? words.confirmPropose : words.confirmStop}
          onClose={() => setAsking(false)}
          onConfirm={async (reason) => {
            const request = { target, name: value.name, reason, drill: false } as const;
            const answer = await stopThing(request, page.session.csrf);
            if (answer.ok) goTo(`/contain/${answer.value.id}`);
            return answer;
          }}
        />
      )}
    </>
  );
}

/** Every platform on which it was met. */
export function platformsOf({ things }: Preview): string[] {
  return [...new Set(things.flatMap(({ platforms }) => platforms))];
}

function Numbers({ preview }: { readonly preview: Preview }) {
  const { people, devices, onlyMet, last } = preview;
  return (
    <dl class="figures">
      <Figure term={words.affected} value={people} />
      <Figure term={words.devices} value={devices} />
      <Figure term={words.onlyMet} value={onlyMet} />
      <Figure term={words.lastSeen} value={last === null ? words.never : formatDayAndClock(last)} />
    </dl>
  );
}

export function Figure(properties: { readonly term: string; readonly value: string | number }) {
  const { term, value } = properties;
  return (
    <div>
      <dt>{term}</dt>
      <dd>{typeof value === 'number' ? value.toLocaleString() : value}</dd>
    </div>
  );
}

function ReachTable({ preview: { reach, target } }: { readonly preview: Preview }) {
  if (target.sort !== 'app') return null;
  if (reach.length === 0) return <p class="subtitle">{words.noReach}</p>;
  return (
    <div class="wide">
      <table class="plain-table">
        <caption>
          {words.reach}
          <small>{words.reachLead}</small>
        </caption>
        <thead>
          <tr>
            <th scope="col">{words.data}</th>
            <th scope="col">{words.weight}</th>
            <th scope="col">{words.times}</th>
            <th scope="col">{words.scope}</th>
          </tr>
        </thead>
        <tbody>
          {reach.map(({ scope, platform, area, verb, weight, estimated, steps }) => (
            <tr key={`${platform} ${scope}`}>
              <td>
                {verb} {area}
                {estimated && <small>{words.estimated}</small>}
              </td>
              <td>{weight}</td>
              <td>{steps.toLocaleString()}</td>
              <td>
                <code>{scope}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
