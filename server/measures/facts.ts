/** What the measures take from one event. */
import type { Activity } from '../../lib/activity/activity.ts';
import type { StepExtension } from '../../lib/events/handrail-extension.ts';
import { catalog } from '../../lib/catalog/full.ts';
import type { FollowedEvent } from '../events/after.ts';
import { cutSubject } from '../events/reported-event.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WEEK = 7 * DAY;
/** A Monday. */
const FIRST_WEEK = 4 * DAY;

/** @returns Unix ms at which the day or the week (from Monday) of a moment begins, in UTC */
export const dayOf = (time: number) => Math.floor(time / DAY) * DAY;
export const weekOf = (time: number) => Math.floor((time - FIRST_WEEK) / WEEK) * WEEK + FIRST_WEEK;

/** Sums by day. Names are stored: one is added, none changes its meaning. */
export const DAY_SUMS = [
  /** A dialog or notice was on screen. */
  'prompts',
  /** A dialog that the person could pass by confirming or giving a reason, and where they did. */
  'asked',
  'overridden',
  'disputed',
  /** Consents whose app was rated, and those whose app the policy has approved. */
  'rated',
  'approved',
] as const;
export type DaySum = (typeof DAY_SUMS)[number];

export type StepFacts = {
  uid: string;
  time: number;
  received: number;
  kind: string;
  surface: string;
  effect: string;
  intended: string;
  outcome: string;
  /** The person, or the browser where no person is reported. */
  person: string;
  /** Whether `person` is one. */
  named: boolean;
  thing: string | null;
  thingName: string | null;
  sensitive: boolean;
  sums: readonly DaySum[];
  terms: { id: string; version: number } | null;
};

/** @returns the facts of a step; null for anything else */
export function factsOf({ row, event, received }: FollowedEvent): StepFacts | null {
  const { handrail } = event.unmapped;
  if (handrail.type !== 'step' || row.kind === null) return null;
  const { terms } = handrail.requirements;
  return {
    uid: row.uid,
    time: row.time,
    received,
    kind: handrail.kind,
    surface: handrail.surface,
    effect: handrail.effect,
    intended: handrail.intended,
    outcome: handrail.outcome,
    person: row.user ?? `device:${row.device}`,
    named: row.user !== null,
    thing: thingOf(handrail.activity),
    thingName: row.subjectName,
    sensitive: isSensitive(handrail.activity),
    // An exercise is no risk and its dialogs are no burden of the policy.
    sums: handrail.drill ? [] : sumsOf(handrail),
    terms:
      terms === null || handrail.drill
        ? null
        : { id: cutSubject(terms.id), version: terms.version },
  };
}

function sumsOf({ rendered, outcome, risk }: StepExtension): DaySum[] {
  const asked = rendered === 'acknowledge' || rendered === 'justify';
  const rated = risk !== null;
  return [
    ...(rendered === 'none' ? [] : (['prompts'] as const)),
    ...(asked ? (['asked'] as const) : []),
    ...(asked && outcome === 'proceeded' ? (['overridden'] as const) : []),
    ...(outcome === 'disputed' ? (['disputed'] as const) : []),
    ...(rated ? (['rated'] as const) : []),
    ...(rated && risk.parts.some(({ code }) => code === 'app.approved')
      ? (['approved'] as const)
      : []),
  ];
}

/** What would stand in an inventory; documents that are shared do not. */
function thingOf(activity: Activity): string | null {
  switch (activity.kind) {
    case 'consent':
      return cutSubject(activity.app.clientId);
    case 'connect':
      return cutSubject(activity.connector.id);
    case 'publish':
      return activity.resource.id === null ? null : cutSubject(activity.resource.id);
    case 'share':
      return null;
  }
}

function isSensitive(activity: Activity): boolean {
  if (activity.kind !== 'consent') return false;
  const { platform, scopes } = activity;
  return scopes.some((scope) => catalog.scope(scope, platform).weight !== 'ordinary');
}
