/**
 * A workflow of Teams takes an Adaptive Card in a message. Its text blocks and fact sets read Markdown, text
 * runs do not, so everything that a page has named stands in text runs.
 * learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format (2026-11)
 */
import type { Message } from './message.ts';
import type { Notice } from './notice.ts';

/** @returns the message for a workflow that posts a card */
export function teamsMessage({ title, facts, link }: Notice, url: string): Message {
  return {
    ...{ method: 'POST', url, headers: {}, reference: null },
    body: {
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          contentUrl: null,
          content: {
            $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
            type: 'AdaptiveCard',
            version: '1.5',
            body: [
              runs({ text: title, size: 'Large', weight: 'Bolder' }),
              ...facts.map(({ label, value }) =>
                runs({ text: `${label}: `, weight: 'Bolder' }, { text: value }),
              ),
            ],
            actions: [{ type: 'Action.OpenUrl', title: 'Open in Handrail', url: link }],
          },
        },
      ],
    },
  };
}

function runs(...inlines: { text: string; size?: string; weight?: string }[]) {
  return {
    type: 'RichTextBlock',
    inlines: inlines.map((inline) => ({ type: 'TextRun', ...inline })),
  };
}
