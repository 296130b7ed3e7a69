/** A table that scrolls by itself on narrow screens and can be scrolled with the keyboard. */
import type { ComponentChildren } from 'preact';

interface TableProps {
  readonly name: string;
  readonly columns: readonly string[];
  readonly children: ComponentChildren;
}

/** Rows under named columns. */
export function Table({ name, columns, children }: TableProps) {
  return (
    <div class="scroll" role="group" aria-label={name} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
