/** The service's one door to the network: what is sent to an address that the admin has named. */

/** ms until the whole answer must be there. */
const TIMEOUT = 30_000;

/** Characters of an answer that are looked at. */
const LONGEST_ANSWER = 4 * 1024 * 1024;

export type Answer = { status: number; text: string; retryAfter: number | null };

/**
 * @returns the answer, or the reason why there is none. Redirects are not followed: a secret goes
 * where the admin has said and nowhere else.
 */
export async function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  method: 'POST' | 'PATCH' = 'POST',
): Promise<Answer | { reason: string }> {
  try {
    const response = await fetch(url, {
      method,
      headers,
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    return {
      status: response.status,
      text: (await response.text()).slice(0, LONGEST_ANSWER),
      retryAfter: retryAfter(response.headers.get('retry-after'), Date.now()),
    };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { reason: cause instanceof Error ? cause.message : String(cause) };
  }
}

/** `Retry-After` in ms; seconds or a date (RFC 9110 §10.2.3), an hour at most. */
function retryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  const wait = /^\d+$/u.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), 3_600_000);
}
