/** What the organisation says about its records, before there are any. */
import { useRef } from 'preact/hooks';
import { Text } from './dialog/Text.tsx';
import { unmarked } from './words/text.ts';
import { Frame } from './Notice.tsx';
import type { Words } from './words/words.ts';

export interface PrivacyNoticeProps {
  readonly organisation: string;
  readonly text: string;
  readonly url: string | null;
  /** What the person asked for just now waits until they have read it. */
  readonly holdsRequest: boolean;
  readonly words: Words;
  readonly read: () => void;
  readonly onGone: () => void;
  readonly accepts?: ((event: Event) => boolean) | undefined;
}

/** Stands aside like every notice: the step on the page does not wait for it. */
export function PrivacyNotice(props: PrivacyNoticeProps) {
  const { organisation, text, url, holdsRequest, words, read, onGone } = props;
  const frame = useRef<HTMLDivElement>(null);
  const { privacy, buttons } = words;
  const run = () => {
    onGone();
    read();
  };
  return (
    <Frame
      frame={frame}
      close={buttons.close}
      accepts={props.accepts}
      onClose={onGone}
      action={{ label: privacy.read, run }}
    >
      <b>
        <Text of={privacy.title(organisation)} />
      </b>
      <p>{holdsRequest ? privacy.holdsRequest : privacy.first}</p>
      <p
        class="own"
        role="group"
        aria-label={unmarked(privacy.title(organisation))}
        tabIndex={0}
        dir="auto"
      >
        {text}
      </p>
      {url !== null && (
        <a href={url} target="_blank" rel="noopener noreferrer">
          {privacy.full}
        </a>
      )}
    </Frame>
  );
}
