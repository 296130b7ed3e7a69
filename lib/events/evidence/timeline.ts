/** A timeline that people read, made from events: one line each, in plain words. */

export type TimelineRow = {
  time: number;
  message: string;
  person: string | null;
  device: string;
  outcome: string | null;
  rule: string | null;
};

const cellsOf = ({ time, message, person, device, outcome, rule }: TimelineRow) => [
  new Date(time).toISOString().replace('T', ' ').replace('Z', ' UTC'),
  person ?? device,
  message,
  outcome ?? '',
  rule ?? '',
];
const TITLES = ['When', 'Who', 'What', 'Outcome', 'Rule'];

/** Control and direction characters could make a line read as another one. */
const HIDDEN = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** @returns the head of the table in Markdown */
export function markdownHead(title: string): string {
  return `# ${markdown(title)}\n\n| ${TITLES.join(' | ')} |\n|${' --- |'.repeat(TITLES.length)}\n`;
}

/** @returns one line of the table in Markdown */
export function markdownRow(row: TimelineRow): string {
  return `| ${cellsOf(row).map(markdown).join(' | ')} |\n`;
}

function markdown(text: string): string {
  return text.replace(HIDDEN, ' ').replace(/[\\`*_{}[\]<>#|!~&]/gu, '\\$&');
}

/** @returns the start of a page that needs nothing else and runs nothing */
export function htmlHead(title: string): string {
  const csp = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`;
  const style =
    'body{font:14px/1.45 system-ui,sans-serif;margin:24px}table{border-collapse:collapse;width:100%}th,td{padding:4px 10px 4px 0;border-bottom:1px solid #ccc;text-align:left;vertical-align:top;overflow-wrap:anywhere}thead{display:table-header-group}tr{break-inside:avoid}';
  const heads = TITLES.map((one) => `<th scope="col">${one}</th>`).join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8">${csp}<title>${html(title)}</title><style>${style}</style><h1>${html(title)}</h1><table><thead><tr>${heads}</tr></thead><tbody>\n`;
}

/** @returns one line of the table */
export function htmlRow(row: TimelineRow): string {
  const cells = cellsOf(row).map((cell) => `<td>${html(cell)}</td>`);
  return `<tr>${cells.join('')}</tr>\n`;
}

export const HTML_END = '</tbody></table></html>\n';

function html(text: string): string {
  return text
    .replace(HIDDEN, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
