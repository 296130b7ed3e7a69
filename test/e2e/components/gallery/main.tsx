/** A page that shows one named state: `?sample=consent-block&language=de&mode=closed`. */
import { mountSurface } from '../../../../components/mount.tsx';
import { DIALOG_SAMPLES, NOTICE_SAMPLES, PRIVACY_SAMPLES } from '../../../../components/samples.ts';
import { raiseStand } from '../../../../components/stand.ts';
import { WALL_SAMPLES } from '../../../../components/samples-consent.ts';
import { wordsFor } from '../../../support/words.ts';

const query = new URLSearchParams(location.search);
const sample = query.get('sample') ?? 'consent-request';
const words = wordsFor(query.get('language') ?? 'en');
const mode = query.get('mode') === 'closed' ? 'closed' : 'open';
/** As the browser would find it by language; the sentence itself is in the locales. */
const sorry = { text: query.get('sorry') ?? 'Please reload.', language: words.language };
const surface = mountSurface(raiseStand(document, { sorry, mode }));

interface Report {
  answers: unknown[];
  gone: unknown[];
  ready: number;
  /** Events that the page could see although they were meant for the dialog. */
  leaked: string[];
  show: (name: string) => void;
  hint: { close: () => void; move: (place: DOMRect) => void } | null;
  surface: typeof surface;
}

const report: Report = { answers: [], gone: [], ready: 0, leaked: [], show, hint: null, surface };
Object.assign(window, { report });

const page = document.querySelector('main')!;
for (const type of [
  'click',
  'keydown',
  'keyup',
  'input',
  'beforeinput',
  'focusin',
  'pointerdown',
  'paste',
  'submit',
  'cancel',
])
  for (const target of [window, document])
    target.addEventListener(
      type,
      (event) => {
        if (!(event.target instanceof Node && page.contains(event.target)))
          report.leaked.push(type);
      },
      { capture: true },
    );

function show(name: string): void {
  const dialog = DIALOG_SAMPLES[name];
  const notice = NOTICE_SAMPLES[name];
  const wall = WALL_SAMPLES[name];
  const privacy = PRIVACY_SAMPLES[name];
  const button = document.querySelector('#share')!;
  if (dialog !== undefined)
    void surface
      .showDialog({ ...dialog, words, onReady: () => (report.ready += 1) })
      .then((answer) => report.answers.push(answer));
  else if (notice !== undefined)
    surface.showNotice({
      ...notice,
      words,
      seconds: Number(query.get('seconds') ?? 60),
      onGone: (how) => report.gone.push(how),
    });
  else if (wall !== undefined) surface.showWall({ ...wall, words });
  else if (privacy !== undefined) surface.showPrivacy({ ...privacy, words });
  // As it is where the dialogs did not come: without their styles.
  else if (name === 'apology') raiseStand(document, { sorry, mode }).apologise();
  else if (name === 'checking') surface.showChecking(words);
  else if (name === 'hint')
    report.hint = surface.showHint(button.getBoundingClientRect(), { words });
}

if (query.get('wait') === null) show(sample);
