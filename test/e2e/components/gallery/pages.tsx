/** Popup or status page in one named state: `?view=popup&sample=busy&language=de`. */
import { render } from 'preact';
import { Popup } from '../../../../components/Popup.tsx';
import { CAPTURE_SAMPLES } from '../../../../components/samples-capture.ts';
import { PAGE_SAMPLES, RECORDED_SAMPLE, SAMPLE_NOW } from '../../../../components/samples-pages.ts';
import { StatusPage } from '../../../../components/Status.tsx';
import { direction, languageFor } from '../../../../lib/policy/languages.ts';
import { pageWordsFor, wordsFor } from '../../../support/words.ts';
import '../../../../components/styles/tokens.css';
import '../../../../components/styles/pages.css';
import '../../../../components/styles/popup.css';
import '../../../../components/styles/status.css';

const query = new URLSearchParams(location.search);
const language = languageFor(query.get('language') ?? 'en');
const spoken = wordsFor(language);
const shared = {
  words: pageWordsFor(language),
  onNoticeRead: () => Promise.resolve(true),
  onTakenBack: () => Promise.resolve(true),
  now: SAMPLE_NOW,
};
document.documentElement.lang = language;
document.documentElement.dir = direction(language);
const calls: string[] = [];
Object.assign(window, { calls, show });

const attempt = (name: string) => () => {
  calls.push(name);
  return Promise.resolve(query.get('fails') === null);
};

/** Shows one state in place of the one before, of which nothing is kept. */
function show(view: string, name: string, capture: string): void {
  const app = document.querySelector('#app')!;
  const sample = PAGE_SAMPLES[name]!;
  render(null, app);
  render(
    view === 'popup' ? (
      <Popup
        {...shared}
        heard={sample.heard}
        things={spoken.things}
        page={sample.page}
        onOpenStatus={() => calls.push('open-status')}
      />
    ) : (
      <StatusPage
        {...shared}
        heard={sample.heard}
        spoken={spoken}
        recorded={RECORDED_SAMPLE}
        opened={sample.opened}
        userAgent="Chromium"
        onPull={attempt('pull')}
        onSend={attempt('send')}
        capture={CAPTURE_SAMPLES[capture]!}
      />
    ),
    app,
  );
  scrollTo(0, 0);
}

show(
  query.get('view') ?? 'status',
  query.get('sample') ?? 'busy',
  query.get('capture') ?? 'dialog',
);
