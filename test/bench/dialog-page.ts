/** The saved share dialog as a page that can show it again and again, as Docs does. */
import { type SavedPage, savedPage } from '../e2e/house.ts';

/** What the page offers to the benchmark. */
export interface DialogPage {
  /** Puts a fresh dialog into the page, shared with somebody at another domain each time. */
  insert: (number: number) => HTMLElement;
  /** Clicks on Send that reached the page's own code. */
  sent: number;
}

/** Runs in the page. */
const SCRIPT = `
  const holder = document.getElementById('holder');
  const template = document.querySelector('template');
  const bench = {
    sent: 0,
    insert: (number) => {
      const dialog = template.content.firstElementChild.cloneNode(true);
      for (const mark of dialog.querySelectorAll('.chip, .chip *')) mark.dataset.hovercardId = 'carol@vendor-' + number + '.example';
      holder.replaceChildren(dialog);
      return dialog.querySelector('.primary');
    },
  };
  document.addEventListener('click', (event) => { if (event.target.closest('.primary')) bench.sent += 1; });
  globalThis.bench = bench;
`;

/** The dialog's page without the dialog, which stands ready in a template. */
export function dialogPage(): SavedPage {
  const saved = savedPage('share/google-drive/invite-external');
  const begin = saved.html.indexOf('<div role="dialog"');
  const end = saved.html.indexOf('<div id="result"');
  const head = saved.html.slice(0, saved.html.indexOf('<body>'));
  const dialog = saved.html.slice(begin, end);
  return {
    ...saved,
    html: `${head}<body><div id="holder"></div><template>${dialog}</template><script>${SCRIPT}</script></body></html>`,
  };
}
