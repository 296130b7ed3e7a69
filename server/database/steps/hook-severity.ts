import type { Step } from '../step.ts';

export const HOOK_SEVERITY_STEP: Step = {
  name: 'from which severity hooks are told of findings',
  statements: [`ALTER TABLE hooks ADD COLUMN severity text NOT NULL DEFAULT 'low'`],
};
