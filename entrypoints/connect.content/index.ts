/** Connection forms, where an account is stored for a tool to use. */
import '../../lib/browser/without-eval.ts';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { raiseStand } from '../../components/stand.ts';
import { guardPage } from '../../lib/browser/guard-page.ts';
import { MENDING } from '../../lib/gate/mending.ts';
import { connect } from '../../lib/surfaces/registry.ts';

export default defineContentScript({
  matches: connect.flatMap(({ matches }) => matches),
  allFrames: true,
  runAt: 'document_start',
  main() {
    guardPage('connect', connect, (sorry) => raiseStand(document, { sorry }), MENDING);
  },
});
