/** Everything that a kit holds. */
import { admlFiles } from './adml.ts';
import { admxFiles } from './admx.ts';
import { shellScripts } from './detection-sh.ts';
import { documentation } from './documentation.ts';
import { googleAdminFiles } from './google-admin.ts';
import { intuneFiles } from './intune.ts';
import { type Artifact, type Kit, jsonFile } from './kit.ts';
import { linuxPolicies } from './linux.ts';
import { mobileconfigFiles } from './mobileconfig.ts';
import { powershellScripts } from './powershell.ts';
import { regFiles } from './reg-files.ts';

/** All artifacts, in the order of their paths. */
export function artifactsOf(kit: Kit): Artifact[] {
  return [
    documentation(kit),
    jsonFile('managed-schema.json', kit.schema),
    ...linuxPolicies(kit),
    ...shellScripts(kit),
    ...regFiles(kit),
    ...admxFiles(kit),
    ...admlFiles(kit),
    ...intuneFiles(kit),
    ...powershellScripts(kit),
    ...mobileconfigFiles(kit),
    ...googleAdminFiles(kit),
  ].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
