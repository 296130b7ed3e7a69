/** The dialogs. The worker brings them, behind their words, to a frame whose guard has something to show, and to no other. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { mountDialogs } from '../../components/presenter.tsx';
import { broughtWords } from '../../components/words/brought.ts';
import { openDialogDoor } from '../../lib/browser/dialog-door.ts';

export default defineContentScript({
  matches: [],
  registration: 'runtime',
  main() {
    openDialogDoor((stand) => mountDialogs(stand, broughtWords()));
  },
});
