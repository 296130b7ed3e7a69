import { useEffect } from 'preact/hooks';
import type { Containment } from '../../contract/containment.ts';
import { usePlace } from '../location.ts';
import { Loading, Problem, Quiet } from '../Notices.tsx';
import type { PageProperties } from '../pages.ts';
import { formatDayAndClock } from '../times.ts';
import { useAnswer } from '../use-answer.ts';
import { product } from '../words.ts';
import { DrillForm, FindThing, follow } from './FindThing.tsx';
import { PreviewPanel } from './PreviewPanel.tsx';
import { readStops } from './requests.ts';
import { StopDetail } from './StopDetail.tsx';
import { containWords as words, sortWords, stateWords } from './words.ts';

/** Stopping something everywhere: the list, a look before it is done, and one stop. */
export function ContainPage(page: PageProperties) {
  const { path, search } = usePlace();
  const id = /^\/contain\/([0-9a-f-]{36})$/u.exec(path)?.[1];
  const looking = new URLSearchParams(search).has('id');
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
        {(id !== undefined || looking) && (
          <p>
            <a href="/contain" onClick={follow}>
              {words.back}
            </a>
          </p>
        )}
        {id !== undefined ? (
          <StopDetail key={id} id={id} {...page} />
        ) : looking ? (
          <PreviewPanel key={search} query={search} {...page} />
        ) : (
          <>
            <Stops {...page} />
            <FindThing onExpired={page.onExpired} />
            <DrillForm session={page.session} onExpired={page.onExpired} />
          </>
        )}
      </div>
    </main>
  );
}

function Stops({ onExpired }: PageProperties) {
  const { value, failure } = useAnswer('', 0, readStops, onExpired);
  if (failure !== null)
    return <Problem failure={failure} level={2} onRetry={() => location.reload()} />;
  if (value === null) return <Loading text={words.loading} />;
  if (value.containments.length === 0)
    return (
      <Quiet title={words.nothing}>
        <p>{words.nothingLead}</p>
      </Quiet>
    );
  return (
    <section>
      <h2>{words.now}</h2>
      <ul class="things">
        {value.containments.map((one) => (
          <StopLine key={one.id} one={one} />
        ))}
      </ul>
    </section>
  );
}

function StopLine({ one }: { readonly one: Containment }) {
  const { id, target, name, state, drill, proposed, proposedBy, effects } = one;
  return (
    <li>
      <span
        class={`tag firm-${state === 'stopped' ? 'stop' : state === 'proposed' ? 'ask' : 'quiet'}`}
      >
        {stateWords[state]}
      </span>{' '}
      {drill && <span class="tag firm-notice">{words.drill}</span>}{' '}
      <a href={`/contain/${id}`} onClick={follow}>
        <bdi>{name ?? target.id}</bdi>
      </a>
      <small>
        {sortWords[target.sort].label} · {words.since(proposedBy, formatDayAndClock(proposed))} ·{' '}
        {effects.stopped.toLocaleString()} {words.stopped}
      </small>
    </li>
  );
}
