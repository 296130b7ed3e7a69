/**
 * Slack's incoming webhook with blocks. What a page has named stands in plain text, where nothing is bold,
 * linked or mentioned, and `&`, `<` and `>` are escaped, with which Slack begins what it would carry out.
 * docs.slack.dev/reference/block-kit, docs.slack.dev/messaging/formatting-message-text (2026-11)
 */
import type { Message } from './message.ts';
import type { Notice } from './notice.ts';

/** Characters that Slack takes; a message beyond is refused as a whole. */
const MOST = { header: 150, field: 2000, fields: 10, text: 3000 };

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** @returns the message for an incoming webhook */
export function slackMessage(notice: Notice, url: string): Message {
  const { title, facts, link } = notice;
  return {
    ...{ method: 'POST', url, headers: {}, reference: null },
    body: {
      // Read aloud and shown in notifications; blocks are what people see.
      text: escaped(title, MOST.text),
      mrkdwn: false,
      unfurl_links: false,
      blocks: [
        { type: 'header', text: plain(title, MOST.header) },
        {
          type: 'section',
          fields: facts
            .slice(0, MOST.fields)
            .map(({ label, value }) => plain(`${label}\n${value}`, MOST.field)),
        },
        {
          type: 'actions',
          elements: [
            {
              ...{ type: 'button', action_id: 'open', url: link },
              text: plain('Open in Handrail', 75),
            },
          ],
        },
      ],
    },
  };
}

function plain(text: string, most: number) {
  return { type: 'plain_text', text: escaped(text, most), emoji: false };
}

/** Cut so that no escape is halved. */
function escaped(text: string, most: number): string {
  let result = '';
  for (const character of text) {
    const next = ESCAPES[character] ?? character;
    if (result.length + next.length > most - 1) return `${result}…`;
    result += next;
  }
  return result;
}
