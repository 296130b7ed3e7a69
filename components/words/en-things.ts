/** What is shared or published, in English. */
import type { Resource } from '../../lib/activity/activity.ts';

export const things: Record<Resource['type'], string> = {
  file: 'file',
  folder: 'folder',
  document: 'document',
  spreadsheet: 'spreadsheet',
  presentation: 'presentation',
  form: 'form',
  site: 'site',
  flow: 'flow',
  app: 'app',
  report: 'report',
  page: 'page',
  base: 'base',
  view: 'view',
  board: 'board',
  design: 'design',
  calendar: 'calendar',
  repository: 'repository',
  channel: 'channel',
  conversation: 'conversation',
  assistant: 'assistant',
  credential: 'credential',
  workspace: 'workspace',
  unknown: 'item',
};
