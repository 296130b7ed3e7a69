/** The popup: is Handrail on here, what was decided lately, how old are the rules. */
import type { PageState, RecentStep, Status, StoppedApp } from '../lib/browser/messages.ts';
import type { Outcome } from '../lib/activity/decision.ts';
import type { PageWords } from './words/pages.ts';
import { PrivacyText } from './status/PrivacyText.tsx';
import { current, pressing, standing } from './requests.ts';
import { Stopped } from './Stopped.tsx';
import { RequestTag } from './status/Requests.tsx';
import { kindOf, subjectOf } from './subject.ts';
import { ago, moment } from './words/times.ts';
import type { Words } from './words/words.ts';

/** What is known of the worker: nothing yet, that it is silent, or what it said. */
export type Heard = 'loading' | 'silent' | Status;

export interface PopupProps {
  readonly heard: Heard;
  /** Null on pages that no extension may look at. */
  readonly page: PageState | null;
  readonly words: PageWords;
  /** Words for kinds of things, shared with the dialog. */
  readonly things: Words['things'];
  readonly now: number;
  readonly onOpenStatus: () => void;
  /** The person has read the privacy notice; settles with whether that was kept. */
  readonly onNoticeRead: (version: number) => Promise<boolean>;
  /** The person has taken back what a stopped app was given. */
  readonly onTakenBack: (app: StoppedApp) => Promise<boolean>;
}

/** Decisions shown; the status page has the rest. */
const MOST = 4;

/** The whole popup. */
export function Popup(props: PopupProps) {
  const { heard, page, words, things, now, onOpenStatus } = props;
  const key = popupState(heard, page);
  const [title, text] = words.state[key];
  const status = typeof heard === 'string' ? null : heard;
  const recent = status?.recent.slice(0, MOST) ?? [];
  return (
    <main class="pop">
      <header>
        <h1 class="state">
          <span class={`dot ${TONE[key]}`} aria-hidden="true" />
          {title}
        </h1>
        <p>{text}</p>
      </header>
      {status?.notice?.first === true && !status.notice.read && (
        <PrivacyText notice={status.notice} words={words} onRead={props.onNoticeRead} />
      )}
      {status !== null && (
        <Stopped apps={status.stopped} words={words} onTakenBack={props.onTakenBack} />
      )}
      {status !== null && <Requests {...props} requests={status.requests} />}
      {status !== null && status.management === 'managed' && (
        <section aria-labelledby="recent">
          <h2 id="recent" class="quiet">
            {words.popup.recent}
          </h2>
          {recent.length === 0 ? (
            <p class="quiet">{words.popup.none}</p>
          ) : (
            <ul class="decisions">
              {recent.map((step) => (
                <Decision key={step.uid} step={step} words={words} things={things} now={now} />
              ))}
            </ul>
          )}
        </section>
      )}
      <footer>
        <button type="button" class="link" onClick={onOpenStatus}>
          {words.popup.more}
        </button>
        {status?.policy != null && (
          <span class="quiet">
            {words.popup.policy(status.policy.version, ago(status.policy.checkedAt, now, words))}
          </span>
        )}
      </footer>
    </main>
  );
}

/** Requests shown; the status page has the rest. */
const MOST_REQUESTS = 4;

/** Where the person's own requests stand. Answers stay for two weeks, open ones until they are answered. */
function Requests({
  requests,
  words,
  things,
  now,
}: PopupProps & { readonly requests: Status['requests'] }) {
  const shown = pressing(current(requests, now)).slice(0, MOST_REQUESTS);
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="requests">
      <h2 id="requests" class="quiet">
        {words.requests.title}
      </h2>
      <ul class="decisions">
        {shown.map((request) => (
          <li key={request.uid}>
            <span class="what">
              <bdi>{subjectOf(request, things)}</bdi>
              {words.comma}
              {kindOf(request, words)}
            </span>
            <RequestTag request={request} words={words} />
            <small>
              {standing(request, now, words)}
              {request.answer?.text != null && (
                <>
                  : <q dir="auto">{request.answer.text}</q>
                </>
              )}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface DecisionProps {
  readonly step: RecentStep;
  readonly words: PageWords;
  readonly things: Words['things'];
  readonly now: number;
}

function Decision({ step, words, things, now }: DecisionProps) {
  return (
    <li>
      <span class="what">
        <bdi>{subjectOf(step, things)}</bdi>
        {words.comma}
        {kindOf(step, words)}
      </span>
      <Tag outcome={step.outcome} words={words} />
      <small>
        {words.outcomes[step.outcome]}
        {words.comma}
        {moment(step.time, now, words)}
      </small>
    </li>
  );
}

/** What came of a step, in one word. */
export function Tag({ outcome, words }: { readonly outcome: Outcome; readonly words: PageWords }) {
  return <span class={`tag ${TAG_TONE[outcome]}`}>{words.tags[outcome]}</span>;
}

type StateKey = keyof PageWords['state'];

/** Which of the named states the popup is in. */
export function popupState(heard: Heard, page: PageState | null): StateKey {
  if (typeof heard === 'string') return heard;
  if (heard.management !== 'managed') return heard.management;
  if (heard.policy === null) return 'noPolicy';
  if (heard.policy.stale) return 'stale';
  return page?.active === true ? 'on' : 'idle';
}

const TONE: Record<StateKey, string> = {
  loading: 'off',
  silent: 'bad',
  unknown: 'off',
  unmanaged: 'off',
  noPolicy: 'odd',
  on: 'good',
  idle: 'off',
  ready: 'good',
  stale: 'odd',
};

const TAG_TONE: Record<Outcome, string> = {
  proceeded: 'caution',
  cancelled: 'log',
  fixed: 'ok',
  blocked: 'stop',
  requested: 'ask',
  allowed_silently: 'log',
  disputed: 'ask',
};
