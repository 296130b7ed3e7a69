/**
 * "Policy for extensions" of the Google Admin console: each value is wrapped, as policies from Google's cloud arrive in
 * the browser (Chromium, component_cloud_policy_store.cc, 2026-11).
 */
import { type Artifact, type Kit, jsonFile } from './kit.ts';

/** One file to paste or upload. */
export function googleAdminFiles({ chromium, values }: Kit): Artifact[] {
  if (chromium === null) return [];
  return [
    jsonFile(
      'google-admin/policy-for-extensions.json',
      Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { Value: value }])),
    ),
  ];
}
