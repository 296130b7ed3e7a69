/**
 * An issue of Jira Cloud (REST v3), whose description is a tree: what a page has named is a text node, in
 * which no markup is read. What happens to a request later is a comment of its issue.
 * developer.atlassian.com/cloud/jira/platform/rest/v3 (2026-11)
 */
import { authorization, type Message } from './message.ts';
import type { Notice } from './notice.ts';
import { cut } from './plain-name.ts';

/** Characters of a summary, in UTF-16 as Jira counts them; half of it leaves room for any of them. */
const LONGEST_SUMMARY = 120;

export type JiraTarget = {
  /** The site. */
  url: string;
  user: string | null;
  token: string;
  project: string;
  issueType: string;
};

/** @param issue key of the request's issue, or null where there is none */
export function jiraMessage(notice: Notice, target: JiraTarget, issue: string | null): Message {
  const headers = { ...authorization(target.user, target.token), Accept: 'application/json' };
  const base = `${target.url}/rest/api/3/issue`;
  if (issue !== null)
    return {
      ...{ method: 'POST', headers, reference: null },
      url: `${base}/${encodeURIComponent(issue)}/comment`,
      body: { body: documentOf(notice) },
    };
  return {
    ...{ method: 'POST', headers, url: base, reference: ['key'] },
    body: {
      fields: {
        project: { key: target.project },
        issuetype: { name: target.issueType },
        summary: cut(notice.title, LONGEST_SUMMARY),
        description: documentOf(notice),
        labels: ['handrail'],
      },
    },
  };
}

function documentOf({ title, facts, link }: Notice) {
  const strong = [{ type: 'strong' }];
  return {
    ...{ type: 'doc', version: 1 },
    content: [
      paragraph({ type: 'text', text: title, marks: strong }),
      ...facts.map(({ label, value }) =>
        paragraph(
          { type: 'text', text: `${label}: `, marks: strong },
          { type: 'text', text: value },
        ),
      ),
      paragraph({
        ...{ type: 'text', text: 'Open in Handrail' },
        marks: [{ type: 'link', attrs: { href: link } }],
      }),
    ],
  };
}

function paragraph(...content: object[]) {
  return { type: 'paragraph', content };
}
