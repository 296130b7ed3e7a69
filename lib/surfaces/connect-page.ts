/** Makes the surface of one product's connection form from data: a stored account, and who may use it. */
import type { ConnectFacts, LinkReach, SurfaceId } from '../activity/activity.ts';
import {
  controlAt,
  domainOfAddress,
  domainShown,
  find,
  findAll,
  hostInText,
  hostOf,
  saidBy,
} from './dom.ts';
import { isPageOf } from './page-place.ts';
import type { Control, Fix, Locator, Surface, View } from './surface.ts';

/** What a product's file says. */
export interface ConnectPage {
  readonly id: SurfaceId;
  readonly product: string;
  readonly platform: string;
  readonly version?: number;
  readonly matches: readonly string[];
  readonly frames?: Surface['frames'];
  readonly capability: Surface['capability'];
  readonly root: Locator;
  readonly path?: RegExp;
  /** Buttons that store the credentials, or send the person to sign in. */
  readonly confirm: readonly Control[];
  /** Which connector it is; null where the page does not say: then there is no activity. */
  readonly connector: (view: View) => ConnectFacts['connector'] | null;
  /** Who may use what is stored; `unchanged` where the form does not touch it. */
  readonly sharedWith?: (view: View) => LinkReach;
  /** Fields that hold the host or address of the other side. */
  readonly endpoint?: Locator;
  /** Fields or texts that name the account whose data is opened. */
  readonly connected?: Locator;
  readonly account?: Locator;
  readonly fixes?: readonly Fix[];
}

/** The surface that the data describes. */
export function connectPage(page: ConnectPage): Surface {
  return {
    id: page.id,
    product: page.product,
    kind: 'connect',
    platform: page.platform,
    version: page.version ?? 1,
    matches: page.matches,
    frames: page.frames ?? 'top',
    capability: page.capability,
    root: page.root,
    controls: page.confirm,
    pageProbe: false,
    read: (view) => read(page, view),
    ...(page.fixes !== undefined && { fixes: page.fixes }),
  };
}

function read(page: ConnectPage, view: View): ConnectFacts | null {
  const { url, control, root, document } = view;
  if (!isPageOf(page, url)) return null;
  // An open form is no connection yet.
  if (control === null || !page.confirm.some((one) => controlAt(control, one) === control))
    return null;
  const connector = page.connector(view);
  if (connector === null) return null;
  const domain = connectedDomain(root, page.connected);
  return {
    kind: 'connect',
    surface: page.id,
    platform: page.platform,
    host: hostOf(url),
    accountDomain: domainShown(document, page.account),
    sensor: 'page',
    connector,
    sharedWith: page.sharedWith?.(view) ?? 'unchanged',
    endpointHost: endpointIn(root, page.endpoint),
    connectedAccount: domain === null ? null : { kind: null, domain },
  };
}

function valueOf(element: Element | null): string {
  return element !== null && 'value' in element ? String(element.value).slice(0, 2000) : '';
}

function connectedDomain(root: Element, places: Locator | undefined): string | null {
  for (const element of places === undefined ? [] : findAll(root, places)) {
    const domain = domainOfAddress(valueOf(element));
    if (domain !== null) return domain;
  }
  return domainShown(root, places);
}

/** The host that a field names; null where it names none. */
function endpointIn(root: Element, places: Locator | undefined): string | null {
  const field = places === undefined ? null : find(root, places);
  return field === null ? null : hostInText(valueOf(field) || saidBy(field));
}
