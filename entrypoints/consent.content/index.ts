/** Consent screens of known providers, and of any authorize request on demand. */
import '../../lib/browser/without-eval.ts';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { raiseStand } from '../../components/stand.ts';
import { guardPage } from '../../lib/browser/guard-page.ts';
import { consent } from '../../lib/surfaces/registry.ts';

export default defineContentScript({
  matches: consent.flatMap(({ matches }) => matches),
  runAt: 'document_start',
  // No `matchOriginAsFallback`: Chromium takes it only with patterns for whole hosts (156: the extension
  // does not load otherwise). What a page writes into a blank one is held at its request.
  main() {
    guardPage('consent', consent, (sorry) => raiseStand(document, { sorry }), null);
  },
});
