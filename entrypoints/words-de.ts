/** The dialogs' words in German; the worker puts them in front of the dialogs where the browser speaks it. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { bringWords } from '../components/words/brought.ts';
import { de } from '../components/words/de.ts';

export default defineUnlistedScript(() => bringWords(de));
