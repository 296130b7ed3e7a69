/** The status page: what was recorded about me, what is in force here, and what is wrong with it. */
import type { Heard } from './Popup.tsx';
import { popupState } from './Popup.tsx';
import { Activity } from './status/Activity.tsx';
import { Capture, type CaptureProps } from './status/Capture.tsx';
import { Layers } from './status/Layers.tsx';
import { Places } from './status/Places.tsx';
import { Reports, Rules } from './status/Rules.tsx';
import { Settings } from './status/Settings.tsx';
import { Support } from './status/Support.tsx';
import type { PageWords } from './words/pages.ts';
import type { Words } from './words/words.ts';

export interface StatusProps {
  readonly heard: Heard;
  readonly words: PageWords;
  readonly things: Words['things'];
  readonly now: number;
  readonly userAgent: string;
  /** Each settles when the attempt is over; false when the worker did not answer. */
  readonly onPull: () => Promise<boolean>;
  readonly onSend: () => Promise<boolean>;
  readonly capture: CaptureProps['capture'];
}

/** The whole page. Sections appear as far as there is something to say. */
export function StatusPage(props: StatusProps) {
  const { heard, words, things, now } = props;
  const key = popupState(heard, null);
  // There is no page to speak of here: "nothing to do on this page" means that all is well.
  const [title, text] = words.state[key === 'idle' ? 'ready' : key];
  const status = typeof heard === 'string' ? null : heard;
  return (
    <main class="page">
      <header class="top">
        <img src="/icon/48.png" alt="" width="40" height="40" />
        <div>
          <p class="quiet">
            {words.brand} {status?.version}
          </p>
          <h1>{title}</h1>
          <p>{text}</p>
        </div>
      </header>
      {status !== null && (
        <>
          <Activity status={status} words={words} things={things} now={now} />
          {status.management === 'managed' && (
            <div class="pair">
              <Rules status={status} words={words} now={now} onPull={props.onPull} />
              <Reports status={status} words={words} now={now} onSend={props.onSend} />
            </div>
          )}
          <Settings status={status} words={words} />
          <Places status={status} words={words} />
          <Layers status={status} words={words} />
          <Capture capture={props.capture} words={words} now={now} />
          <Support status={status} words={words} userAgent={props.userAgent} />
        </>
      )}
    </main>
  );
}
