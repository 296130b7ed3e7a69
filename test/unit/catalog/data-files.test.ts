/** Data is of use only as long as one can tell where it is from and how to get it anew. */
import { describe, expect, it } from 'vitest';
import { ABUSED_CLIENTS } from '../../../lib/catalog/clients/abused-clients.ts';
import {
  LOOPBACK_CLIENTS,
  OTHER_OWN_CLIENTS,
} from '../../../lib/catalog/clients/loopback-clients.ts';
import { MICROSOFT_OWN } from '../../../lib/catalog/clients/microsoft-own.ts';
import { catalog } from '../../../lib/catalog/full.ts';
import { CONSUMER_DOMAINS } from '../../../lib/catalog/hosts/consumer-domains.ts';
import { FREE_HOSTS, TUNNEL_HOSTS } from '../../../lib/catalog/hosts/shared-hosts.ts';
import { Lists, linesOf, wordsOf } from '../../../lib/catalog/lists.ts';
import { BRAND_DOMAINS } from '../../../lib/catalog/names/brand-owners.ts';
import { BRANDS } from '../../../lib/catalog/names/brands.ts';
import { files, textOf } from '../tree.ts';

/** Files of the room that are code; every other one is data. */
const CODE =
  /^lib\/catalog\/((catalog|estimate|excerpt|full|lists|once|providers?|provider-hosts|scopes)\.ts|README\.md|hosts\/(domains|redirect-class|punycode)\.ts|names\/(look-alike|one-edit)\.ts|scopes\/(table|scope-of)\.ts)$/u;
const data = files.filter((file) => file.startsWith('lib/catalog/') && !CODE.test(file));

it('there are data files', () => expect(data.length).toBeGreaterThan(14));

it.each(data)(
  '%s says where it is from, under which licence, when, and how to refresh it',
  (file) => {
    const head = /^\/\*\*.*?\*\//su.exec(textOf(file))?.[0] ?? '';
    for (const word of ['Source', 'Licence', 'Date', 'Refresh'])
      expect(head, word).toMatch(new RegExp(`^ \\* ${word}: .{4,}`, 'mu'));
    expect(head).toMatch(/Date: .*20\d\d-\d\d-\d\d/u);
  },
);

const doubles = (words: readonly string[]) =>
  words.filter((word, index) => words.indexOf(word) !== index);

describe('ids', () => {
  const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
  const idsOf = (lines: string) =>
    lines
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[0] ?? '');

  it("Microsoft's own are twelve digits each, in order, each once", () => {
    const ids = wordsOf(MICROSOFT_OWN);
    expect(ids.filter((id) => !/^[0-9a-f]{12}$/u.test(id))).toEqual([]);
    expect(ids).toEqual([...new Set(ids)].toSorted());
    expect(ids.length).toBeGreaterThan(3_000);
  });

  it('41 first-party clients of Microsoft answer to the machine itself', () => {
    const ids = idsOf(LOOPBACK_CLIENTS.microsoft);
    expect(ids).toHaveLength(41);
    expect(ids.filter((id) => !GUID.test(id))).toEqual([]);
    expect(doubles(ids)).toEqual([]);
    for (const id of ids)
      expect(catalog.client(id, 'microsoft')).toMatchObject({ firstParty: true, loopback: true });
  });

  it('13 apps turned up in break-ins, each with its source', () => {
    const lines = ABUSED_CLIENTS.trim().split('\n');
    expect(lines).toHaveLength(13);
    expect(
      lines.filter((line) => !/ \| (detections|rogueapps|detections rogueapps)$/u.test(line)),
    ).toEqual([]);
    expect(idsOf(ABUSED_CLIENTS).filter((id) => !GUID.test(id))).toEqual([]);
    expect(doubles(idsOf(ABUSED_CLIENTS))).toEqual([]);
  });

  it('those of other providers stand with them only', () => {
    for (const [platform, lines] of [
      ...Object.entries(LOOPBACK_CLIENTS),
      ...Object.entries(OTHER_OWN_CLIENTS),
    ])
      for (const id of idsOf(lines)) {
        expect(catalog.client(id, platform)?.firstParty).toBe(true);
        expect(catalog.client(id, 'slack')).toBeNull();
      }
  });

  it.each([
    ['04b07795-8ddb-461a-bbee-02f9e1bf7b46', 'Microsoft Azure CLI'],
    ['04B07795-8DDB-461A-BBEE-02F9E1BF7B46', 'Microsoft Azure CLI'],
    ['905fcf26-4eb7-48a0-9ff0-8dcc7194b5ba', 'Microsoft'],
    ['b15665d9-eda6-4092-8539-0eec376afd59', 'rclone'],
  ])('%s is %s', (id, name) => expect(catalog.client(id, 'microsoft')?.name).toBe(name));

  it.each([
    '',
    'mailtidy',
    '905fcf27-4eb7-48a0-9ff0-8dcc7194b5ba',
    '905fcf26-4eb7',
    'f26-4eb7-48a0',
  ])('%j is unknown', (id) => expect(catalog.client(id, 'microsoft')).toBeNull());
});

describe('lists', () => {
  it('fit into an excerpt', () => expect(() => Lists.parse(catalog.lists)).not.toThrow());

  it('of hosts hold each host once, and none in two lists', () => {
    const hosts = [...wordsOf(TUNNEL_HOSTS), ...wordsOf(FREE_HOSTS)];
    expect(doubles(hosts)).toEqual([]);
    expect(hosts.filter((host) => !/^([a-z0-9-]+\.)+[a-z]{2,}$/u.test(host))).toEqual([]);
  });

  it('of consumer domains hold each once', () => {
    const domains = linesOf(CONSUMER_DOMAINS).flatMap(([name, ends]) =>
      wordsOf(ends).map((end) => `${name}.${end}`),
    );
    expect(doubles(domains)).toEqual([]);
    expect(domains.length).toBeGreaterThan(250);
  });

  it('every brand has a home, and every home a brand', () => {
    expect(linesOf(BRAND_DOMAINS).map(([brand]) => brand)).toEqual(
      linesOf(BRANDS).map(([brand]) => brand),
    );
  });

  it('no brand is at home where others put up pages', () => {
    const shared = new Set([...wordsOf(TUNNEL_HOSTS), ...wordsOf(FREE_HOSTS)]);
    for (const [, domains] of linesOf(BRAND_DOMAINS))
      expect(wordsOf(domains).filter((domain) => shared.has(domain))).toEqual([]);
    expect(catalog.brandsOwning('', 'script.google.com')).toEqual([]);
    expect(catalog.brandsOwning('', 'evil.z6.web.core.windows.net')).toEqual([]);
  });
});

it.each([
  ['gmail.com', true],
  ['Hotmail.co.uk', true],
  ['yahoo.com.br', true],
  ['gmx.de.', true],
  ['t-online.de', true],
  ['acme.example', false],
  ['mail.acme.example', false],
  ['notgmail.com', false],
  ['gmail.com.evil.example', false],
  ['', false],
])('%s: consumer %s', (domain, expected) =>
  expect(catalog.isConsumerDomain(domain)).toBe(expected),
);
