/** Fills the popup with what the worker says. */
import '../../lib/browser/without-eval.ts';
import { render } from 'preact';
import { type Heard, Popup } from '../../components/Popup.tsx';
import { pageWordsIn } from '../../components/words/pages.ts';
import type { PageState, Status } from '../../lib/browser/messages.ts';
import {
  activeTabId,
  openStatusPage,
  sendLooked,
  sendNoticeRead,
  sendPageMessage,
  sendTakenBack,
  userLanguage,
} from '../../lib/browser/page-client.ts';
import { direction, languageFor } from '../../lib/policy/languages.ts';
import '../../components/styles/tokens.css';
import '../../components/styles/pages.css';
import '../../components/styles/popup.css';

const words = await pageWordsIn(languageFor(userLanguage()));
document.documentElement.lang = words.language;
document.documentElement.dir = direction(words.language);

function paint(heard: Heard, page: PageState | null): void {
  render(
    <Popup
      heard={heard}
      page={page}
      words={words}
      things={words.things}
      now={Date.now()}
      onNoticeRead={(version) => kept(sendNoticeRead(version))}
      onTakenBack={(app) => kept(sendTakenBack(app))}
      // The popup closes by itself once the tab it opened takes the focus; Firefox needs to be told.
      onOpenStatus={() => void openStatusPage().then(() => window.close())}
    />,
    document.querySelector('#app')!,
  );
}

async function pageState(): Promise<PageState | null> {
  const tabId = await activeTabId();
  return tabId === null ? null : await sendPageMessage({ type: 'page-state', tabId });
}

/** What the person said is told, and the page shows what came of it. @returns whether it was kept */
async function kept(told: Promise<boolean>): Promise<boolean> {
  const done = await told.catch(() => false);
  void fill();
  return done;
}

async function fill(): Promise<void> {
  let status: Status;
  try {
    status = await sendPageMessage({ type: 'status' });
    paint(status, await pageState());
  } catch {
    // No answer, or one that this version cannot read: the popup says what to do.
    return paint('silent', null);
  }
  // Seen, so that the sign on the button may go.
  await sendLooked(status).catch(() => undefined);
}

paint('loading', null);
void fill();
