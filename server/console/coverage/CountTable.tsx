import type { ComponentChildren } from 'preact';
import { type Asked, DeviceLink } from './DeviceLink.tsx';
import { browsers, coverageWords, number, share } from './words.ts';

export interface CountRow {
  readonly key: string;
  readonly what: ComponentChildren;
  readonly devices: number;
  readonly asked: Asked;
}

interface CountTableProperties {
  readonly title: string;
  readonly rows: readonly CountRow[];
  /** What shares are taken of. */
  readonly whole: number;
}

/** How many browsers are alike in one thing; each number leads to them. */
export function CountTable({ title, rows, whole }: CountTableProperties) {
  if (rows.length === 0) return null;
  return (
    <section class="count">
      <h2>{title}</h2>
      <table class="counts" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{coverageWords.value}</th>
            <th scope="col" class="figure">
              {coverageWords.browsers}
            </th>
            <th scope="col" class="figure">
              {coverageWords.share}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <td>{row.what}</td>
              <td class="figure">
                <DeviceLink asked={row.asked} label={browsers(row.devices)}>
                  {number(row.devices)}
                </DeviceLink>
              </td>
              <td class="figure quiet">{share(row.devices, whole)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
