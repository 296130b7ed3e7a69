/** The dialogs' words in Japanese; the worker puts them in front of the dialogs where the browser speaks it. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { bringWords } from '../components/words/brought.ts';
import { ja } from '../components/words/ja.ts';

export default defineUnlistedScript(() => bringWords(ja));
