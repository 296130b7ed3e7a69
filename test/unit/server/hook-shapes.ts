/** What the other sides of hooks take, as they document it: strict, so that nothing else is sent. */
import { z } from 'zod';

/** Of the notices that are held against these shapes. */
export const UID = '01998c2e-7e57-7000-8000-000000000001';
export const FINDING = 'f'.repeat(32);

/** Slack's limits stand in its reference of blocks. */
const SlackText = (most: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    emoji: z.literal(false),
    text: z
      .string()
      .min(1)
      .max(most)
      .regex(/^(?:[^&<>]|&(?:amp|lt|gt);)*$/u),
  });
export const SlackBody = z.strictObject({
  text: z
    .string()
    .regex(/^(?:[^&<>]|&(?:amp|lt|gt);)*$/u)
    .max(3000),
  mrkdwn: z.literal(false),
  unfurl_links: z.literal(false),
  blocks: z.tuple([
    z.strictObject({ type: z.literal('header'), text: SlackText(150) }),
    z.strictObject({
      type: z.literal('section'),
      fields: z.array(SlackText(2000)).min(1).max(10),
    }),
    z.strictObject({
      type: z.literal('actions'),
      elements: z.tuple([
        z.strictObject({
          ...{ type: z.literal('button'), action_id: z.string().max(255) },
          ...{ url: z.url().max(3000), text: SlackText(75) },
        }),
      ]),
    }),
  ]),
});

const Runs = z.strictObject({
  type: z.literal('RichTextBlock'),
  inlines: z.array(
    z.strictObject({
      type: z.literal('TextRun'),
      text: z.string(),
      size: z.literal('Large').optional(),
      weight: z.literal('Bolder').optional(),
    }),
  ),
});
export const TeamsBody = z.strictObject({
  type: z.literal('message'),
  attachments: z.tuple([
    z.strictObject({
      contentType: z.literal('application/vnd.microsoft.card.adaptive'),
      contentUrl: z.null(),
      content: z.strictObject({
        $schema: z.url(),
        type: z.literal('AdaptiveCard'),
        version: z.literal('1.5'),
        body: z.array(Runs),
        actions: z.tuple([
          z.strictObject({ type: z.literal('Action.OpenUrl'), title: z.string(), url: z.url() }),
        ]),
      }),
    }),
  ]),
});

const Mark = z.union([
  z.strictObject({ type: z.literal('strong') }),
  z.strictObject({
    type: z.literal('link'),
    attrs: z.strictObject({
      href: z.enum([
        `https://handrail.example/approvals/${UID}`,
        `https://handrail.example/findings?finding=${FINDING}`,
      ]),
    }),
  }),
]);
export const Document = z.strictObject({
  type: z.literal('doc'),
  version: z.literal(1),
  content: z.array(
    z.strictObject({
      type: z.literal('paragraph'),
      content: z.array(
        z.strictObject({
          type: z.literal('text'),
          text: z.string().min(1),
          marks: z.array(Mark).optional(),
        }),
      ),
    }),
  ),
});
export const JiraBody = z.strictObject({
  fields: z.strictObject({
    project: z.strictObject({ key: z.literal('SEC') }),
    issuetype: z.strictObject({ name: z.literal('Task') }),
    summary: z
      .string()
      .max(254)
      .regex(/^[^\r\n]+$/u),
    description: Document,
    labels: z.array(z.string().regex(/^\S+$/u)),
  }),
});
export const ServiceNowBody = z.strictObject({
  short_description: z
    .string()
    .max(320)
    .regex(/^[^\r\n]+$/u),
  description: z.string().max(4000),
  correlation_id: z.literal(UID),
  correlation_display: z.literal('Handrail'),
});
