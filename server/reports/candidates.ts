/** The elements of a JSON array of events, each as a value and as the text it was sent as. */
import type { Candidate } from '../events/reported-event.ts';
import { Refusal } from '../problem.ts';
import { elementsOf } from './json-elements.ts';
import { jsonOf } from './request-body.ts';

/** Brackets beyond this are refused before they cost memory; single events have a lower limit. */
const DEEPEST_BODY = 200;

/** @returns the elements; throws Refusal 400 when the body is no JSON array, or too deep */
export function candidatesOf(body: Uint8Array): Candidate[] {
  const elements = elementsOf(body, DEEPEST_BODY);
  if (elements === null) {
    throw new Refusal(
      400,
      `The JSON is nested deeper than ${DEEPEST_BODY} levels.`,
      'Send plain OCSF events.',
    );
  }
  const values = jsonOf(body, 'Send an array of OCSF events.');
  if (!Array.isArray(values)) {
    throw new Refusal(
      400,
      'The body is not a JSON array.',
      'Send an array of OCSF events, even for one.',
    );
  }
  return elements.map(({ bytes, depth }, index) => ({
    value: values[index] as unknown,
    json: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(),
    depth,
  }));
}
