/** The dialogs' words in French; the worker puts them in front of the dialogs where the browser speaks it. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { bringWords } from '../components/words/brought.ts';
import { fr } from '../components/words/fr.ts';

export default defineUnlistedScript(() => bringWords(fr));
