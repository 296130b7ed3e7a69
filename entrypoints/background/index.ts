/** Wires the worker. Every listener is registered in the first tick; the work is done elsewhere. */
import '../../lib/browser/without-eval.ts';
import { defineBackground } from 'wxt/utils/define-background';
import { createAnswers } from '../../lib/browser/answers.ts';
import { showBadge } from '../../lib/browser/badge.ts';
import { createDevice } from '../../lib/browser/device.ts';
import { createEnforcement } from '../../lib/browser/enforcement.ts';
import { beat } from '../../lib/browser/health-state.ts';
import { createEnrolment } from '../../lib/browser/enrolment.ts';
import { createManagement } from '../../lib/browser/management.ts';
import { createMemory } from '../../lib/browser/memory.ts';
import { createNoticeFirst } from '../../lib/browser/notice-first.ts';
import { reachOpenPages } from '../../lib/browser/open-pages.ts';
import { createOwnRequests } from '../../lib/browser/own-requests.ts';
import { createPermissions } from '../../lib/browser/permissions.ts';
import { createPolicyKeeper } from '../../lib/browser/policy-keeper.ts';
import { createReporter } from '../../lib/browser/reporter.ts';
import { route } from '../../lib/browser/router.ts';
import { schedule } from '../../lib/browser/schedule.ts';
import { createStoppedApps } from '../../lib/browser/stopped-apps.ts';
import { takeIn, takeInHeld } from '../../lib/browser/taking-in.ts';
import { trialConfiguration } from '../../lib/browser/trial.ts';
import { catalog } from '../../lib/catalog/full.ts';
import { privacyOf } from '../../lib/policy/overrides.ts';
import { openKeyDatabase, openOutboxDatabase } from '../../lib/outbox/database.ts';
import { createDeviceKeys } from '../../lib/outbox/device-keys.ts';
import { createOutbox } from '../../lib/outbox/outbox.ts';
import { http } from '../../lib/remote/http.ts';

export default defineBackground({
  // No `type: 'module'`: one file is there sooner than four that import each other (README of lib/browser).
  main() {
    const notice = createNoticeFirst(
      createOutbox(() => openOutboxDatabase('handrail')),
      () => policyInForce(),
    );
    const { outbox } = notice;
    const management = createManagement({
      trial: trialConfiguration(),
      changed: ({ configuration: { pollMinutes }, problems }) => {
        for (const { key, problem } of problems) {
          void reporter.health('configuration_invalid', `${key}: ${problem}`, null);
        }
        alarms.poll(pollMinutes);
        void pull().then(answers.tellPages);
        // Another address or token may be what was missing.
        void reporter.send(true);
      },
    });
    const configuration = async () => (await management.current()).configuration;
    const policyInForce = async () =>
      (await keeper.current(await configuration()))?.document ?? null;
    reachOpenPages({ outbox, policy: policyInForce });
    const device = createDevice();
    const reporting = async () => {
      const managed = await configuration();
      return { ...managed, privacy: privacyOf(await policyInForce(), managed.privacy) };
    };
    const keys = createDeviceKeys(() => openKeyDatabase('handrail-keys'));
    const enrolment = createEnrolment({ http, keys, device });
    const reporter = createReporter({
      ...{ outbox, http, ...device, ...enrolment },
      configuration: reporting,
    });
    const memory = createMemory();
    const showNews = () => void showBadge(requests.untold() + stopped.untold());
    const requests = createOwnRequests(showNews);
    const stopped = createStoppedApps(memory, showNews);
    void Promise.all([requests.ready, stopped.ready]).then(showNews);
    const permissions = createPermissions((withheld) => {
      const names = withheld.join(', ');
      void reporter.health('permission_missing', `The browser does not give ${names}.`, null);
    });
    const keeper = createPolicyKeeper({
      http,
      identity: async ({ user }) => ({ user, device: await device.id() }),
      applied: (policy) => {
        const { version } = policy;
        // Before the pages hear of it: what was answered counts for what they decide.
        void takeIn(policy, { requests, stopped })
          .then(() => enforcement.renew(true))
          .then(answers.tellPages);
        void reporter.health('policy_applied', `Version ${version} is in force.`, version);
      },
      failed: ({ result, detail }) => {
        void reporter.health(
          result === 'rejected' ? 'policy_rejected' : 'policy_unreachable',
          detail,
          null,
        );
      },
    });
    const enforcement = createEnforcement({
      ...{ management, keeper, outbox, reporter, memory, requests, catalog, device },
    });
    const { pending, judgement } = enforcement;
    const pull = async () => {
      // Both: another configuration alone can change what is decided.
      await judgement.renew();
      await keeper.refresh(await configuration());
      await judgement.renew();
    };
    const alarms = schedule({
      started: () => void pending.overdue(true),
      poll: () => void pull(),
      send: () => void pending.overdue().then(() => reporter.send(false)),
      look: () => void Promise.all([management.look(), permissions.look()]),
      heartbeat: () => beat({ management, keeper, outbox, reporter, layers: answers.layers }),
    });
    const answers = createAnswers({
      ...{ management, keeper, outbox, reporter, memory, requests, catalog, device },
      ...{ notice, permissions, reporting, stopped },
      ...enforcement,
    });
    route(answers);
    void enforcement.renew(false).then(() => takeInHeld(policyInForce, { requests, stopped }));
  },
});
