/** Events of a certain time, device, number or person. */
import { uuidv7 } from '../../lib/activity/identifiers.ts';
import { healthSample, stepSample } from '../unit/events/samples.ts';
import { eventOf, type Json } from './requests.ts';

/** The moment of an event that is told no other one. */
export const NOW = Date.UTC(2026, 10, 23);

export type Change = { time?: number; device?: string; sequence?: number; person?: string };

export function change(event: Json, { time, device, sequence, person }: Change): Json {
  if (time !== undefined) Object.assign(event, { time });
  if (device !== undefined) event.device.uid = device;
  if (sequence !== undefined) event.metadata.sequence = sequence;
  if (person !== undefined) event.actor.user.name = person;
  return event;
}
export const step = (given: Change = {}) =>
  change(eventOf(stepSample({ uid: uuidv7(given.time ?? NOW) })), { time: NOW, ...given });
export const health = (given: Change = {}) =>
  change(eventOf(healthSample({ uid: uuidv7(given.time ?? NOW) })), { time: NOW, ...given });

export const uidOf = (event: Json) => event.metadata.uid as string;
