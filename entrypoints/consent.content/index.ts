/** Consent screens of known providers, and of any authorize request on demand. */
import '../../lib/browser/without-eval.ts';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { mountPresenter } from '../../components/presenter.tsx';
import { guardPage } from '../../lib/browser/guard-page.ts';
import { consent } from '../../lib/surfaces/registry.ts';

export default defineContentScript({
  matches: consent.flatMap(({ matches }) => matches),
  runAt: 'document_start',
  matchOriginAsFallback: true,
  main() {
    guardPage('consent', consent, () => mountPresenter(document));
  },
});
