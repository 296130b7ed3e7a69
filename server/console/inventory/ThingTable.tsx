import type { ThingRow } from '../../contract/inventory.ts';
import { plainText } from '../plain-text.ts';
import { audienceWords } from '../words.ts';
import { addressOfThing } from './filter.ts';
import { Day, eventsOf, Going, RiskTag, StatusLine, titleOf, underTitle } from './parts.tsx';
import { areaWords, rowWords } from './words.ts';

interface ThingTableProperties {
  readonly rows: readonly ThingRow[];
  readonly busy: boolean;
  readonly caption: string;
}

/** Things as a table; on a narrow page each becomes a small card. */
export function ThingTable({ rows, busy, caption }: ThingTableProperties) {
  const heads = [
    rowWords.thing,
    rowWords.risk,
    rowWords.status,
    rowWords.people,
    rowWords.owner,
    rowWords.seen,
  ];
  return (
    <table class={busy ? 'things busy' : 'things'} role="table" aria-busy={busy}>
      <caption class="unseen">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {heads.map((head) => (
            <th key={head} role="columnheader" scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <Row key={row.thing} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { readonly row: ThingRow }) {
  const steps = eventsOf(row, null);
  const people = rowWords.people_(row.people, row.morePeople);
  return (
    <tr role="row">
      <td role="cell" class="what">
        <Going to={addressOfThing(row.thing)}>{titleOf(row)}</Going>
        <small>{underTitle(row)}</small>
        <small>{reachOf(row)}</small>
      </td>
      <td role="cell">
        <RiskTag risk={row.risk} />
      </td>
      <td role="cell" class="status">
        <StatusLine status={row.status} from={row.statusFrom} />
      </td>
      <td role="cell" class="met" data-head={rowWords.people}>
        {steps === null ? people : <Going to={steps}>{people}</Going>}
      </td>
      <td role="cell" class="owner" data-head={rowWords.owner}>
        {row.owner === null ? <span class="faint">{rowWords.nobody}</span> : plainText(row.owner)}
      </td>
      <td role="cell" class="seen" data-head={rowWords.seen}>
        <Day time={row.lastSeen} />
        <small>
          {rowWords.first('')}
          <Day time={row.firstSeen} />
        </small>
      </td>
    </tr>
  );
}

/** Data it asked for, or whom it reaches. */
function reachOf({ areas, audience }: ThingRow): string {
  const said =
    audience === null ? [] : [audienceWords[audience as keyof typeof audienceWords] ?? audience];
  return [...said, ...areas.slice(0, 4).map(areaWords)].join(', ');
}
