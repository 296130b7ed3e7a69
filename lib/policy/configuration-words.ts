/** The words of the managed configuration that pages need, too; its schema stays with the worker. */
import { z } from 'zod/mini';

/** What happens while no policy is at hand. */
export const FailMode = z.enum(['open', 'warn', 'closed']);
export type FailMode = z.infer<typeof FailMode>;

/** A managed value that could not be used, said so that an admin can mend it. */
export const ConfigurationProblem = z.strictObject({ key: z.string(), problem: z.string() });
export type ConfigurationProblem = z.infer<typeof ConfigurationProblem>;
