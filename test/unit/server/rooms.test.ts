/** The rooms of the service. Arrows between them go down; each failure says what to do. */
import { describe, expect, it } from 'vitest';
import { code, importsOf } from '../tree.ts';

/** Rooms of server/ with their storey. */
const STOREYS: Readonly<Record<string, number>> = {
  database: 0,
  files: 0,
  limits: 0,
  openapi: 0,
  watch: 0,
  people: 1,
  published: 1,
  enrolment: 2,
  events: 2,
  projection: 3,
  reports: 3,
  sinks: 3,
  desk: 4,
  fleet: 4,
  inventory: 4,
  keeping: 4,
  stream: 4,
  approvals: 5,
  containment: 5,
  evidence: 5,
  findings: 5,
  measures: 5,
  policy: 5,
  hooks: 6,
};

/** What every room may see: words and errors, nothing that runs. */
const SHARED = new Set([
  'server/problem.ts',
  'server/options.ts',
  'server/hooks/hook-options.ts',
  'server/sinks/sink-options.ts',
]);

/** The console is a program of its own that knows the service by its contract alone. */
const service = code.filter((file) => /^server\/(?!console\/)/u.test(file));
const isShared = (file: string) => SHARED.has(file) || file.startsWith('server/contract/');
const roomOf = (file: string) => /^server\/([^/]+)\//u.exec(file)?.[1] ?? null;

describe('the rooms of the service', () => {
  it('are all known', () => {
    const unknown = service.filter((file) => {
      if (isShared(file)) return false;
      const room = roomOf(file);
      return room !== null && !(room in STOREYS);
    });
    expect(unknown, 'give the folder a storey in STOREYS').toEqual([]);
  });

  it('see the rooms below them', () => {
    const wrong = service.flatMap((file) => {
      if (isShared(file)) return [];
      const from = roomOf(file);
      if (from === null) return [];
      return importsOf(file)
        .map(({ target }) => target)
        .filter((target) => target.startsWith('server/') && !isShared(target))
        .filter((target) => {
          const to = roomOf(target);
          if (to === from) return false;
          return to === null || (STOREYS[from] ?? 0) <= (STOREYS[to] ?? 0);
        })
        .map((target) => `${file} imports ${target}: take what you need as a parameter.`);
    });
    expect(wrong.join('\n')).toBe('');
  });
});
