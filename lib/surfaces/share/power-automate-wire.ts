/** The request by which Power Automate gives a flow owners and people who may run it. */
import type { WireCall } from '../surface.ts';
import { permissionsRead } from './power-apps-wire.ts';

export const powerAutomateWire: readonly WireCall[] = [
  {
    name: 'modifyPermissions',
    urls: [
      'https://*.api.flow.microsoft.com/providers/Microsoft.ProcessSimple/*/flows/*/modifyPermissions*',
      'https://management.azure.com/providers/Microsoft.ProcessSimple/*/flows/*/modifyPermissions*',
    ],
    read: permissionsRead('share/power-automate', 'flow', /\/flows\/([^/]+)\/modifyPermissions$/u),
    seen: 'pnp/cli-microsoft365 and pnp/powershell, read 2026-11',
    sure: 'high',
  },
];
