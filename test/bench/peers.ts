/**
 * Handrail's decisions beside other rule engines: the same generated rules and steps, equal answers checked first,
 * what is done once apart from what is done each time. In Node from 10 to 10,000 rules, and at 100 and 1,000 inside
 * the extension's own worker. `node test/bench/peers.ts` prints the Node part alone.
 */
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import type { House } from '../e2e/house.ts';
import { evaluateInServiceWorker, waitForServiceWorker } from '../support/service-worker.ts';
import { type Figure, type Figures, known } from './figure.ts';
import { cedar } from './peers/cedar.ts';
import { PEERS } from './peers/engines.ts';
import { handrail, wholeDecision } from './peers/handrail.ts';
import { type Lap, race } from './peers/race.ts';

const SIZES = [10, 100, 1_000, 10_000];
/** How many times faster than the fastest peer at this many rules (DESIGN §9). */
const BAR = 100;
const BAR_AT = 1_000;

/** The race in Node. */
export async function peers(): Promise<Figures> {
  return figuresOf('Decision beside other engines, in Node', [
    ...(await race([handrail, wholeDecision, ...PEERS, cedar], SIZES)),
  ]);
}

/** The race inside the worker of the installed extension, under its content security policy. */
export async function peersInWorker(house: House): Promise<Figures> {
  const { context } = house.browser();
  await waitForServiceWorker(context, house.stage.extensionId);
  const laps = await evaluateInServiceWorker<Lap[]>(
    context,
    house.stage.extensionId,
    `${await bundled()}\n;handrailRace()`,
  );
  const figures = figuresOf('Decision beside other engines, in the extension’s worker', laps);
  return {
    ...figures,
    notes: [
      ...figures.notes,
      'Without @cedar-policy/cedar-wasm: an extension’s worker runs no WebAssembly unless its content security policy says so.',
    ],
  };
}

async function bundled(): Promise<string> {
  const entry = new URL('peers/in-worker.ts', import.meta.url).pathname;
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2024',
      lib: { entry, formats: ['iife'], name: 'race' },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error('Nothing was bundled.');
  const [chunk] = output.output;
  return chunk.code;
}

function figuresOf(title: string, laps: readonly Lap[]): Figures {
  const figures = laps.map(lineOf);
  return {
    title,
    figures: [...figures, ...ratioOf(laps)],
    notes: [
      'Decision p50 (p95), and what is done once. Engines that would take minutes at 10,000 rules are left out there.',
    ],
  };
}

function lineOf({ engine, rules, compile, p50, p95, problem }: Lap): Figure {
  const name = `${engine}, ${rules.toLocaleString('en')} rules`;
  return known(
    name,
    problem ?? `${inMicros(p50)} (${inMicros(p95)}), once ${compile.toFixed(1)} ms`,
  );
}

const inMicros = (value: number): string =>
  value < 1_000 ? `${value.toFixed(1)} µs` : `${(value / 1_000).toFixed(1)} ms`;

function ratioOf(laps: readonly Lap[]): Figure[] {
  const at = laps.filter(({ rules, problem }) => rules === BAR_AT && problem === null);
  const own = at.find(({ engine }) => engine === handrail.name);
  const others = at.filter(({ engine }) => !engine.startsWith(handrail.name));
  if (own === undefined || others.length === 0) return [];
  const fastest = others.reduce((a, b) => (a.p50 <= b.p50 ? a : b));
  const ratio = fastest.p50 / own.p50;
  return [
    {
      name: `times faster than ${fastest.engine} at ${BAR_AT.toLocaleString('en')} rules`,
      value: `${ratio.toFixed(0)}×`,
      bar: `≥ ${BAR}×`,
      holds: ratio >= BAR,
    },
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { tableOf } = await import('./figure.ts');
  console.log(tableOf([await peers()]));
}
