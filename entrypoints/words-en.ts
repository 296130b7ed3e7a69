/** The dialogs' words in English; the worker puts them in front of the dialogs where the browser speaks it. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { bringWords } from '../components/words/brought.ts';
import { en } from '../components/words/en.ts';

export default defineUnlistedScript(() => bringWords(en));
