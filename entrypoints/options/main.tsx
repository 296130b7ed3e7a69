/** Fills the status page with what the worker says, and keeps it current while it is looked at. */
import '../../lib/browser/without-eval.ts';
import { render } from 'preact';
import type { Heard } from '../../components/Popup.tsx';
import { StatusPage } from '../../components/Status.tsx';
import { pageWordsIn } from '../../components/words/pages.ts';
import { wordsIn } from '../../components/words/words.ts';
import { captureTab, openTabs } from '../../lib/browser/capture.ts';
import type { Status } from '../../lib/browser/messages.ts';
import {
  askRecorded,
  sendDispute,
  sendLooked,
  sendNoticeRead,
  sendPageMessage,
  sendTakenBack,
  userLanguage,
} from '../../lib/browser/page-client.ts';
import { direction, languageFor } from '../../lib/policy/languages.ts';
import '../../components/styles/tokens.css';
import '../../components/styles/pages.css';
import '../../components/styles/status.css';

/** ms between looks while the page is visible. */
const EVERY = 5000;

/** One object for as long as the page is open: a new one each look would list the tabs again. */
const CAPTURE = { tabs: openTabs, take: captureTab } as const;

/** The same for what was recorded. */
const RECORDED = {
  recorded: askRecorded,
  onDispute: async (uid: string, comment: string) => {
    const done = await sendDispute(uid, comment);
    void look();
    return done;
  },
} as const;

const words = await pageWordsIn(languageFor(userLanguage()));
const spoken = await wordsIn(words.language);
document.documentElement.lang = words.language;
document.documentElement.dir = direction(words.language);
document.title = words.page.title;

function paint(heard: Heard): void {
  render(
    <StatusPage
      heard={heard}
      words={words}
      spoken={spoken}
      now={Date.now()}
      userAgent={navigator.userAgent}
      onPull={() => attempt('pull-now')}
      onSend={() => attempt('send-now')}
      capture={CAPTURE}
      recorded={RECORDED}
      onTakenBack={(app) => kept(sendTakenBack(app))}
      onNoticeRead={(version) => kept(sendNoticeRead(version))}
    />,
    document.querySelector('#app')!,
  );
}

/** What the person said is told, and the page shows what came of it. @returns whether it was kept */
async function kept(told: Promise<boolean>): Promise<boolean> {
  const done = await told.catch(() => false);
  void look();
  return done;
}

async function look(): Promise<Status | null> {
  try {
    const status = await sendPageMessage({ type: 'status' });
    paint(status);
    return status;
  } catch {
    // The page itself says so, and the next look may fare better.
    paint('silent');
    return null;
  }
}

async function attempt(type: 'pull-now' | 'send-now'): Promise<boolean> {
  try {
    await sendPageMessage({ type });
  } catch {
    return false;
  }
  const status = await look();
  // That it was tried says nothing; what the worker noted of it does.
  return type === 'pull-now' ? status?.lastPull?.ok === true : status?.outbox.lastError === null;
}

paint('loading');
// Seen, so that the sign on the button may go.
void look().then((status) => (status === null ? undefined : sendLooked(status)));
setInterval(() => {
  if (document.visibilityState === 'visible') void look();
}, EVERY);
