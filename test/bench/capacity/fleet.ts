/**
 * A fleet over one working week, second by second where it matters: who is online, what they ask, what they
 * report. Pure; every assumption stands in `Assumptions` and is printed with the plan.
 */

export interface Assumptions {
  readonly browsers: number;
  /** Share of the people and hours from UTC, for each region. */
  readonly regions: readonly { readonly share: number; readonly offset: number }[];
  /** Share of a region's browsers that are open, for each hour of a working day. */
  readonly online: readonly number[];
  /** The same on days off, as a share of the working day's. */
  readonly weekend: number;
  readonly pollMinutes: number;
  /** Chromium's alarms are shifted by up to this share of the interval (`schedule.ts`). */
  readonly jitter: number;
  /** Steps that leave an event, for each person and working day. */
  readonly stepsPerDay: number;
  /** Of these, consents and public shares that ask for a fresh policy first. */
  readonly freshPerDay: number;
  readonly heartbeatsPerHour: number;
  /** New policies a day: the admins', and approvals and containments of the desk. */
  readonly policiesPerDay: number;
  /** Days that are worked in a year. */
  readonly workingDays: number;
  readonly retentionDays: { readonly step: number; readonly health: number };
}

export const MILLION: Assumptions = {
  browsers: 1_000_000,
  regions: [
    { share: 0.4, offset: 1 },
    { share: 0.4, offset: -5 },
    { share: 0.2, offset: 8 },
  ],
  online: [
    ...[0.04, 0.03, 0.02, 0.02, 0.02, 0.04, 0.12, 0.35, 0.7, 0.9, 0.95, 0.95],
    ...[0.85, 0.9, 0.95, 0.95, 0.9, 0.75, 0.45, 0.25, 0.18, 0.14, 0.1, 0.06],
  ],
  weekend: 0.1,
  pollMinutes: 5,
  jitter: 0.1,
  stepsPerDay: 3,
  freshPerDay: 1,
  heartbeatsPerHour: 1,
  policiesPerDay: 40,
  workingDays: 230,
  retentionDays: { step: 400, health: 90 },
};

export interface Load {
  /** Browsers that are open at the busiest hour. */
  readonly online: number;
  /** A second, at the busiest hour. */
  readonly polls: number;
  readonly fresh: number;
  /** Of all answers in that hour, the share that is 304. */
  readonly notModified: number;
  readonly reports: number;
  readonly events: number;
  /** The busiest second after 09:00 sharp, when a region starts at once: browsers that start within five minutes. */
  readonly startRush: number;
  readonly perYear: { readonly steps: number; readonly health: number };
}

/** Rates of the busiest hour of a working day. */
export function loadOf(fleet: Assumptions): Load {
  const hours = Array.from({ length: 24 }, (_, hour) => onlineAt(fleet, hour));
  const online = Math.max(...hours);
  const polls = online / (fleet.pollMinutes * 60 * (1 + fleet.jitter / 2));
  // People act while they are there: the day's steps fall on the day's open hours.
  const openHours = hours.reduce((sum, many) => sum + many, 0) / fleet.browsers;
  const perSecond = (perDay: number) => (online * (perDay / openHours)) / 3600;
  const [steps, fresh] = [perSecond(fleet.stepsPerDay), perSecond(fleet.freshPerDay)];
  const heartbeats = (online * fleet.heartbeatsPerHour) / 3600;
  const changed = (online * (fleet.policiesPerDay / 24)) / 3600;
  const health = heartbeats + changed;
  return {
    online,
    polls,
    fresh,
    notModified: 1 - changed / (polls + fresh),
    // A step is sent at once, alone; what waits is sent together.
    reports: steps + health,
    events: steps + health,
    startRush: (fleet.browsers * Math.max(...fleet.regions.map(({ share }) => share)) * 0.5) / 300,
    perYear: {
      steps: fleet.browsers * fleet.stepsPerDay * fleet.workingDays,
      health: healthPerYear(fleet, openHours),
    },
  };
}

function healthPerYear(fleet: Assumptions, openHours: number): number {
  const days = fleet.workingDays + (365 - fleet.workingDays) * fleet.weekend;
  const perDay = openHours * fleet.heartbeatsPerHour + (openHours / 24) * fleet.policiesPerDay;
  return fleet.browsers * perDay * days;
}

/** Browsers that are open in an hour of UTC. */
function onlineAt({ browsers, regions, online }: Assumptions, hour: number): number {
  return regions.reduce((sum, { share, offset }) => {
    const local = (((hour + offset) % 24) + 24) % 24;
    return sum + browsers * share * (online[local] ?? 0);
  }, 0);
}

export interface Propagation {
  /** Share of online browsers that enforce it after so many seconds. */
  readonly after30: number;
  readonly after60: number;
  readonly after300: number;
  /** s until 95 % of those online have it. */
  readonly until95: number;
}

/**
 * A kill is published at 0; each browser asks at its own next poll, plus the time an answer takes. Whoever is at
 * a consent or a public share meanwhile asks at once and is not counted here.
 * @param delay s that the way takes besides: a CDN's time to live, and the answer
 */
export function propagate(
  { pollMinutes, jitter }: Assumptions,
  delay: number,
  random: () => number,
  sample = 20_000,
): Propagation {
  const times = Array.from({ length: sample }, () => {
    // The alarm's period is the same each time; only its phase is by chance (Chromium, `periodInMinutes`).
    const next = random() * pollMinutes * 60 * (1 + jitter * random());
    return next + delay * random() + 0.2;
  }).toSorted((a, b) => a - b);
  const share = (seconds: number) => times.filter((time) => time <= seconds).length / times.length;
  return {
    after30: share(30),
    after60: share(60),
    after300: share(300),
    until95: times[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN,
  };
}
