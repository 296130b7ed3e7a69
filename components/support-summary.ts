/** The text behind "Copy the summary": what a support desk needs, and nothing about a person. */
import type { Status } from '../lib/browser/messages.ts';

/** Settings whose values say nothing about a person, an organisation or a secret. */
const SPEAKING = new Set(['reportFormat', 'failMode', 'privacy', 'pollMinutes']);

/** One fact a line, in English, since it is read by whoever supports Handrail. */
export function supportSummary(status: Status, userAgent: string): string {
  const { policy, lastPull, outbox } = status;
  const moment = (time: number | null) => (time === null ? 'never' : new Date(time).toISOString());
  const lines = [
    `Handrail ${status.version}`,
    `Browser: ${userAgent}`,
    `Management: ${status.management}`,
    '',
    'Settings',
    ...status.configuration.map(({ key, value, source }) => {
      const shown = value === '' ? 'not set' : SPEAKING.has(key) ? value : 'set';
      return `  ${key}: ${shown} (${source})`;
    }),
    // The sentence of a problem may repeat the value, so only the name of the setting goes out.
    ...status.problems.map(({ key }) => `  not right: ${key}`),
    '',
    policy === null
      ? 'Policy: none'
      : `Policy: version ${policy.version}, ${policy.rules} rules, key ${policy.signer}, verified ${moment(policy.verifiedAt)}, checked ${moment(policy.checkedAt)}, expires ${policy.expires}${policy.stale ? ', stale' : ''}`,
    lastPull === null
      ? 'Last pull: never'
      : `Last pull: ${moment(lastPull.time)}, ${lastPull.ok ? 'ok' : 'failed'}: ${withoutAddresses(lastPull.detail)}`,
    `Reports: ${outbox.waiting} waiting, ${outbox.sent} sent, ${outbox.setAside} set aside, ${outbox.dropped} dropped, last sent ${moment(outbox.lastSent)}`,
    `Last report error: ${outbox.lastError === null ? 'none' : withoutAddresses(outbox.lastError)}`,
    '',
    `Withheld by the browser: ${status.withheld.length === 0 ? 'nothing' : status.withheld.join(', ')}`,
    `Private windows: ${status.privately === null ? 'unknown' : status.privately ? 'allowed' : 'not allowed'}`,
    `Privacy notice: ${status.notice === null ? 'none' : `version ${status.notice.version}, ${status.notice.read ? 'read' : 'not read'}${status.notice.first ? ', wanted first' : ''}`}`,
    '',
    'Layers',
    ...status.layers.map(({ id, active, reason, rules }) => {
      const net = rules === null ? '' : `, ${rules.used} rules, ${rules.left} left out`;
      return `  ${id}: ${active ? 'works' : 'does not work'} (${reason}${net})`;
    }),
    '',
    'Surfaces',
    ...status.surfaces.map(
      ({ id, version, capability, read, gaps }) =>
        `  ${id} v${version} ${capability}: ${read} read, ${gaps} not readable`,
    ),
  ];
  return lines.join('\n');
}

/** Error texts may quote an address, which names the organisation and may name a person. */
function withoutAddresses(text: string): string {
  return text
    .replace(/\bhttps?:\/\/[^\s"'<>)]+/giu, '(address)')
    .replace(/[^\s@<>"']+@[^\s@<>"']+/gu, '(address)');
}
