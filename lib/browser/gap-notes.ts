/** Gaps as the request layers tell them: a page may send a request that nobody can judge again and again. */
import type { Surface } from '../surfaces/surface.ts';

/** ms between two notes about one surface. */
const AGAIN_AFTER = 60_000;

export type TellGap = (surface: Surface, detail: string) => void;

/** Tells the first gap of a surface, and none for a minute after. */
export function onceAMinute(tell: TellGap): TellGap {
  const told = new Map<string, number>();
  return (surface, detail) => {
    if (Date.now() - (told.get(surface.id) ?? -AGAIN_AFTER) < AGAIN_AFTER) return;
    told.set(surface.id, Date.now());
    tell(surface, detail);
  };
}
