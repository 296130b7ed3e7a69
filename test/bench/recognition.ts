/** What one navigation costs the worker: is this an authorize request, and what does it ask for? */
import { readFileSync, readdirSync } from 'node:fs';
import { advance } from '../../lib/surfaces/consent-flow.ts';
import { ORDINARY_ADDRESSES } from '../unit/recognition/ordinary-addresses.ts';
import { ORDINARY_PAGES } from '../unit/recognition/ordinary-pages.ts';
import { TRICKS } from '../unit/recognition/tricks.ts';
import { type Figures, atMost, known, median, percentile } from './figure.ts';

const ROUNDS = 60;
/** Addresses are looked at in batches: one alone is shorter than the clock's step. */
const BATCH = 20;
/** The longest address that is read. */
const LONGEST = 65_536;

export function recognition(): Figures {
  const ordinary = [
    ...savedAddresses('none'),
    ...ORDINARY_ADDRESSES,
    ...Object.values(ORDINARY_PAGES).flat(),
  ].filter((url) => !isRequest(url));
  const requests = TRICKS.filter(({ form }) => form === undefined)
    .map(({ address }) => address)
    .filter(isRequest);
  const long = longAddresses();
  const [usual, asked, longest] = [ordinary, requests, long].map(timesOf) as [
    number[],
    number[],
    number[],
  ];
  return {
    title: 'Recognition of one navigation, in the worker',
    figures: [
      atMost('ordinary address, p50', median(usual), 20, inMicroseconds),
      known('ordinary address, p95', inMicroseconds(percentile(usual, 0.95))),
      known('authorize request, p50', inMicroseconds(median(asked))),
      known('authorize request, p95', inMicroseconds(percentile(asked, 0.95))),
      known('address of 64 KB, p50', inMicroseconds(median(longest))),
      known('address of 64 KB, slowest', inMicroseconds(Math.max(...longest))),
    ],
    notes: [
      `Over ${ordinary.length} ordinary addresses, ${requests.length} requests and ${long.length} long addresses, in Node; each the median of ${ROUNDS} rounds.`,
      'Navigations never wait for it: the listener only looks.',
    ],
  };
}

const isRequest = (url: string) => advance(null, at(url)).flow !== null;
const inMicroseconds = (value: number) => `${value.toFixed(1)} µs`;

/** The time that each address takes, in µs. */
function timesOf(addresses: readonly string[]): number[] {
  const rounds = addresses.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    addresses.forEach((url, index) => {
      const navigation = at(url);
      const begun = performance.now();
      for (let turn = 0; turn < BATCH; turn += 1) advance(null, navigation);
      rounds[index]?.push(((performance.now() - begun) * 1000) / BATCH);
    });
  }
  // The first rounds run before the code is compiled.
  return rounds.map((times) => median(times.slice(ROUNDS / 4)));
}

/** Addresses of the greatest length: an everyday one with much in it, and requests that are all one thing. */
function longAddresses(): string[] {
  const sso = 'https://sso.acme.example';
  const filled = (head: string, piece: string) =>
    head + piece.repeat(Math.floor((LONGEST - head.length) / piece.length));
  return [
    filled('https://news.example/story?utm_source=mail', '&seen=1234567890'),
    filled('https://news.example/story?data=', 'abcdefghij'),
    filled('https://news.example', '/a-long-path'),
    filled(`${sso}/authorize?client_id=a&response_type=code&scope=a`, '+mail.read'),
    filled(`${sso}/authorize?client_id=a&response_type=code&scope=a`, '&client_id=b'),
    filled(`${sso}/login?next=x`, '&next=%2Fauthorize%3Fclient_id%3Da'),
  ];
}

function at(url: string) {
  return { url, form: null, committed: true, now: 0 };
}

function savedAddresses(folder: string): string[] {
  const directory = `test/sites/${folder}`;
  return readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .map(
      (name) => (JSON.parse(readFileSync(`${directory}/${name}`, 'utf8')) as { url: string }).url,
    );
}
