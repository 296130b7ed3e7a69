import { useEffect, useState } from 'preact/hooks';
import type { Containment, ContainmentDetail } from '../../contract/containment.ts';
import { Refused } from '../Forms.tsx';
import { Loading, Problem } from '../Notices.tsx';
import type { PageProperties } from '../pages.ts';
import { formatDayAndClock, formatDuration, formatFull } from '../times.ts';
import { useAnswer } from '../use-answer.ts';
import { useChange } from '../use-change.ts';
import { AskDialog } from './AskDialog.tsx';
import { Figure, platformsOf } from './PreviewPanel.tsx';
import { confirmStop, endStop, readPreview, readStop } from './requests.ts';
import { Copied, RevokeSteps } from './RevokeSteps.tsx';
import { containWords as words, sortWords, stateWords } from './words.ts';

/** ms between looks: the counts move while browsers report. */
const PAUSE = 5_000;

/** One stop: what it did, what was given before, and how it ends. */
export function StopDetail({ id, ...page }: PageProperties & { readonly id: string }) {
  const [revision, setRevision] = useState(0);
  const [asking, setAsking] = useState(false);
  const change = useChange(page.onExpired);
  const again = () => setRevision((before) => before + 1);
  useEffect(() => {
    const timer = setInterval(again, PAUSE);
    return () => clearInterval(timer);
  }, []);
  const { value, failure } = useAnswer(`/${id}`, revision, readStop, page.onExpired);
  const target = value?.containment.target;
  const query = target === undefined ? null : `?${new URLSearchParams(target).toString()}`;
  const met = useAnswer(query, 0, readPreview, page.onExpired).value;
  if (value === null)
    return failure === null ? (
      <Loading text={words.loading} />
    ) : (
      <Problem failure={failure} level={2} onRetry={again} />
    );
  const one = value.containment;
  const name = one.name ?? one.target.id;
  const own = one.proposedBy === page.session.name;
  return (
    <>
      <h2 class="wraps">
        <bdi>{name}</bdi>{' '}
        <span class={`tag firm-${one.state === 'stopped' ? 'stop' : 'quiet'}`}>
          {stateWords[one.state]}
        </span>
        {one.drill && <span class="tag firm-notice">{words.drill}</span>}
      </h2>
      <p class="subtitle wraps">
        {sortWords[one.target.sort].label}: <code>{one.target.id}</code>
      </p>
      {one.confirmed !== null && <EffectFigures one={one} />}
      {one.state === 'stopped' && <InPolicy one={one} yaml={value.yaml} />}
      {one.state === 'stopped' && (
        <>
          <h3>{words.spread}</h3>
          <SpreadFigures spread={value.spread} />
        </>
      )}
      {one.ended === null && (
        <p class="actions">
          {one.state === 'proposed' && own && <span class="subtitle">{words.ownProposal}</span>}
          {one.state === 'proposed' && !own && (
            <button
              type="button"
              class="stop"
              disabled={change.busy}
              onClick={() =>
                void change.send(() => confirmStop(one.id, page.session.csrf)).then(again)
              }
            >
              {words.confirm}
            </button>
          )}
          <button type="button" class="plain" onClick={() => setAsking(true)}>
            {one.state === 'proposed' ? words.withdraw : words.lift}
          </button>
        </p>
      )}
      <Refused failure={change.failure ?? failure} />
      <History one={one} />
      {met !== null && <RevokeSteps target={one.target} name={name} platforms={platformsOf(met)} />}
      {asking && (
        <AskDialog
          title={words.liftTitle}
          lines={[words.liftLead]}
          keep={words.keepStop}
          confirm={words.liftConfirm}
          onClose={() => setAsking(false)}
          onConfirm={async (reason) => {
            const answer = await endStop(one.id, reason, page.session.csrf);
            if (answer.ok) {
              setAsking(false);
              again();
            }
            return answer;
          }}
        />
      )}
    </>
  );
}

function EffectFigures({ one: { effects, entry } }: { readonly one: Containment }) {
  return (
    <>
      <h3>{words.effects}</h3>
      <dl class="figures">
        <Figure term={words.stopped} value={effects.stopped} />
        <Figure term={`${words.wentOn}, ${words.wentOnLead}`} value={effects.wentOn} />
        <Figure term={words.other} value={effects.other} />
      </dl>
      <p>
        <a href={`/?span=30d&text=${encodeURIComponent(entry)}`}>
          {effects.lastStopped === null
            ? entry
            : words.lastStopped(formatDayAndClock(effects.lastStopped))}
        </a>
      </p>
    </>
  );
}

function SpreadFigures({ spread }: Pick<ContainmentDetail, 'spread'>) {
  if (spread === null) return <p>{words.spreadUnknown}</p>;
  const { devices, reached, heard, heardReached, median, p95, version, since } = spread;
  const after = (time: number | null) => (time === null ? words.notYet : formatDuration(time));
  return (
    <>
      <dl class="figures">
        <Figure term={words.ofAll} value={words.coverage(reached, devices)} />
        <Figure term={words.ofHeard} value={words.coverage(heardReached, heard)} />
        <Figure term={words.median} value={after(median)} />
        <Figure term={words.p95} value={after(p95)} />
      </dl>
      <p class="subtitle">{words.firstIn(version, formatFull(since))}</p>
    </>
  );
}

function InPolicy({ one, yaml }: { readonly one: Containment; readonly yaml: string }) {
  if (one.inPolicy) return <p>{words.inPolicy}.</p>;
  return (
    <div class="warning">
      <p>
        {words.notInPolicy}. {words.notInPolicyLead}
      </p>
      <Copied label="YAML" text={yaml} />
    </div>
  );
}

function History({ one }: { readonly one: Containment }) {
  const lines = [
    { what: 'proposed', who: one.proposedBy, time: one.proposed, why: one.reason },
    { what: stateWords.stopped, who: one.confirmedBy, time: one.confirmed, why: null },
    {
      what: one.confirmed === null ? stateWords.withdrawn : stateWords.lifted,
      ...{ who: one.endedBy, time: one.ended, why: one.endReason },
    },
  ];
  return (
    <>
      <h3>{words.history}</h3>
      <ol class="points">
        {lines.map(({ what, who, time, why }) =>
          time === null || who === null ? null : (
            <li key={what} class="wraps">
              {what} {words.since(who, formatFull(time))}
              {why !== null && <small>{why}</small>}
            </li>
          ),
        )}
      </ol>
    </>
  );
}
