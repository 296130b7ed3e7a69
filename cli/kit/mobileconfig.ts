/**
 * Configuration profiles for macOS, one for each browser. Their identities come from their content, so that a changed
 * profile is another one, and `detect.sh` sees by it whether a Mac has this kit's.
 */
import { createHash } from 'node:crypto';
import { build } from 'plist';
import { CHROMIUM_BROWSERS, type ChromiumBrowser, FIREFOX } from './browsers.ts';
import { chromiumInstall } from './install.ts';
import { type Artifact, type ChromiumPackage, type Kit, textFile } from './kit.ts';
import { firefoxPolicies } from './linux.ts';

type Plist = Parameters<typeof build>[0];
type Content = Readonly<Record<string, unknown>>;

interface Payload {
  /** The preference domain. */
  readonly type: string;
  readonly content: Content;
}

export interface Profile {
  readonly browser: string;
  readonly identifier: string;
  readonly uuid: string;
  readonly text: string;
}

/** One profile for each browser, and one that closes guest and private windows. */
export function profiles(kit: Kit): Profile[] {
  const { chromium, firefox, values } = kit;
  return [
    ...(chromium === null
      ? []
      : CHROMIUM_BROWSERS.flatMap((browser) => [
          profileOf(browser.id, browser.name, chromiumPayloads(browser, chromium, values)),
          profileOf(`${browser.id}-companion`, `${browser.name}, guest and private windows`, [
            { type: browser.macDomain, content: browser.companion },
          ]),
        ])),
    ...(firefox === null
      ? []
      : [
          profileOf(FIREFOX.id, FIREFOX.name, [
            {
              type: FIREFOX.macDomain,
              content: { EnterprisePoliciesEnabled: true, ...firefoxPolicies(firefox, values) },
            },
          ]),
        ]),
  ];
}

/** The files of all profiles. */
export function mobileconfigFiles(kit: Kit): Artifact[] {
  return profiles(kit).map(({ browser, text }) => textFile(`macos/${browser}.mobileconfig`, text));
}

function chromiumPayloads(
  browser: ChromiumBrowser,
  extension: ChromiumPackage,
  values: Kit['values'],
): Payload[] {
  return [
    {
      type: browser.macDomain,
      content: { ExtensionSettings: { [extension.id]: chromiumInstall(browser, extension) } },
    },
    { type: `${browser.macDomain}.extensions.${extension.id}`, content: values },
  ];
}

function profileOf(browser: string, name: string, payloads: readonly Payload[]): Profile {
  const identifier = `handrail.${browser}`;
  const uuid = uuidOf([identifier, payloads]);
  const text = build({
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadIdentifier: identifier,
    PayloadUUID: uuid,
    PayloadDisplayName: `Handrail (${name})`,
    PayloadDescription: 'Installs Handrail and sets its managed configuration.',
    PayloadScope: 'System',
    PayloadContent: payloads.map(({ type, content }, index) => ({
      ...(content as Record<string, Plist>),
      PayloadType: type,
      PayloadVersion: 1,
      PayloadIdentifier: `${identifier}.${index + 1}`,
      PayloadUUID: uuidOf([identifier, index, content]),
      PayloadDisplayName: `Handrail (${name}, ${index + 1})`,
    })),
  });
  return { browser, identifier, uuid, text: `${text}\n` };
}

/** A UUID of version 8 (RFC 9562): the content decides it. */
function uuidOf(content: unknown): string {
  const hex = createHash('sha256').update(JSON.stringify(content)).digest('hex').toUpperCase();
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16).toUpperCase();
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
