/** From rates and a fleet to machines, disks and what breaks first, as Markdown. Pure. */
import { type Assumptions, type Load, loadOf, propagate } from './fleet.ts';
import type { Measured } from './measure.ts';

/** A process is planned to be busy this much at the busiest hour, so that one of several may be lost. */
const HEADROOM = 0.5;
/** Hours of a database outage that the stream bridges. */
const OUTAGE_HOURS = 4;
/** Places of a CDN that each ask the origin once in its time to live. */
const EDGES = 200;
const TTL = 10;

const whole = (value: number) => Math.ceil(value).toLocaleString('en-GB');
const size = (bytes: number): string => {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  return `${(bytes / 1000 ** power).toPrecision(3)} ${units[power]}`;
};
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

export interface Plan {
  readonly markdown: string;
  readonly processes: number;
}

/** @param random from a seed, so that the same rates make the same plan */
export function planOf(fleet: Assumptions, measured: Measured, random: () => number): Plan {
  const load = loadOf(fleet);
  const policyRate = load.polls + load.fresh;
  const policyProcesses = Math.ceil(policyRate / (measured.notModified * HEADROOM));
  const reportProcesses = Math.ceil(load.reports / (measured.singleReports * HEADROOM));
  const rows = [
    ...fleetRows(fleet, load),
    ['**Policy**', ''],
    ['requests a second', `${whole(policyRate)}, ${percent(load.notModified)} of them 304`],
    ['processes for it without a CDN', whole(policyProcesses)],
    [
      `with a CDN of ${EDGES} places that keep it ${TTL} s`,
      `${whole(EDGES / TTL)} requests a second reach the service`,
    ],
    [
      'a new policy, everywhere',
      `${size(measured.policyBytes * load.online)} within ${fleet.pollMinutes} minutes, ${size((measured.policyBytes * load.online * 8) / (fleet.pollMinutes * 60))}it/s without a CDN`,
    ],
    ['**Reports**', ''],
    ['reports a second, one event each', whole(load.reports)],
    ['processes for them', `${whole(reportProcesses)} at ${percent(HEADROOM)} busy`],
    ['network in', `${size(load.reports * measured.reportBytes)} a second`],
    ...storageRows(fleet, load, measured),
  ];
  return {
    processes: reportProcesses,
    markdown: [
      tableOf(['for one million browsers', ''], rows),
      '',
      killTable(fleet, measured, load, random),
      '',
      breaksFirst(fleet, measured, load),
    ].join('\n'),
  };
}

function fleetRows(fleet: Assumptions, load: Load): string[][] {
  return [
    ['browsers', whole(fleet.browsers)],
    ['open at the busiest hour', whole(load.online)],
    ['starts a second when the largest region begins its day', whole(load.startRush)],
    ['steps a person and day that leave an event', String(fleet.stepsPerDay)],
  ];
}

function storageRows(fleet: Assumptions, load: Load, measured: Measured): string[][] {
  const kept = (perYear: number, days: number) => (perYear * days * measured.eventInDatabase) / 365;
  const steps = kept(load.perYear.steps, fleet.retentionDays.step);
  const health = kept(load.perYear.health, fleet.retentionDays.health);
  const perNode = load.events * OUTAGE_HOURS * 3600 * measured.eventInStream;
  return [
    ['**Storage**', ''],
    ['an event in PostgreSQL, with its indexes', size(measured.eventInDatabase)],
    ['steps a year', whole(load.perYear.steps)],
    ['health events a year', whole(load.perYear.health)],
    [`steps, kept ${fleet.retentionDays.step} days`, size(steps)],
    [`health, kept ${fleet.retentionDays.health} days`, size(health)],
    [`stream on each node, for ${OUTAGE_HOURS} hours without a database`, size(perNode)],
  ];
}

/** What a kill costs and how soon it holds, for several intervals. */
function killTable(
  fleet: Assumptions,
  measured: Measured,
  load: Load,
  random: () => number,
): string {
  const rows = [5, 2, 1].flatMap((pollMinutes) => {
    const asked = { ...fleet, pollMinutes };
    const { polls } = loadOf(asked);
    return [0, TTL].map((ttl) => {
      const { after30, after60, until95 } = propagate(asked, ttl, random);
      const origin = ttl === 0 ? polls + load.fresh : EDGES / ttl;
      return [
        `${pollMinutes} min`,
        ttl === 0 ? 'no' : `${ttl} s`,
        percent(after30),
        percent(after60),
        `${Math.round(until95)} s`,
        whole(origin),
        whole(origin / (measured.notModified * HEADROOM)),
      ];
    });
  });
  return tableOf(
    [
      ...['poll', 'CDN keeps it', 'within 30 s', 'within 60 s', '95 % after'],
      ...['requests a second at the service', 'processes'],
    ],
    rows,
  );
}

/** What one of each does beside what the busiest hour asks of it; the narrowest comes first. */
function breaksFirst(fleet: Assumptions, measured: Measured, load: Load): string {
  const parts = [
    ['policy requests, one process without a CDN', load.polls + load.fresh, measured.notModified],
    ['reports, one process', load.reports, measured.singleReports],
    ['storing in PostgreSQL, by batches', load.events, measured.batchedEvents],
    ['projections, which no second process makes faster', load.events, measured.foldedEvents],
    [
      'a new policy fetched by everyone within one interval, one process without a CDN',
      load.online / (fleet.pollMinutes * 60),
      measured.wholePolicy,
    ],
  ] as const;
  const rows = parts
    .map(([name, asked, able]) => ({ name, asked, able, times: able / asked }))
    .toSorted((a, b) => a.times - b.times)
    .map(({ name, asked, able, times }) => [
      ...[name, whole(asked), whole(able)],
      `${times.toPrecision(2)} times`,
    ]);
  return tableOf(['what breaks first', 'asked a second', 'one does', 'room'], rows);
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
