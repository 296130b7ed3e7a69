/** The status page: what was recorded about me, what is in force here, and what is wrong with it. */
import type { StoppedApp } from '../lib/browser/messages.ts';
import type { Heard } from './Popup.tsx';
import { popupState } from './Popup.tsx';
import { Stopped } from './Stopped.tsx';
import { Activity, type RecordedDoor } from './status/Activity.tsx';
import { BrowserGives } from './status/BrowserGives.tsx';
import { Capture, type CaptureProps } from './status/Capture.tsx';
import { Dictionary } from './status/Dictionary.tsx';
import { Layers } from './status/Layers.tsx';
import { Places } from './status/Places.tsx';
import { PrivacyText } from './status/PrivacyText.tsx';
import { Requests } from './status/Requests.tsx';
import { Reports, Rules } from './status/Rules.tsx';
import { Settings } from './status/Settings.tsx';
import { Support } from './status/Support.tsx';
import type { PageWords } from './words/pages.ts';
import type { Words } from './words/words.ts';

export interface StatusProps {
  readonly heard: Heard;
  readonly words: PageWords;
  /** Words of the dialog, for what was recorded. */
  readonly spoken: Words;
  readonly now: number;
  readonly userAgent: string;
  /** Each settles when the attempt is over; false when the worker did not answer. */
  readonly onPull: () => Promise<boolean>;
  readonly onSend: () => Promise<boolean>;
  readonly onNoticeRead: (version: number) => Promise<boolean>;
  readonly onTakenBack: (app: StoppedApp) => Promise<boolean>;
  readonly recorded: RecordedDoor;
  /** The entry of "My activity" that is open to begin with. */
  readonly opened?: string | undefined;
  readonly capture: CaptureProps['capture'];
}

/** The whole page. Sections appear as far as there is something to say. */
export function StatusPage(props: StatusProps) {
  const { heard, words, spoken, now } = props;
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
          {status.notice !== null && (
            <PrivacyText notice={status.notice} words={words} onRead={props.onNoticeRead} />
          )}
          <Stopped apps={status.stopped} words={words} onTakenBack={props.onTakenBack} />
          <Requests status={status} words={words} things={spoken.things} now={now} />
          <Activity
            status={status}
            words={words}
            spoken={spoken}
            now={now}
            door={props.recorded}
            opened={props.opened}
          />
          <Dictionary words={words} />
          {status.management === 'managed' && (
            <div class="pair">
              <Rules status={status} words={words} now={now} onPull={props.onPull} />
              <Reports status={status} words={words} now={now} onSend={props.onSend} />
            </div>
          )}
          <Settings status={status} words={words} />
          <Places status={status} words={words} />
          <Layers status={status} words={words} />
          <BrowserGives status={status} words={words} />
          <Capture capture={props.capture} words={words} now={now} />
          <Support status={status} words={words} userAgent={props.userAgent} />
        </>
      )}
    </main>
  );
}
