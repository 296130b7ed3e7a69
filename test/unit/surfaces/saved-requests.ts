/** The saved requests under test/sites (`<name>.request.json`) and what each says. */
import { readFileSync, readdirSync } from 'node:fs';
import { z } from 'zod';
import { Activity } from '../../../lib/activity/activity.ts';
import type { WireRequest } from '../../../lib/surfaces/surface.ts';
import { SITES, siteFolders } from './saved-pages.ts';

export const SavedRequest = z.strictObject({
  url: z.url(),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  /** Where the request was seen or is documented, and when. */
  seen: z.string().min(10),
  /** A JSON body. */
  json: z.unknown().optional(),
  /** A body that is neither JSON nor a form. */
  text: z.string().optional(),
  /** Fields of a form. */
  form: z.record(z.string(), z.array(z.string())).optional(),
  /** What its surface reads: a step, `unreadable`, or null where it takes none. */
  activity: z.union([z.null(), z.literal('unreadable'), Activity]),
});

export interface KnownRequest {
  /** `share/n8n/everyone.request.json`. */
  readonly name: string;
  readonly folder: string;
  readonly request: WireRequest;
  readonly expected: Activity | 'unreadable' | null;
}

/** Every saved request, in the order of names. */
export function savedRequests(): KnownRequest[] {
  return siteFolders().flatMap((folder) =>
    readdirSync(`${SITES}${folder}`)
      .filter((file) => file.endsWith('.request.json'))
      .toSorted()
      .map((file) => requestOf(folder, file)),
  );
}

function requestOf(folder: string, file: string): KnownRequest {
  const name = `${folder}/${file}`;
  const read = SavedRequest.safeParse(JSON.parse(readFileSync(`${SITES}${name}`, 'utf8')));
  if (!read.success) throw new Error(`test/sites/${name}: ${z.prettifyError(read.error)}`);
  const { url, method, json, text, form, activity } = read.data;
  return {
    name,
    folder,
    request: {
      url: new URL(url),
      method,
      fields: form ?? null,
      text: json === undefined ? (text ?? null) : JSON.stringify(json),
    },
    expected: activity,
  };
}
