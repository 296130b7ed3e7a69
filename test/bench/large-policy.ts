/** A policy of 10,000 rules and 100,000 listed apps: how large, how long, and what a page gets of it. */
import { pathToFileURL } from 'node:url';
import type { House } from '../e2e/house.ts';
import { savedPage } from '../e2e/house.ts';
import { generateSigningKey, signBundle, verifyBundle } from '../../lib/policy/bundle.ts';
import { compile } from '../../lib/policy/compile.ts';
import { excerptOf } from '../../lib/policy/excerpt.ts';
import { Policy } from '../../lib/policy/schema.ts';
import { heapOfServiceWorker } from '../support/service-worker.ts';
import { type Figures, inKb, inMs, known } from './figure.ts';

const RULES = 10_000;
const APPS = 100_000;

const clientId = (index: number): string =>
  `${index.toString(16).padStart(8, '0')}-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;

/** Rules about single apps and rules about lists, one to one; apps in four lists. */
function largePolicy(version: number): Policy {
  const apps = (list: number) =>
    Array.from({ length: APPS / 4 }, (_, index) => ({ clientId: clientId(index * 4 + list) }));
  return Policy.parse({
    vocabulary: 2,
    id: 'acme',
    version,
    issued: '2026-01-01T00:00:00Z',
    expires: '2099-01-01T00:00:00Z',
    organisation: { name: 'Acme' },
    lists: {
      domains: { own: ['acme.example'], consumer: ['gmail.com'] },
      apps: { approved: apps(0), limited: apps(1), watched: apps(2), blocked: apps(3) },
      scopes: { mail: ['mail.*'] },
    },
    rules: Array.from({ length: RULES }, (_, index) => ({
      id: `rule-${index}`,
      kinds: ['consent'],
      when: {
        all: [
          index % 2 === 0 ? { appIdIn: [clientId(index)] } : { appIn: 'limited' },
          { scopeIn: 'mail' },
        ],
      },
      effect: 'justify',
      stage: 'coach',
      text: { why: [{ en: `Reason ${index}`, de: `Grund ${index}` }] },
    })),
  });
}

async function timed<T>(task: () => T | Promise<T>): Promise<{ value: T; ms: number }> {
  const begun = performance.now();
  const value = await task();
  return { value, ms: performance.now() - begun };
}

/** In Node: sizes, and the time of each step from file to decision. */
export async function largePolicyInNode(): Promise<Figures> {
  const policy = largePolicy(1);
  const key = await generateSigningKey('bench');
  const signed = await timed(() => signBundle(policy, key));
  const verified = await timed(() =>
    verifyBundle(signed.value, [{ kid: key.kid, x: key.x }], {}, Date.now()),
  );
  if (!verified.value.ok) throw new Error(verified.value.detail);
  const compiled = await timed(() => compile(policy));
  const part = await timed(() =>
    excerptOf(compiled.value, {
      kinds: ['consent'],
      clientIds: [clientId(42)],
      actor: { user: 'ada@acme.example', groups: [] },
    }),
  );
  const other = excerptOf(compiled.value, {
    kinds: ['share'],
    clientIds: [],
    actor: { user: null, groups: [] },
  });
  return {
    title: `A policy of ${RULES.toLocaleString('en')} rules and ${APPS.toLocaleString('en')} apps, in Node`,
    figures: [
      known('bundle', inKb(signed.value.length)),
      known('sign', inMs(signed.ms)),
      known('verify and read', inMs(verified.ms)),
      known('compile', inMs(compiled.ms)),
      known('part for a consent page', inKb(JSON.stringify(part.value).length)),
      known('made in', inMs(part.ms)),
      known('part for a share page', inKb(JSON.stringify(other).length)),
    ],
    notes: ['Half of the rules are about one app each; a page is about one app.'],
  };
}

const PAGE = 'consent/google/external-app';

/** In the browser: what worker and page hold of it, beside a policy without rules. */
export async function largePolicyInBrowser(house: House): Promise<Figures> {
  const small = await heaps(house);
  const version = (await house.status()).policy?.version ?? 0;
  const published = performance.now();
  await house.stage.publish(largePolicy(version + 1));
  const status = await house.pull();
  const pulled = performance.now() - published;
  if (status.policy?.rules !== RULES) throw new Error('The large policy is not in force.');
  const large = await heaps(house);
  await house.publish({ rules: [] });
  return {
    title: 'The same in Chromium',
    figures: [
      known('published, pulled, verified, in force', inMs(pulled)),
      known('worker, heap with a small policy', inKb(small.worker)),
      known('worker, heap with the large one', inKb(large.worker)),
      known('consent page, heap with a small policy', inKb(small.page)),
      known('consent page, heap with the large one', inKb(large.page)),
    ],
    notes: ['Heaps after a collection; the page’s is that of the whole renderer, Handrail in it.'],
  };
}

async function heaps(house: House): Promise<{ worker: number; page: number }> {
  const { context } = house.browser();
  const { page } = await house.open(savedPage(PAGE));
  await page.waitForTimeout(1_000);
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const worker = await heapOfServiceWorker(context, house.stage.extensionId);
  await page.close();
  return { worker, page: usedSize };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { tableOf } = await import('./figure.ts');
  console.log(tableOf([await largePolicyInNode()]));
}
