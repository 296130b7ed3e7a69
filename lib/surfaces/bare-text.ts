/** What may be kept of an address or an id: where it points, never who it is about or what it carries. */

/**
 * Replaces the person in every e-mail address of a text: `ada@acme.example` becomes `*@acme.example`.
 * Takes linear time: a local part has at most 64 characters (RFC 5321 §4.5.3.1.1).
 */
export function withoutPeople(text: string): string {
  if (!/@|%40/iu.test(text)) return text;
  return text.replace(
    /[^\s@/?#&=:;,"'<>()[\]]{1,64}(@|%40)(?=[^\s@/?#&=:;,]{1,253}\.\w)/giu,
    '*$1',
  );
}

/**
 * Scheme, host and path of an address, or null where it is none; what follows may carry secrets.
 * An address that only names a place keeps its form: `urn:ietf:wg:oauth:2.0:oob`.
 */
export function bareAddress(address: string | null): string | null {
  if (address === null) return null;
  const url = URL.parse(address);
  if (url === null) return null;
  const place = url.host === '' ? url.pathname : `//${url.host}${url.pathname}`;
  return withoutPeople(`${url.protocol}${place}`.slice(0, 2048)).slice(0, 2048);
}
