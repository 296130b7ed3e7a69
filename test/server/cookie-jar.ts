/** A browser's way through redirects, with its cookies, without the browser. */

export type Jar = {
  readonly cookies: Map<string, string>;
  /** Sends one request with the cookies of its host; redirects are not followed. */
  ask(url: string, init?: RequestInit): Promise<Response>;
  /** Follows redirects until an address begins with `until`, which is not asked; or to the end. */
  walk(url: string, until?: string): Promise<{ url: string; response: Response | null }>;
};

/** @returns a jar that holds nothing; loopback hosts differ by their port, as no cookie does */
export function createJar(): Jar {
  const cookies = new Map<string, string>();
  const jar: Jar = {
    cookies,
    async ask(url, init = {}) {
      const { origin } = new URL(url);
      const own = [...cookies].filter(([key]) => key.startsWith(origin));
      const sent = own.map(([key, value]) => `${key.slice(origin.length + 1)}=${value}`).join('; ');
      const headers = { ...(init.headers as Record<string, string>), Cookie: sent };
      const response = await fetch(url, { redirect: 'manual', ...init, headers });
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';');
        const name = pair.slice(0, pair.indexOf('='));
        const value = pair.slice(name.length + 1);
        if (value === '' || /max-age=0\b/iu.test(line)) cookies.delete(`${origin} ${name}`);
        else cookies.set(`${origin} ${name}`, value);
      }
      return response;
    },
    async walk(url, until = 'never') {
      for (let at = url; ;) {
        if (at.startsWith(until)) return { url: at, response: null };
        const response = await jar.ask(at);
        const next = response.headers.get('location');
        if (next === null) return { url: at, response };
        at = new URL(next, at).href;
      }
    },
  };
  return jar;
}
