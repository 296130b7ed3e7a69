/** What a replay found, for a person at a terminal. */
import { EFFECTS } from '../lib/activity/decision.ts';
import type { FalseAlarms, Replay } from '../lib/policy/replay/replay.ts';
import type { ReadLines } from './event-lines.ts';
import { counted, number, percent, table } from './table.ts';
import { styled } from './terminal.ts';

const SHOWN_RULES = 25;
const SHOWN_DAYS = 31;

/** @param baseline what the candidate is compared with, in words. */
export function replayWords(
  replay: Replay,
  read: ReadLines,
  baseline: string,
  showPeople: boolean,
): string[] {
  if (replay.steps === 0)
    return ['No step was recorded in these events, so there is nothing to say.', ...badWords(read)];
  return [
    ...summary(replay, baseline),
    '',
    ...effects(replay),
    '',
    ...rules(replay),
    '',
    ...falseAlarms(replay.falseAlarms),
    '',
    ...surfaces(replay),
    '',
    ...days(replay),
    ...notJudged(replay),
    ...badWords(read),
    ...(showPeople ? people(replay) : []),
  ];
}

function summary(replay: Replay, baseline: string): string[] {
  const { changes, perPerson, perPersonDay, kept } = replay;
  const keptBack = Object.entries(kept)
    .map(([why, steps]) => `${number(steps)} ${KEPT[why] ?? why}`)
    .join(', ');
  return [
    `${counted(replay.steps, 'step')} of ${counted(replay.people, 'person', 'people')}, ${dayOf(replay.from)} to ${dayOf(replay.to)}.`,
    styled(
      'bold',
      `${number(replay.prompted)} would be prompted, ${number(replay.stopped)} stopped; ${counted(replay.peopleAsked, 'person', 'people')} would notice.`,
    ),
    `Against ${baseline}: ${number(changes.new)} new, ${number(changes.stronger)} stronger, ${number(changes.milder)} milder, ${number(changes.removed)} no longer shown, ${number(changes.same)} the same.`,
    `Prompts and stops a person: ${number(perPerson.mean)} on average, ${number(perPerson.p95)} at the 95th percentile, ${number(perPerson.max)} at most; on a day with a step: ${number(perPersonDay.mean)}, ${number(perPersonDay.p95)}, ${number(perPersonDay.max)}.`,
    ...(keptBack === '' ? [] : [`Kept back so that people keep reading: ${keptBack}.`]),
    ...Object.entries(replay.kill).map(
      ([id, steps]) => `The kill entry ${id} stops ${counted(steps, 'step')}.`,
    ),
  ];
}

const KEPT: Readonly<Record<string, string>> = {
  'cool-down': 'answered not long ago',
  'same-step': 'the same step again',
  budget: 'over the daily budget',
};

function effects({ before, after, moves }: Replay): string[] {
  return [
    ...table(
      ['effect', 'before', 'after'],
      EFFECTS.filter((effect) => before[effect] + after[effect] > 0).map((effect) => [
        effect,
        before[effect],
        after[effect],
      ]),
    ),
    ...moves
      .slice(0, 6)
      .map(({ from, to, steps }) => `  ${from} becomes ${to}: ${counted(steps, 'step')}`),
  ];
}

function rules({ rules: all }: Replay): string[] {
  const rest = all.length - SHOWN_RULES;
  return [
    ...table(
      [
        'rule',
        'matched',
        'prompted',
        'stopped',
        'on trial',
        'people',
        'most a day',
        'false alarms',
      ],
      all
        .slice(0, SHOWN_RULES)
        .map((rule) => [
          rule.id,
          rule.matched,
          rule.prompted,
          rule.stopped,
          rule.onTrial,
          rule.people,
          Math.max(0, ...Object.values(rule.perDay)),
          rangeOf(rule.falseAlarms),
        ]),
    ),
    ...(rest > 0 ? [`  ${counted(rest, 'other rule')} matched; --json names all.`] : []),
  ];
}

function rangeOf({ least, most, shown }: FalseAlarms): string {
  if (shown === 0) return '-';
  return least === most ? percent(least) : `${percent(least)} to ${percent(most)}`;
}

function falseAlarms(all: FalseAlarms): string[] {
  if (all.shown === 0)
    return [
      'False alarms: no estimate, since nothing was on screen then where this policy would show something.',
    ];
  return [
    `False alarms: ${rangeOf(all)} of the ${counted(all.shown, 'prompt')} that people really saw and would see again: ${number(all.disputed)} disputed, ${number(all.wentOn)} went on unchanged, ${number(all.heeded)} heeded.`,
    '  The least counts disputes only; the most also counts whoever went on, though some had good reason to be asked.',
  ];
}

function surfaces({ surfaces: all }: Replay): string[] {
  return table(
    ['surface', 'steps', 'prompted', 'stopped'],
    Object.entries(all).map(([id, { steps, prompted, stopped }]) => [id, steps, prompted, stopped]),
  );
}

function days({ days: all }: Replay): string[] {
  const rows = Object.entries(all);
  const rest = rows.length - SHOWN_DAYS;
  return [
    ...table(
      ['day (UTC)', 'steps', 'prompted', 'stopped'],
      rows
        .slice(-SHOWN_DAYS)
        .map(([day, { steps, prompted, stopped }]) => [day, steps, prompted, stopped]),
    ),
    ...(rest > 0 ? [`  ${counted(rest, 'earlier day')}; --json names all.`] : []),
  ];
}

const MISSING: Readonly<Record<string, string>> = {
  person: 'who it was (nobody is named, or only by a pseudonym)',
  groups: 'the groups of the person',
  'first time': 'whether it was the first time',
  'resource id': 'which resource it was (only a keyed hash leaves the browser)',
  initiator: 'who began the request (recorded before this was read)',
  anomalies: 'oddities of the request (recorded before they were read)',
  resources: 'where the access was to be used (recorded before this was read)',
  details: 'details of the request (recorded before they were read)',
  redirect: 'where exactly the answer went (only scheme and host leave the browser)',
  risk: 'all parts of the risk (recorded before some were read)',
  terms: 'which terms had been accepted before',
  accountKind: 'the kind of account (recorded before this was read)',
};

function notJudged({ missing }: Replay): string[] {
  if (missing.length === 0) return [];
  return [
    '',
    'Not judged in full, because the records do not say:',
    ...missing.map(
      ({ fact, steps, rules: ids }) =>
        `  ${MISSING[fact] ?? fact}: ${counted(steps, 'step')}; asked by ${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ` and ${number(ids.length - 5)} more` : ''}`,
    ),
  ];
}

function badWords({ bad, examples }: ReadLines): string[] {
  if (bad === 0) return [];
  return [
    '',
    `${counted(bad, 'line')} left out:`,
    ...examples.map(({ line, reason }) => `  line ${number(line)} ${reason}`),
    ...(bad > examples.length ? [`  and ${number(bad - examples.length)} more`] : []),
  ];
}

function people({ mostAsked }: Replay): string[] {
  if (mostAsked.length === 0) return [];
  return [
    '',
    ...table(
      ['person', 'prompts'],
      mostAsked.map(({ person, prompts }) => [person, prompts]),
    ),
  ];
}

function dayOf(time: number | null): string {
  return time === null ? '' : new Date(time).toISOString().slice(0, 10);
}
