/**
 * Microsoft Power Platform: `power-platform-dlp`, data policies with their groups of connectors.
 *
 * Format: `GET /providers/PowerPlatform.Governance/v2/policies`, which wraps each policy into `policyDefinition`, or
 * `Get-DlpPolicy | ConvertTo-Json`, which does not: `displayName`, `defaultConnectorsClassification`,
 * `environmentType` (AllEnvironments, OnlyEnvironments, ExceptEnvironments) and `connectorGroups[]` with
 * `classification` (Confidential is the group Business, General is Non-business, Blocked) and `connectors[]` with
 * `id` (`/providers/Microsoft.PowerApps/apis/shared_sql`) and `name`. Sources: Microsoft Learn, "Data loss prevention
 * SDK" and `Get-DlpPolicy`; Terraform provider of Microsoft, `powerplatform_data_loss_prevention_policy`; read
 * 2026-11-23.
 *
 * Mapping: lists of connectors `business`, `non-business` and `blocked`, by the last part of the id, which is how
 * the maker portal's addresses name a connector. Only policies for all environments: a page does not say in which
 * environment it is.
 */
import {
  type Collector,
  type ImportInput,
  ImportProblem,
  type Imported,
  createCollector,
} from './imported.ts';
import { type JsonObject, objectsAt, objectsIn, textAt } from './json-objects.ts';

const GROUPS: Readonly<Record<string, string>> = {
  Confidential: 'business',
  General: 'non-business',
  Blocked: 'blocked',
};

const CONNECTOR = /^\/providers\/Microsoft\.PowerApps\/apis\/([A-Za-z0-9_-]+)$/iu;

interface Grouped {
  readonly name: string | null;
  readonly groups: Set<string>;
}

/** Reads data policies. */
export function importPowerPlatformDlp({ text }: ImportInput): Imported {
  const collector = createCollector();
  const policies = objectsIn(text, ['value']).map(definitionOf);
  if (!policies.some((policy) => Array.isArray(policy['connectorGroups'])))
    throw new ImportProblem('There is no data policy with connectorGroups in it.');
  const connectors = new Map<string, Grouped>();
  for (const policy of policies) readPolicy(policy, connectors, collector);
  for (const [id, { name, groups }] of connectors) {
    // Several policies hold at once, and the strictest wins (Microsoft Learn, "Combined effect of multiple policies").
    const group = groups.has('blocked')
      ? 'blocked'
      : groups.size === 1
        ? [...groups][0]
        : undefined;
    if (group === undefined)
      collector.leave('it is business in one policy and non-business in another', name ?? id);
    else collector.connector(group, { id, ...(name === null ? {} : { name }) });
  }
  return collector.result();
}

function definitionOf(object: JsonObject): JsonObject {
  const inner = object['policyDefinition'];
  return typeof inner === 'object' && inner !== null ? { ...object, ...inner } : object;
}

function readPolicy(
  policy: JsonObject,
  connectors: Map<string, Grouped>,
  collector: Collector,
): void {
  const title =
    textAt(policy, 'displayName') ?? textAt(policy, 'name') ?? 'a policy without a name';
  const environments = textAt(policy, 'environmentType');
  if (environments !== 'AllEnvironments') {
    collector.leave('the policy holds in some environments only', title);
    return;
  }
  for (const [part, reason] of BEYOND_GROUPS)
    if (policy[part] !== undefined && policy[part] !== null) collector.leave(reason, title);
  const others = GROUPS[textAt(policy, 'defaultConnectorsClassification') ?? ''];
  if (others !== undefined)
    collector.leave(
      `every connector that is not named is ${others}, and a list cannot say that`,
      title,
    );
  for (const group of objectsAt(policy, 'connectorGroups')) {
    const list = GROUPS[textAt(group, 'classification') ?? ''];
    for (const connector of objectsAt(group, 'connectors')) {
      const [id, name] = [textAt(connector, 'id') ?? '', textAt(connector, 'name')];
      const short = CONNECTOR.exec(id)?.[1];
      if (list === undefined) collector.leave('its group is not known', name ?? id);
      else if (short === undefined)
        collector.leave(
          'it is built into flows, so nobody connects it on a page',
          name ?? (id || 'a connector without an id'),
        );
      else {
        const known = connectors.get(short) ?? { name, groups: new Set() };
        connectors.set(short, known);
        known.groups.add(list);
      }
    }
  }
}

const BEYOND_GROUPS = [
  ['connectorConfigurationsDefinition', 'it has rules for actions or endpoints of connectors'],
  ['customConnectorUrlPatternsDefinition', 'it has patterns for custom connectors'],
] as const;
