/** Small surfaces that ask nothing: a notice, and the sign that the rules are being read. */
import type { ComponentChildren, RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Activity, Wall } from '../lib/activity/activity.ts';
import type { Alternative, Decision } from '../lib/activity/decision.ts';
import type { Catalog } from '../lib/catalog/catalog.ts';
import { Cross, Mark } from './dialog/marks.tsx';
import { Text } from './dialog/Text.tsx';
import type { Organisation } from './organisation.ts';
import { tell, type Told } from './words/sentences.ts';
import type { Words } from './words/words.ts';

export interface NoticeProps {
  readonly activity: Activity;
  readonly decision: Decision;
  readonly organisation: Organisation | null;
  readonly catalog: Catalog;
  readonly words: Words;
  /** Called once, when the person closed it or its time was over. */
  readonly onGone: (how: 'dismissed' | 'elapsed') => void;
  readonly accepts?: ((event: Event) => boolean) | undefined;
  /** Seconds on screen, not counting those with pointer or focus on it. */
  readonly seconds?: number | undefined;
}

/** Tells, for the effect `inform`: dismissible, gone by itself, never in the way. */
export function Notice(props: NoticeProps) {
  const { activity, decision, organisation, words, catalog, seconds = 12 } = props;
  const frame = useRef<HTMLDivElement>(null);
  const gone = useRef(false);
  const told = tell(activity, decision, organisation, words, catalog);

  const end = useRef(props.onGone);
  end.current = props.onGone;
  const leave = useCallback((how: 'dismissed' | 'elapsed') => {
    if (gone.current) return;
    gone.current = true;
    end.current(how);
  }, []);

  useEffect(() => {
    let left = seconds * 4;
    const timer = setInterval(() => {
      // Asked anew each time: pointer and focus events are kept from everybody by the shield.
      if (frame.current?.matches(':hover, :focus-within') === true) return;
      left -= 1;
      if (left <= 0) leave('elapsed');
    }, 250);
    return () => clearInterval(timer);
  }, [leave, seconds]);

  return (
    <Frame
      frame={frame}
      close={words.buttons.close}
      accepts={props.accepts}
      onClose={() => leave('dismissed')}
    >
      {decision.drill && <small>{words.drill.title}</small>}
      <b>
        <Text of={told.title} />
      </b>
      {linesOf(decision, told).map((text) => (
        <p key={text}>
          <Text of={text} />
        </p>
      ))}
    </Frame>
  );
}

/** The policy's own words where it has some; else the strongest reason. A notice stays short. */
function linesOf({ text }: Decision, told: Told): readonly string[] {
  const own = [...text.why, text.advice].filter((line) => line !== null);
  return own.length > 0 ? own.slice(0, 2) : told.why.slice(0, 1);
}

export interface WallNoticeProps {
  readonly wall: Wall;
  readonly product: string;
  readonly organisation: Organisation | null;
  /** The organisation's own words for this stop; Handrail's where it has none. */
  readonly text: string | null;
  readonly alternatives: readonly Alternative[];
  readonly words: Words;
  readonly onGone: () => void;
  readonly accepts?: ((event: Event) => boolean) | undefined;
}

/** Stands beside a provider's own stop and says what it means here. Stays until it is closed. */
export function WallNotice(props: WallNoticeProps) {
  const { wall, product, organisation, text, alternatives, words } = props;
  const frame = useRef<HTMLDivElement>(null);
  const told = words.walls[wall];
  const links = [...alternatives];
  if (organisation?.contact != null)
    links.push({ label: words.buttons.contact, url: organisation.contact });
  return (
    <Frame frame={frame} close={words.buttons.close} accepts={props.accepts} onClose={props.onGone}>
      <b>
        <Text of={told.title(product)} />
      </b>
      <p>{text ?? <Text of={told.more(organisation?.name ?? null)} />}</p>
      {links.map(({ label, url }) => (
        <a key={url} href={url} target="_blank" rel="noopener noreferrer">
          {label}
        </a>
      ))}
    </Frame>
  );
}

interface FrameProps {
  readonly frame: RefObject<HTMLDivElement | null>;
  /** What the button that closes it is called. */
  readonly close: string;
  readonly accepts: ((event: Event) => boolean) | undefined;
  readonly onClose: () => void;
  /** A button that does more than close. */
  readonly action?: { readonly label: string; readonly run: () => void };
  readonly children: ComponentChildren;
}

/** What a notice stands in: its mark, what it says once it can be heard, and the way to close it. */
export function Frame({ frame, close, accepts = trusted, onClose, action, children }: FrameProps) {
  const spoken = useSpoken(frame);
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!accepts(event)) return;
    if (event.submitter?.getAttribute('value') === 'act') action?.run();
    else onClose();
  };
  return (
    <div ref={frame} popover="manual" class="notice inform">
      <Mark effect="inform" />
      <div class="says" role="status" dir="auto">
        {spoken && children}
      </div>
      <form class={action === undefined ? undefined : 'asks'} onSubmit={onSubmit}>
        {action !== undefined && (
          <button type="submit" value="act" class="plain">
            {action.label}
          </button>
        )}
        <button type="submit" class="x" aria-label={close}>
          <Cross />
        </button>
      </form>
    </div>
  );
}

/** Shown while the policy is not there yet and a click waits for it. */
export function Checking({ words }: { readonly words: Words }) {
  return <Said mark="checking" text={words.announce.checking} more={words.announce.checkingMore} />;
}

/** A sentence and what follows from it, for a moment; nobody has to do anything. */
export function Said({
  mark,
  text,
  more,
}: {
  mark: 'checking' | 'inform';
  text: string;
  more: string;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const spoken = useSpoken(frame);
  return (
    <div ref={frame} popover="manual" class={mark === 'checking' ? 'notice checking' : 'notice'}>
      <Mark effect={mark} />
      <div class="says" role="status">
        {spoken && (
          <>
            <b>{text}</b>
            <p>{more}</p>
          </>
        )}
      </div>
    </div>
  );
}

/**
 * Opens a popover, then lets its text follow: screen readers announce what changes in a live region,
 * not what it was born with.
 */
export function useSpoken(frame: { readonly current: HTMLElement | null }): boolean {
  const [spoken, setSpoken] = useState(false);
  useLayoutEffect(() => {
    frame.current?.showPopover();
    const timer = setTimeout(() => setSpoken(true), 20);
    return () => clearTimeout(timer);
  }, [frame]);
  return spoken;
}

function trusted(event: Event): boolean {
  return event.isTrusted;
}
