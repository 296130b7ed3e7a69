/** Makes the surface of one product's connection form from data: a stored account, and who may use it. */
import type { ConnectFacts, LinkReach } from '../activity/activity.ts';
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
import { movedControl, partsOf } from './page-parts.ts';
import { type SurfacePage, describedBy, isPageOf } from './page-place.ts';
import type { Control, Locator, Surface, View } from './surface.ts';

/** What a product's file says. */
export interface ConnectPage extends SurfacePage {
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
}

/** The surface that the data describes. */
export function connectPage(page: ConnectPage): Surface {
  return {
    ...describedBy(page, 'connect'),
    controls: page.confirm,
    parts: partsOf(page.confirm, {
      account: page.account,
      connected: page.connected,
      endpoint: page.endpoint,
    }),
    read: (view) => read(withUpdates(page, view), view),
  };
}

/** The page's data with its locators as the policy has updated them. */
function withUpdates(page: ConnectPage, { parts }: View): ConnectPage {
  const { account, connected, endpoint } = parts;
  return {
    ...page,
    ...(account && { account }),
    ...(connected && { connected }),
    ...(endpoint && { endpoint }),
    confirm: page.confirm.map((control) => movedControl(control, parts)),
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
