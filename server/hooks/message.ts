/** What goes over the wire for one notice, whichever hook it is for. */
export type Message = {
  method: 'POST' | 'PATCH';
  url: string;
  headers: Readonly<Record<string, string>>;
  body: unknown;
  /** Where the other side's name for what it made stands in its answer; null where it makes nothing. */
  reference: readonly string[] | null;
};

/** @param user null for a bearer token */
export function authorization(user: string | null, token: string): Record<string, string> {
  if (user === null) return { Authorization: `Bearer ${token}` };
  return { Authorization: `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}` };
}
