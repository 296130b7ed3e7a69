/** Every artifact is read back and compared with the schema and the values that it was made from. */
import { parse as parsePlist } from 'plist';
import { describe, expect, it } from 'vitest';
import { checksum } from '../../../../cli/kit/folder.ts';
import { bytesOf } from '../../../../cli/kit/kit.ts';
import { type Shape, managedKeys } from '../../../../cli/kit/managed-keys.ts';
import { registryTrees } from '../../../../cli/kit/registry.ts';
import { FIREFOX_ID, readConfiguration } from '../../../../lib/policy/configuration.ts';
import { type Registry, readRegFile, readRows, valuesBelow } from './read-registry.ts';
import { BROWSERS, GROWN, ID, REAL, SECRET, VALUES, textOf } from './sample.ts';

type Json = Record<string, Record<string, Record<string, unknown>>>;
const CHROMIUM_MODES = ['allowed', 'blocked', 'removed', 'force_installed', 'normal_installed'];

describe.each([
  ['the schema as it is', REAL],
  ['a schema with a key of each shape more', GROWN],
])('%s', (_name, sample) => {
  const { kit } = sample;
  const json = (path: string) => JSON.parse(textOf(sample, path)) as Json;
  const tree = (browser: string) => registryTrees(kit).find((each) => each.browser === browser)!;

  it('keys are read from the schema as they stand there', () => {
    const { properties } = kit.schema as { properties: Record<string, unknown> };
    expect(
      Object.fromEntries(
        kit.keys.map((key) => [key.name, { ...schemaOf(key.shape), description: key.explain }]),
      ),
    ).toEqual(properties);
  });

  it('every key has a value in the sample', () => {
    expect(Object.keys(kit.values).toSorted()).toEqual(kit.keys.map(({ name }) => name).toSorted());
  });

  it.each(['chromium', 'opt/chrome', 'opt/edge'])('Linux, /etc/%s', (folder) => {
    const policies = json(`linux/tree/etc/${folder}/policies/managed/handrail.json`);
    expect(policies['3rdparty']!['extensions']).toEqual({ [ID]: kit.values });
    expect(policies['ExtensionSettings']![ID]).toMatchObject({
      installation_mode: 'force_installed',
      update_url: kit.chromium?.updateUrl,
      override_update_url: true,
    });
  });

  it('Linux and macOS, Firefox', () => {
    const { policies } = json('linux/tree/etc/firefox/policies/policies.json');
    expect(policies!['3rdparty']!['Extensions']).toEqual({ [FIREFOX_ID]: kit.values });
    expect(policies!['ExtensionSettings']![FIREFOX_ID]).toEqual({
      installation_mode: 'force_installed',
      install_url: kit.firefox?.installUrl,
      update_url: kit.firefox?.updateUrl,
      private_browsing: true,
      default_area: 'navbar',
    });
    const profile = parsePlist(textOf(sample, 'macos/firefox.mobileconfig')) as unknown as {
      PayloadContent: Array<Record<string, unknown>>;
    };
    expect(profile.PayloadContent[0]).toMatchObject({
      ...policies,
      PayloadType: 'org.mozilla.firefox',
      EnterprisePoliciesEnabled: true,
    });
  });

  it.each([
    ['chrome', 'com.google.Chrome', { toolbar_pin: 'force_pinned' }],
    ['chromium', 'org.chromium.Chromium', { toolbar_pin: 'force_pinned' }],
    ['edge', 'com.microsoft.Edge', { toolbar_state: 'force_shown' }],
  ])('macOS, %s', (browser, domain, pinned) => {
    const { PayloadContent: payloads } = parsePlist(
      textOf(sample, `macos/${browser}.mobileconfig`),
    ) as unknown as { PayloadContent: Array<Record<string, unknown>> };
    const byType = Object.fromEntries(payloads.map((each) => [each['PayloadType'], each]));
    expect(Object.keys(byType)).toEqual([domain, `${domain}.extensions.${ID}`]);
    expect(byType[domain]!['ExtensionSettings']).toEqual({
      [ID]: {
        installation_mode: 'force_installed',
        update_url: kit.chromium?.updateUrl,
        override_update_url: true,
        ...pinned,
      },
    });
    const values = Object.entries({ ...byType[`${domain}.extensions.${ID}`] }).filter(
      ([key]) => !key.startsWith('Payload'),
    );
    expect(Object.fromEntries(values)).toEqual(kit.values);
  });

  it('Google Admin console', () => {
    const wrapped = json('google-admin/policy-for-extensions.json');
    expect(
      Object.fromEntries(Object.entries(wrapped).map(([key, { Value }]) => [key, Value])),
    ).toEqual(kit.values);
  });

  it.each(BROWSERS)('Windows, registry file of %s', (browser) => {
    const { registry, deleted } = readRegFile(textOf(sample, `windows/reg/${browser}.reg`));
    const { installKey, valuesKey, install } = tree(browser);
    expect(valuesBelow(registry, valuesKey, kit.keys)).toEqual(kit.values);
    for (const [name, value] of Object.entries(install))
      expect(registry.get(`${installKey}\\${name}`)).toBe(value === true ? 1 : value);
    // What stood there before goes first; removal takes away the same keys and nothing else.
    expect(deleted).toEqual([installKey, valuesKey]);
    expect([...registry.keys()].every((path) => deleted.some((key) => path.startsWith(key)))).toBe(
      true,
    );
    expect(readRegFile(textOf(sample, `windows/reg/${browser}-remove.reg`))).toEqual({
      registry: new Map(),
      deleted,
    });
    expect(bytesOf(sample.files.get(`windows/reg/${browser}.reg`)!).subarray(0, 4)).toEqual(
      Buffer.from([0xff, 0xfe, 'W'.codePointAt(0)!, 0]),
    );
  });

  it.each(BROWSERS)('Windows, scripts of %s', (browser) => {
    const { registry } = readRegFile(textOf(sample, `windows/reg/${browser}.reg`));
    const set = readRows(textOf(sample, `windows/powershell/${browser}-remediate.ps1`));
    const written: Registry = new Map(
      set.map(([key, name, type, data]) => [
        `${key!}\\${name!}`,
        type === 'DWord' ? Number(data) : data!,
      ]),
    );
    expect(written).toEqual(registry);
    const looked = readRows(textOf(sample, `windows/powershell/${browser}-detect.ps1`));
    expect(new Map(looked.map(([key, name, sum]) => [`${key!}\\${name!}`, sum]))).toEqual(
      new Map([...registry].map(([path, data]) => [path, checksum(String(data))])),
    );
  });

  it('the page explains every key', () => {
    const rows = textOf(sample, 'README.md')
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    expect(rows.map((row) => row.split('`')[1])).toEqual(kit.keys.map(({ name }) => name));
    for (const [index, { explain, shape }] of kit.keys.entries()) {
      expect(rows[index]).toContain(explain);
      for (const choice of shape.kind === 'choice' ? shape.choices : [])
        expect(rows[index]).toContain(`\`${choice}\``);
    }
  });

  it('the schema is the one that the extension carries', () => {
    expect(JSON.parse(textOf(sample, 'managed-schema.json'))).toEqual(kit.schema);
  });
});

/** The shape as JSON Schema says it. */
function schemaOf(shape: Shape): object {
  switch (shape.kind) {
    case 'text':
      return { type: 'string' };
    case 'number':
      return { type: 'integer', minimum: shape.minimum, maximum: shape.maximum };
    case 'choice':
      return { type: 'string', enum: shape.choices };
    case 'texts':
      return { type: 'array', items: { type: 'string' } };
    case 'records': {
      const properties = Object.fromEntries(shape.fields.map((name) => [name, { type: 'string' }]));
      return { type: 'array', items: { type: 'object', properties } };
    }
  }
}

describe('the kit', () => {
  it.each([
    ['a switch', { type: 'boolean', description: 'A switch.' }, 'cannot carry odd'],
    ['a key without a word of explanation', { type: 'string' }, 'description'],
  ])('does not carry %s', (_name, odd, words) => {
    expect(() => managedKeys({ type: 'object', properties: { odd } })).toThrow(words);
  });

  it('sets what the extension reads', () => {
    expect(readConfiguration(VALUES)).toMatchObject({ configuration: VALUES, problems: [] });
  });

  it('has the secret only where the browser needs it', () => {
    const places = [...REAL.files.values()]
      .filter(({ text }) => text.includes(SECRET) || text.includes(SECRET.replaceAll("'", "''")))
      .map(({ path }) => path);
    expect(
      places.filter((path) => /detect|remove|admx|README|companion\.|schema/u.test(path)),
    ).toEqual([]);
    expect(places).toContain('linux/tree/etc/chromium/policies/managed/handrail.json');
    expect(places).toContain('windows/powershell/edge-remediate.ps1');
  });

  it('uses words of the browsers only', () => {
    for (const { install, browser } of registryTrees(REAL.kit)) {
      expect(CHROMIUM_MODES).toContain(install['installation_mode']);
      // Each rejects the whole entry for a name of the other.
      expect('toolbar_state' in install).toBe(browser === 'edge');
      expect('toolbar_pin' in install).toBe(browser === 'chrome' || browser === 'chromium');
    }
  });

  it('gives a profile another identity when anything in it changes', () => {
    const uuid = (sample: typeof REAL, browser: string) =>
      (parsePlist(textOf(sample, `macos/${browser}.mobileconfig`)) as Record<string, string>)[
        'PayloadUUID'
      ]!;
    const all = BROWSERS.flatMap((browser) => [uuid(REAL, browser), uuid(GROWN, browser)]);
    expect(new Set(all).size).toBe(all.length);
    for (const each of all)
      expect(each).toMatch(
        /^[0-9A-F]{8}-[0-9A-F]{4}-8[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/u,
      );
  });
});
