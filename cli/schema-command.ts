/** `handrail policy schema`: the JSON Schema of policies, for editors. */
import { policyJsonSchema } from '../lib/policy/editors/json-schema.ts';
import { type ExitCode, say } from './terminal.ts';

/** Prints the schema. */
export async function schema(): Promise<ExitCode> {
  say(JSON.stringify(policyJsonSchema(), null, 2));
  return Promise.resolve(0);
}
