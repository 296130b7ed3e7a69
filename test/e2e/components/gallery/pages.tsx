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
const sample = PAGE_SAMPLES[query.get('sample') ?? 'busy']!;
const spoken = wordsFor(language);
const shared = {
  words: pageWordsFor(language),
  onNoticeRead: () => Promise.resolve(true),
  now: SAMPLE_NOW,
  heard: sample.heard,
};
document.documentElement.lang = language;
document.documentElement.dir = direction(language);
const calls: string[] = [];
Object.assign(window, { calls });

const attempt = (name: string) => () => {
  calls.push(name);
  return Promise.resolve(query.get('fails') === null);
};

render(
  query.get('view') === 'popup' ? (
    <Popup
      {...shared}
      things={spoken.things}
      page={sample.page}
      onOpenStatus={() => calls.push('open-status')}
    />
  ) : (
    <StatusPage
      {...shared}
      spoken={spoken}
      recorded={RECORDED_SAMPLE}
      opened={sample.opened}
      userAgent="Chromium"
      onPull={attempt('pull')}
      onSend={attempt('send')}
      capture={CAPTURE_SAMPLES[query.get('capture') ?? 'dialog']!}
    />
  ),
  document.querySelector('#app')!,
);
