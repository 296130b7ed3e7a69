/** Pages on which Entra itself says no. */
import type { Wall } from '../../activity/activity.ts';
import type { WallSign } from '../surface.ts';
import { readWall, wallByHeading } from '../wall.ts';
import { type PageConfig, pageConfig } from './microsoft-entra-config.ts';

/** AADSTS errors (Microsoft, "Microsoft Entra authentication and authorization error codes", 2026-11). */
const ERRORS: ReadonlyArray<readonly [Wall, RegExp]> = [
  // AdminConsentRequired, its request form, and the kinds for risky apps.
  ['needs-admin-approval', /^(90093|90094|90095|900941|900981)$/u],
  // Not assigned, conditional access, switched off in the tenant.
  ['blocked-by-organisation', /^(50105|53000|53003|7000112)$/u],
  // Unknown in the tenant, reply address, resource list.
  ['misconfigured-app', /^(700016|50011|65005|650051|650052|650056)$/u],
];

/** "Need admin approval", "Approval required", in the languages we know. */
const NEEDS_APPROVAL =
  /admin approval|approval required|Administratorgenehmigung|Genehmigung (des Administrators )?(ist )?erforderlich|approbation .{0,40}(requise|nécessaire)|aprobaci[oó]n .{0,40}(necesaria|requerida)|(necesita|requiere) .{0,30}aprobaci[oó]n|approvazione .{0,40}(richiesta|necessaria)|(necessaria|richiesta) .{0,20}approvazione|aprovaç[ãa]o .{0,40}(necess|obrigat)|necess[áa]ria .{0,20}aprovaç|goedkeuring .{0,40}(vereist|nodig)|wymagan[ae] .{0,30}(zgoda|zatwierdzenie)|godkännande .{0,40}krävs|承認が必要|需要.{0,20}(批准|审批)/iu;

/** The wall that an AADSTS error stands for, or null. */
export function wallOfError(error: string): Wall | null {
  return ERRORS.find(([, codes]) => codes.test(error))?.[0] ?? null;
}

const BY_HEADING = wallByHeading('needs-admin-approval', NEEDS_APPROVAL, {
  unless: 'form[action*="/Consent/Set" i] [type="submit"]',
  seen: 'Microsoft documentation, 2026-11',
});

/** True where the page is a wall; its data was read already. */
export function isWall(config: PageConfig | null, document: Document, url: URL): boolean {
  return (
    wallOfError(config?.error ?? '') !== null ||
    readWall({ walls: [BY_HEADING] }, document, url) !== null
  );
}

/** Where Entra itself says no, by its error code, else by its heading. */
export const WALLS: readonly WallSign[] = [
  ...ERRORS.map(([wall]): WallSign => ({
    wall,
    locator: { selectors: ['body'], seen: 'Microsoft documentation, 2026-11', sure: 'medium' },
    accepts: ({ ownerDocument }) => wallOfError(pageConfig(ownerDocument)?.error ?? '') === wall,
  })),
  BY_HEADING,
];
