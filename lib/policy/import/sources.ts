/** Every export that can be read, by the name of its source. */
import { importChromeDlp } from './chrome-dlp.ts';
import { importCsv } from './csv.ts';
import { importEntraApps, importEntraGrants } from './entra.ts';
import { importGoogleAppAccess, importGoogleTokens } from './google.ts';
import type { ImportInput, Imported } from './imported.ts';
import { importPowerPlatformDlp } from './power-platform.ts';
import { importSlackApps } from './slack.ts';

export const SOURCES: Readonly<Record<string, (input: ImportInput) => Imported>> = {
  'entra-grants': importEntraGrants,
  'entra-apps': importEntraApps,
  'google-tokens': importGoogleTokens,
  'google-app-access': importGoogleAppAccess,
  'slack-apps': importSlackApps,
  'power-platform-dlp': importPowerPlatformDlp,
  'chrome-dlp': importChromeDlp,
  csv: importCsv,
};
