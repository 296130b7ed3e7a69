/** Small pieces that the list and the page of a thing share. */
import type { ComponentChildren } from 'preact';
import type { Status, ThingRisk, ThingRow } from '../../contract/inventory.ts';
import { goTo } from '../location.ts';
import { plainText } from '../plain-text.ts';
import { formatDay, formatFull } from '../times.ts';
import {
  detailWords,
  kindWords,
  levelWords,
  rowWords,
  statusFromWords,
  statusWords,
} from './words.ts';

/** What a thing is called here: its name as shown, else what tells it. */
export function titleOf(row: ThingRow): string {
  if (row.name !== null && row.name.trim() !== '') return plainText(row.name);
  if (row.resourceType !== null) return rowWords.resource(row.resourceType, row.host);
  return row.id === '' ? rowWords.unnamed(row.host) : plainText(row.id);
}

/** The line beneath: what sort of thing, where, which exactly. */
export function underTitle(row: ThingRow): string {
  const exact = row.id === '' && row.resourceType !== null ? rowWords.together : row.id;
  return [kindWords[row.kind].one, row.platform, exact]
    .filter((part) => part !== '')
    .map(plainText)
    .join(' · ');
}

/** A score as a tag: the shape says how firm, the number is always there. */
export function RiskTag({ risk }: { readonly risk: ThingRisk }) {
  return (
    <span
      class={`tag risk-${risk.level}`}
      title={detailWords.score(risk.score, levelWords[risk.level])}
    >
      {risk.score} {levelWords[risk.level]}
    </span>
  );
}

interface StatusProperties {
  readonly status: Status;
  readonly from: ThingRow['statusFrom'];
}

/** A status with who gave it. */
export function StatusLine({ status, from }: StatusProperties) {
  return (
    <>
      <span class={`tag status-${status}`} title={statusWords[status].meaning}>
        {statusWords[status].label}
      </span>
      {from !== 'nobody' && <small>{statusFromWords[from]}</small>}
    </>
  );
}

/** A day, with the whole moment in its title. */
export function Day({ time }: { readonly time: number }) {
  return (
    <time dateTime={new Date(time).toISOString()} title={formatFull(time)}>
      {formatDay(time)}
    </time>
  );
}

interface LinkProperties {
  readonly to: string;
  readonly children: ComponentChildren;
  readonly class?: string;
}

/** A link within the console: goes without loading, opens in a new tab where one is asked for. */
export function Going({ to, children, class: name }: LinkProperties) {
  return (
    <a
      href={to}
      class={name}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        goTo(to);
      }}
    >
      {children}
    </a>
  );
}

/** Steps of a thing on the Now page; only apps and connectors are known there by id. */
export function eventsOf(row: ThingRow, person: string | null): string | null {
  const parameters = new URLSearchParams({ span: '30d' });
  if (row.kind === 'app' || row.kind === 'connector') {
    if (row.id === '') return null;
    parameters.set('app', row.id);
  } else if (person === null) return null;
  if (person !== null) parameters.set('person', person);
  return `/?${parameters.toString()}`;
}
