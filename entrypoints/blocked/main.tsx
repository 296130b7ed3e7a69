/** Stands in for a navigation that was held: asks the same question as the dialog on a page would. */
import '../../lib/browser/without-eval.ts';
import { render } from 'preact';
import { Blocked, type BlockedState } from '../../components/Blocked.tsx';
import { mountDialogs } from '../../components/presenter.tsx';
import { raiseStand } from '../../components/stand.ts';
import { blockedWords } from '../../components/words/blocked.ts';
import { wordsIn } from '../../components/words/words.ts';
import type { Hold } from '../../lib/browser/messages.ts';
import {
  answerHold,
  apology,
  askHold,
  leaveTab,
  userLanguage,
} from '../../lib/browser/page-client.ts';
import { catalogFrom } from '../../lib/catalog/excerpt.ts';
import { direction, languageFor } from '../../lib/policy/languages.ts';
import '../../components/styles/tokens.css';
import '../../components/styles/pages.css';
import '../../components/styles/blocked.css';

/** The tag as it is, since a policy may have texts for `pt-BR` where Handrail has none. */
const tag = userLanguage();
const language = languageFor(tag);
const words = blockedWords[language];
const dialogWords = await wordsIn(language);
document.documentElement.lang = language;
document.documentElement.dir = direction(language);
document.title = words.title;

const id = location.hash.slice(1);
const dialogs = mountDialogs(raiseStand(document, { sorry: apology() }), dialogWords);

function paint(state: BlockedState, hold: Hold | null): void {
  render(
    <Blocked
      state={state}
      what={hold?.what ?? null}
      words={words}
      announce={dialogWords.announce}
      onBack={() => goBack(hold)}
      onAsk={hold === null ? null : () => void ask(hold)}
    />,
    document.querySelector('#app')!,
  );
}

function goBack(hold: Hold | null): void {
  const steps = hold?.back ?? 1;
  // A window that was opened for this has nothing to go back to.
  if (history.length > steps) history.go(-steps);
  else void leaveTab();
}

async function ask(hold: Hold): Promise<void> {
  const { activity, decision, policy, earlier } = hold;
  paint('asking', hold);
  const catalog = catalogFrom(hold.catalog);
  const answer = await dialogs.ask({
    ...{ activity, decision, policy, catalog, earlier, language: tag },
    // There is no page here whose controls could mend anything.
    offers: [],
  });
  if (answer.act === 'fix') return;
  if (answer.act === 'alternative') window.open(answer.url, '_blank', 'noopener');
  const after = await answerHold(id, answer);
  if (after === null) return paint('lost', hold);
  if (after === 'on' && hold.url !== null) return location.replace(hold.url);
  if (after === 'back' || after === 'on') {
    paint(after === 'on' ? 'again' : 'stopped', hold);
    return goBack(hold);
  }
  paint(answer.act === 'request' || answer.act === 'dispute' ? answer.act : 'stopped', hold);
}

async function start(): Promise<void> {
  paint('asking', null);
  const hold = await askHold(id).catch(() => null);
  if (hold === null) paint('unknown', null);
  else await ask(hold);
}

void start();
