/** How a policy reaches people: rollout, cool-down, checklists, drills, layers. */
import { atLeast, holds } from '../../activity/decision.ts';
import { killedHost } from '../compile.ts';
import { NET_CAPACITY, deniedOutright } from '../denied.ts';
import { appKey } from '../known.ts';
import { type Remark, error, note, warning } from './finding.ts';
import type { Kill, Policy, Rule } from '../schema.ts';
import type { Path } from './unknown-keys.ts';

/** Everything about delivery that is worth a remark. */
export function* lintDelivery(policy: Policy): Generator<Remark> {
  for (const [index, rule] of policy.rules.entries()) yield* lintRule(rule, ['rules', index]);
  yield* lintDrill(policy);
  if (policy.rollout < 100 && policy.kill.length > 0 && !policy.drill)
    yield warning(
      'partial-kill',
      ['rollout'],
      `Only ${policy.rollout} % of browsers take this policy, and with it its kill list.`,
      'publish kill entries with a rollout of 100',
    );
  yield* lintDenied(policy);
  const { page, request, net } = policy.settings.layers;
  if (!page && !request && !net)
    yield warning(
      'pointless-setting',
      ['settings', 'layers'],
      'Every layer is switched off, so nothing is held.',
      'leave at least page on',
    );
}

/** Browsers take so many network rules; what is beyond them is held by the other layers alone. */
function* lintDenied(policy: Policy): Generator<Remark> {
  const denied = deniedOutright(policy).length;
  const { chromium, firefox } = NET_CAPACITY;
  if (denied <= firefox) return;
  const [browser, most] = denied > chromium ? ['Chromium', chromium] : ['Firefox', firefox];
  yield warning(
    'denied-overflow',
    policy.kill.length > 0 ? ['kill'] : ['rules'],
    `${denied} things are denied outright, and ${browser} takes ${most} network rules; the rest is held on pages and requests only.`,
    'drop what is no longer about, or deny hosts instead of single apps',
  );
}

function* lintRule(rule: Rule, at: Path): Generator<Remark> {
  if (rule.rollout === 100)
    yield note(
      'pointless-setting',
      [...at, 'rollout'],
      `The rule "${rule.id}" is for everybody with and without this rollout.`,
      'take it out',
    );
  if (rule.coolDown !== undefined) {
    const prompts = atLeast(rule.effect, 'inform') && !atLeast(rule.effect, 'request');
    if (!prompts)
      yield warning(
        'pointless-setting',
        [...at, 'coolDown'],
        `The rule "${rule.id}" has a cool-down, and ${rule.effect} knows none.`,
        'take it out; a cool-down is for inform, acknowledge and justify',
      );
  }
  const asked = (rule.requires?.checklist.length ?? 0) > 0 || rule.requires?.terms !== undefined;
  if (rule.requires !== undefined && (!asked || !holds(rule.effect)))
    yield warning(
      'pointless-setting',
      [...at, 'requires'],
      asked
        ? `The rule "${rule.id}" asks people to tick something, and ${rule.effect} holds nobody.`
        : `The rule "${rule.id}" requires nothing.`,
      asked ? 'use acknowledge or more' : 'take it out, or name a checklist or terms',
    );
}

function* lintDrill(policy: Policy): Generator<Remark> {
  const drills = policy.kill
    .map((entry, index) => ({ entry, index }))
    .filter(({ entry }) => entry.drill ?? policy.drill);
  if (policy.drill && drills.length === 0)
    yield error(
      'drill-mix-up',
      ['drill'],
      'It is a drill, and no kill entry names anything to stop.',
      'add a kill entry for a made-up app',
    );
  if (policy.drill && drills.length < policy.kill.length)
    yield warning(
      'drill-mix-up',
      ['kill'],
      'Kill entries that are meant and kill entries that are a drill stand in one policy.',
      'hold the drill with a policy of its own',
    );
  const apps = realApps(policy);
  const names = new Set(Object.values(policy.lists.domains).flat());
  for (const { entry, index } of drills) {
    const real = realPart(entry, apps, names);
    if (real !== null)
      yield error(
        'drill-mix-up',
        ['kill', index, real],
        `"${entry[real]}" is in your lists or rules, so that the drill would stop something real.`,
        'make up a name for the drill',
      );
  }
}

function realApps(policy: Policy): ReadonlySet<string> {
  const listed = Object.values(policy.lists.apps).flatMap((apps) =>
    apps.map(({ clientId }) => clientId),
  );
  const connectors = Object.values(policy.lists.connectors).flatMap((entries) =>
    entries.map(({ id }) => id),
  );
  return new Set([...listed, ...connectors].map(appKey));
}

function realPart(
  entry: Kill,
  apps: ReadonlySet<string>,
  domains: ReadonlySet<string>,
): 'app' | 'host' | 'domain' | 'connector' | null {
  for (const part of ['app', 'connector'] as const) {
    const named = entry[part];
    if (named !== undefined && apps.has(appKey(named))) return part;
  }
  for (const part of ['host', 'domain'] as const) {
    const named = entry[part];
    if (named !== undefined && domains.has(killedHost(named))) return part;
  }
  return null;
}
