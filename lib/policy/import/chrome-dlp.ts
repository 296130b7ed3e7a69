/**
 * Chrome's own data rules: `chrome-dlp`, the policies DataControlsRules and DataLeakPreventionRulesList.
 *
 * Format: a list of rules with `name`, `rule_id`, `sources.urls[]`, `destinations.urls[]`, `restrictions[]` of `class`
 * (CLIPBOARD, SCREENSHOT, PRINTING, SCREEN_SHARE, PRIVACY_SCREEN, FILES) and `level` (BLOCK, WARN, REPORT, ALLOW),
 * and, in DataControlsRules, nested `and`, `or` and `not`; alone or under the name of its policy. Addresses are
 * written in Chrome's URL filter format. Source: Chromium, policy_definitions/Miscellaneous, DataControlsRules.yaml
 * and DataLeakPreventionRulesList.yaml; support.google.com/chrome/a/answer/9942583 (format); read 2026-11-23.
 *
 * Mapping: what these rules stop (copying, printing, screenshots, files) is not what Handrail watches, so no rule
 * becomes a rule. What maps is the vocabulary of places: `example.com` means that host and all below it there and
 * here, so each rule gives lists of domains, `dlp-NAME-sources` and `dlp-NAME-destinations`, to write rules with.
 */
import {
  type Collector,
  type ImportInput,
  ImportProblem,
  type Imported,
  createCollector,
} from './imported.ts';
import { type JsonObject, objectsAt, objectsIn, textAt, textsAt } from './json-objects.ts';

const POLICIES = ['DataControlsRules', 'DataLeakPreventionRulesList', 'value'];
const HOST = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?$/u;

/** Reads rules for their places. */
export function importChromeDlp({ text }: ImportInput): Imported {
  const collector = createCollector();
  const names = [
    ...POLICIES,
    ...POLICIES.map((name) => name.charAt(0).toLowerCase() + name.slice(1)),
  ];
  const rules = objectsIn(text, names);
  if (!rules.some((rule) => 'restrictions' in rule))
    throw new ImportProblem('There is no rule with restrictions in it.');
  for (const rule of rules) readRule(rule, collector);
  return collector.result();
}

function readRule(rule: JsonObject, collector: Collector): void {
  const name = textAt(rule, 'name') ?? textAt(rule, 'rule_id') ?? 'rule';
  for (const side of ['sources', 'destinations'] as const) {
    const part = rule[side];
    if (typeof part !== 'object' || part === null) continue;
    for (const address of textsAt(part as JsonObject, 'urls')) {
      const reason = notADomain(address);
      if (reason === null) collector.domain(`dlp-${slugOf(name)}-${side}`, address.toLowerCase());
      else collector.leave(reason, `${address} (${name})`);
    }
    for (const key of Object.keys(part).filter((one) => one !== 'urls'))
      collector.leave(`${side} are told by ${key}, which a page does not show`, name);
  }
  for (const nested of ['and', 'or', 'not'].filter((key) => key in rule))
    collector.leave(`its places are put together with "${nested}"`, name);
  for (const restriction of objectsAt(rule, 'restrictions')) {
    const [kind, level] = [textAt(restriction, 'class') ?? '', textAt(restriction, 'level') ?? ''];
    collector.leave(
      `${kind || 'the restriction'} is nothing that Handrail watches`,
      `${name}: ${level}`,
    );
  }
}

/** Why an address is no domain with everything below it, or null. */
function notADomain(address: string): string | null {
  const text = address.toLowerCase();
  if (text === '*') return 'it stands for every address';
  if (text.startsWith('.')) return 'it means one host without those below it';
  if (text.includes('*')) return 'it is a pattern';
  if (/[/:@]/u.test(text)) return 'it names a scheme, a port or a path';
  return HOST.test(text) ? null : 'it is no host name';
}

function slugOf(name: string): string {
  const slug = name
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '')
    .slice(0, 60);
  return slug === '' ? 'rule' : slug;
}
