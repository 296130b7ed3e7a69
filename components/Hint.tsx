/** Points at the page's own button: some pages ignore clicks made by script, so the person repeats theirs. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useSpoken } from './Notice.tsx';
import type { Words } from './words/words.ts';

/** Where the button is, in the window's own coordinates (`getBoundingClientRect`). */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface HintProps {
  readonly place: Place;
  /** Whether the control is to be used once more, or next on the way to a fix. */
  readonly why?: 'again' | 'fix';
  readonly words: Words;
}

const MARGIN = 5;

/** A ring around the button and a sentence beside it. Takes no clicks: the button stays usable. */
export function Hint({ place, why = 'again', words }: HintProps) {
  const ring = useRef<HTMLDivElement>(null);
  const bubble = useRef<HTMLDivElement>(null);
  const spoken = useSpoken(bubble);

  useLayoutEffect(() => ring.current?.showPopover(), []);

  useLayoutEffect(() => {
    const { current } = bubble;
    if (current === null) return;
    const box = current.getBoundingClientRect();
    const below = place.y + place.height + MARGIN + 8;
    const fits = below + box.height <= innerHeight;
    const top = fits ? below : Math.max(8, place.y - MARGIN - 8 - box.height);
    const left = Math.min(Math.max(8, place.x), Math.max(8, innerWidth - box.width - 8));
    current.style.inset = `${top}px auto auto ${left}px`;
  }, [place, spoken]);

  const around = {
    inset: `${place.y - MARGIN}px auto auto ${place.x - MARGIN}px`,
    width: `${place.width + 2 * MARGIN}px`,
    height: `${place.height + 2 * MARGIN}px`,
  };
  return (
    <>
      <div ref={ring} popover="manual" class="ring" style={around} />
      <div ref={bubble} popover="manual" class="hint" role="status">
        {spoken && (why === 'fix' ? words.fixing.hint : words.announce.hint)}
      </div>
    </>
  );
}
