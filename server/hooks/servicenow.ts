/**
 * A record of ServiceNow's Table API. Its fields are plain text but for `[code]` in notes, which is read as
 * HTML. What happens to a request later is a note of its record.
 * servicenow.com/docs, Table API (2026-11)
 */
import { authorization, type Message } from './message.ts';
import type { Notice } from './notice.ts';
import { cut } from './plain-name.ts';

/** Characters of a short description as it is delivered. */
const LONGEST_SHORT = 160;

export type ServiceNowTarget = {
  /** The instance. */
  url: string;
  user: string | null;
  token: string;
  table: string;
};

/** @param record sys_id of the request's record, or null where there is none */
export function serviceNowMessage(
  notice: Notice,
  target: ServiceNowTarget,
  record: string | null,
): Message {
  const headers = { ...authorization(target.user, target.token), Accept: 'application/json' };
  const base = `${target.url}/api/now/table/${target.table}`;
  const text = linesOf(notice);
  if (record !== null)
    return {
      ...{ method: 'PATCH', headers, reference: null },
      url: `${base}/${encodeURIComponent(record)}`,
      body: { work_notes: text },
    };
  return {
    ...{ method: 'POST', headers, url: base, reference: ['result', 'sys_id'] },
    body: {
      short_description: cut(withoutCode(notice.title), LONGEST_SHORT),
      description: text,
      correlation_id: notice.uid,
      correlation_display: 'Handrail',
    },
  };
}

function linesOf({ title, facts, link }: Notice): string {
  const lines = [title, ...facts.map(({ label, value }) => `${label}: ${value}`)];
  return [...lines.map(withoutCode), '', link].join('\n');
}

function withoutCode(text: string): string {
  return text.replace(/\[(\s*\/?\s*code\s*)\]/giu, '($1)');
}
