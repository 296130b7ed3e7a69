/** Wires the worker. Every listener is registered in the first tick; the work is done elsewhere. */
import '../../lib/browser/without-eval.ts';
import { defineBackground } from 'wxt/utils/define-background';
import { createAnswers } from '../../lib/browser/answers.ts';
import { injectConsentReader, registerPolicyHosts } from '../../lib/browser/content-scripts.ts';
import { createDevice } from '../../lib/browser/device.ts';
import { createFlowTracker } from '../../lib/browser/flow-tracker.ts';
import { createManagement } from '../../lib/browser/management.ts';
import { createPolicyKeeper } from '../../lib/browser/policy-keeper.ts';
import { createReporter } from '../../lib/browser/reporter.ts';
import { route } from '../../lib/browser/router.ts';
import { schedule } from '../../lib/browser/schedule.ts';
import { trialConfiguration } from '../../lib/browser/trial.ts';
import { openOutboxDatabase } from '../../lib/outbox/database.ts';
import { createOutbox } from '../../lib/outbox/outbox.ts';
import { http } from '../../lib/remote/http.ts';

export default defineBackground({
  type: 'module',
  main() {
    const outbox = createOutbox(() => openOutboxDatabase('handrail'));
    const management = createManagement({
      trial: trialConfiguration(),
      changed: ({ configuration: { pollMinutes }, problems }) => {
        for (const { key, problem } of problems) {
          void reporter.health('configuration_invalid', `${key}: ${problem}`, null);
        }
        alarms.poll(pollMinutes);
        void pull().then(answers.tellPages);
      },
    });
    const configuration = async () => (await management.current()).configuration;
    const reporter = createReporter({ outbox, http, configuration, ...createDevice() });
    const keeper = createPolicyKeeper({
      http,
      applied: (policy) => {
        void registerPolicyHosts(policy);
        void answers.tellPages();
        void reporter.health(
          'policy_applied',
          `Version ${policy.version} is in force.`,
          policy.version,
        );
      },
      failed: ({ result, detail }) => {
        void reporter.health(
          result === 'rejected' ? 'policy_rejected' : 'policy_unreachable',
          detail,
          null,
        );
      },
    });
    const pull = async () => keeper.refresh(await configuration());
    const flows = createFlowTracker({
      ended: (tabId, end) => answers.finishDrafts(tabId, end),
      arrived: (tabId, url) => void injectConsentReader(tabId, url),
    });
    const alarms = schedule({
      poll: () => void pull(),
      send: () => void reporter.send(false),
      look: () => void management.look(),
      heartbeat: () => void reporter.health('heartbeat', 'Handrail is on.', null),
    });
    const answers = createAnswers({ management, keeper, flows, outbox, reporter });
    route(answers);
  },
});
