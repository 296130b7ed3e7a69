import type { TargetedKeyboardEvent, TargetedMouseEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { EventRow } from '../../contract/contract.ts';
import { EffectTag } from '../EffectTag.tsx';
import { addressOf } from '../location.ts';
import { plainText } from '../plain-text.ts';
import { footnoteOf, headlineOf } from './row-words.ts';
import { formatClock, formatDay, formatFull, isSameDay } from '../times.ts';
import { listWords, outcomeWords } from '../words.ts';

interface EventTableProperties {
  readonly rows: readonly EventRow[];
  /** Event whose detail is open. */
  readonly open: string | null;
  /** Rows that just arrived, drawn with a short sign of it. */
  readonly fresh: ReadonlySet<string>;
  /** The address part that keeps the filters. */
  readonly search: string;
  readonly busy: boolean;
  readonly onOpen: (uid: string, by: 'mouse' | 'keyboard' | 'browsing') => void;
}

/** Identifies a row's link, which carries its focus. */
export function rowLink(uid: string): HTMLElement | null {
  return document.querySelector(`a[data-uid="${CSS.escape(uid)}"]`);
}

/**
 * The list. Each row holds one real link, so that it opens in a new tab and reads well aloud; only
 * one row is a tab stop, arrow keys move between rows.
 */
export function EventTable({ rows, open, fresh, search, busy, onOpen }: EventTableProperties) {
  const [current, setCurrent] = useState<string | null>(null);
  useEffect(() => {
    if (open !== null) setCurrent(open);
  }, [open]);

  const stop = rows.some((row) => row.uid === current) ? current : (rows[0]?.uid ?? null);

  const move = (event: TargetedKeyboardEvent<HTMLTableSectionElement>) => {
    const at = rows.findIndex((row) => row.uid === stop);
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    const row = target === undefined ? undefined : rows[target];
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setCurrent(row.uid);
    rowLink(row.uid)?.focus();
    rowLink(row.uid)?.closest('tr')?.scrollIntoView({ block: 'nearest' });
    if (open !== null) onOpen(row.uid, 'browsing');
  };

  return (
    <table class={busy ? 'events busy' : 'events'} role="table" aria-busy={busy}>
      <caption class="unseen">
        {listWords.caption}. {listWords.keys}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          {[
            listWords.when,
            listWords.who,
            listWords.what,
            listWords.decision,
            listWords.outcome,
          ].map((head) => (
            <th key={head} role="columnheader" scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" onKeyDown={move}>
        {rows.map((row) => (
          <Row
            key={row.uid}
            row={row}
            address={addressOf(row.uid, search)}
            isOpen={row.uid === open}
            isFresh={fresh.has(row.uid)}
            isStop={row.uid === stop}
            onFocus={() => setCurrent(row.uid)}
            onOpen={(by) => onOpen(row.uid, by)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProperties {
  readonly row: EventRow;
  readonly address: string;
  readonly isOpen: boolean;
  readonly isFresh: boolean;
  readonly isStop: boolean;
  readonly onFocus: () => void;
  readonly onOpen: (by: 'mouse' | 'keyboard') => void;
}

function Row({ row, address, isOpen, isFresh, isStop, onFocus, onOpen }: RowProperties) {
  const open = (event: TargetedMouseEvent<HTMLElement>) => {
    // A new tab is the browser's business, and text that is being marked is not a click.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    if (getSelection()?.type === 'Range') return;
    event.preventDefault();
    event.stopPropagation();
    // A click without a pointer comes from Enter.
    onOpen(event.detail === 0 ? 'keyboard' : 'mouse');
  };

  return (
    <tr role="row" class={rowClass(isOpen, isFresh, row.type)} onClick={open}>
      <td role="cell" class="when">
        <time dateTime={new Date(row.time).toISOString()} title={formatFull(row.time)}>
          {formatClock(row.time)}
          {!isSameDay(row.time, Date.now()) && <small>{formatDay(row.time)}</small>}
        </time>
      </td>
      <td role="cell" class="person">
        <span>{plainText(row.user ?? row.device)}</span>
        <small>{underPerson(row)}</small>
      </td>
      <td role="cell" class="what">
        <a
          href={address}
          data-uid={row.uid}
          title={plainText(row.message)}
          tabIndex={isStop ? 0 : -1}
          aria-current={isOpen ? 'true' : undefined}
          onFocus={onFocus}
          onClick={open}
        >
          {headlineOf(row)}
        </a>
        <small>{footnoteOf(row)}</small>
      </td>
      <td role="cell" class="decision">
        {row.effect === null ? (
          <span class="tag health">{listWords.health}</span>
        ) : (
          <EffectTag effect={row.effect} />
        )}
        {row.intended !== null && row.intended !== row.effect && (
          <small>{listWords.ruleAsked(row.intended)}</small>
        )}
      </td>
      <td role="cell" class="outcome">
        {row.outcome !== null && (
          <span title={outcomeWords[row.outcome].meaning}>{outcomeWords[row.outcome].label}</span>
        )}
      </td>
    </tr>
  );
}

/** Beneath a name the browser; beneath a browser that stands alone, why it does. */
function underPerson(row: EventRow): string {
  if (row.user !== null) return plainText(row.device);
  return row.type === 'step' ? listWords.nobody : '';
}

function rowClass(isOpen: boolean, isFresh: boolean, type: EventRow['type']): string {
  return [type, isOpen ? 'open' : '', isFresh ? 'fresh' : '']
    .filter((name) => name !== '')
    .join(' ');
}
