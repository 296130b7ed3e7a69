/** The dialogs' words in Arabic; the worker puts them in front of the dialogs where the browser speaks it. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { bringWords } from '../components/words/brought.ts';
import { ar } from '../components/words/ar.ts';

export default defineUnlistedScript(() => bringWords(ar));
