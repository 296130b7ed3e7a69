/** Types of browser-search.mjs, which stays plain JavaScript so that ready.mjs can use it before anything is installed. */
export function findChromium(environment?: Record<string, string | undefined>): string | undefined;
export function findHeadlessShell(
  environment?: Record<string, string | undefined>,
): string | undefined;
export function findFirefox(environment?: Record<string, string | undefined>): string | undefined;
