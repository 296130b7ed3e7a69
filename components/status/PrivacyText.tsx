/** The organisation's privacy notice, and the button that says it was read. */
import { useState } from 'preact/hooks';
import type { Status } from '../../lib/browser/messages.ts';
import type { PageWords } from '../words/pages.ts';

interface PrivacyTextProps {
  readonly notice: NonNullable<Status['notice']>;
  readonly words: PageWords;
  readonly onRead: (version: number) => Promise<boolean>;
}

/** Text, version and state of the notice. */
export function PrivacyText({ notice, words, onRead }: PrivacyTextProps) {
  const { version, text, url, organisation, first, read } = notice;
  const [said, setSaid] = useState('');
  const onClick = async () => {
    setSaid((await onRead(version)) ? words.notice.done : words.state.silent[0]);
  };
  return (
    <section class={first && !read ? 'notice-first' : undefined} aria-labelledby="notice-title">
      <h2 id="notice-title">{words.notice.title(organisation)}</h2>
      {first && !read && <p>{words.notice.first}</p>}
      <p class="own" dir="auto">
        {text}
      </p>
      {url !== null && (
        <p>
          <a href={url} target="_blank" rel="noopener noreferrer">
            {words.notice.full}
          </a>
        </p>
      )}
      <p class="try">
        {!read && (
          <button type="button" class="plain" onClick={() => void onClick()}>
            {words.notice.read}
          </button>
        )}
        <span class="quiet">{words.notice.version(version)}</span>
        <span role="status">{read ? words.notice.done : said}</span>
      </p>
    </section>
  );
}
