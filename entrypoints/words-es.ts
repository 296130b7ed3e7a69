/** The dialogs' words in Spanish; the worker puts them in front of the dialogs where the browser speaks it. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { bringWords } from '../components/words/brought.ts';
import { es } from '../components/words/es.ts';

export default defineUnlistedScript(() => bringWords(es));
