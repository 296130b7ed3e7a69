/** When a count is called unusual: as the served policy says, or these. */
import { z } from 'zod/mini';
import { FindingSettings } from '../../lib/policy/finding-settings.ts';
import type { Queries } from '../database/database.ts';

export type Thresholds = FindingSettings;

const Settings = z.nullable(z.object({ findings: z.optional(FindingSettings) }));

/** @returns what `settings.findings` of the served policy says; what it does not say is by itself */
export async function readThresholds({ query }: Queries): Promise<Thresholds> {
  const [row] = await query('SELECT settings FROM inventory_policy_state', []);
  const settings = Settings.parse(row?.settings ?? null);
  return settings?.findings ?? FindingSettings.parse({});
}
