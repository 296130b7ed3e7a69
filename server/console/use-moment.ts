import { useRef } from 'preact/hooks';

/**
 * The moment at which `key` became what it is: "the last hour" is counted from there, and stays put
 * until something else is asked for.
 */
export function useMoment(key: string): number {
  const moment = useRef({ key, at: Date.now() });
  if (moment.current.key !== key) moment.current = { key, at: Date.now() };
  return moment.current.at;
}
