/**
 * `csv`: a table of one's own, from a spreadsheet or an inventory.
 *
 * Columns, in any order and spelling of blanks and capitals; only the first and third are needed:
 * `clientId` (or `connector`, for a connector's id), `name`, `status` (approved, limited, blocked, unreviewed),
 * `owner`, `scopes` (parted by blanks, commas or semicolons), `users`, `vendorStatus` (as status), `agreement` (yes
 * or no), `reviewDue` (2027-01-31).
 *
 * Mapping: `status` chooses the list, where unreviewed is `in-use`. The vendor is told of only where the table does.
 * Scopes are taken for approved apps and those in use: a list of others has an app whatever it asks for.
 */
import { type Vendor, VENDOR_STATUSES } from '../lists.ts';
import { type CsvRow, countIn, namesIn, readCsv } from './csv-table.ts';
import {
  type AppList,
  type Collector,
  type ImportInput,
  ImportProblem,
  type Imported,
  createCollector,
} from './imported.ts';

const LISTS: Readonly<Record<string, AppList>> = {
  approved: 'approved',
  limited: 'limited',
  blocked: 'blocked',
  unreviewed: 'in-use',
};

const WITH_SCOPES: ReadonlySet<AppList> = new Set(['approved', 'in-use']);

const KNOWN = new Set(
  'clientid connector name status owner scopes users vendorstatus agreement reviewdue'.split(' '),
);

/** Reads a table of apps and connectors. */
export function importCsv({ text }: ImportInput): Imported {
  const collector = createCollector();
  const { columns, rows } = readCsv(text, ['status']);
  if (!columns.includes('clientid') && !columns.includes('connector'))
    throw new ImportProblem('The table has neither a column "clientId" nor a column "connector".');
  for (const column of columns.filter((name) => !KNOWN.has(name)))
    collector.leave('the column has no place in a policy', column || 'a column without a name');
  for (const row of rows) readRow(row, collector);
  return collector.result();
}

function readRow(row: CsvRow, collector: Collector): void {
  const [clientId, connector] = [row.get('clientid') ?? '', row.get('connector') ?? ''];
  const name = row.get('name') ?? '';
  const label = name || clientId || connector || 'a row without a name';
  const status = (row.get('status') ?? '').toLowerCase();
  const list = LISTS[status];
  if (clientId === '' && connector === '') return collector.leave('the row has no id', label);
  if (list === undefined)
    return collector.leave(
      `the status "${status}" is none of ${Object.keys(LISTS).join(', ')}`,
      label,
    );
  const owner = row.get('owner') ?? '';
  const vendor = vendorOf(row, label, collector);
  const scopes = namesIn(row.get('scopes') ?? '');
  const users = countIn(row.get('users'));
  const known = {
    ...(name === '' ? {} : { name }),
    ...(owner === '' ? {} : { owner }),
    ...(vendor === null ? {} : { vendor }),
  };
  if (connector !== '') collector.connector(list, { id: connector, ...known });
  if (clientId !== '')
    collector.app(list, {
      clientId,
      ...known,
      ...(scopes.length > 0 && WITH_SCOPES.has(list) ? { scopes } : {}),
      ...(users === undefined ? {} : { users }),
    });
}

const YES_OR_NO: Readonly<Record<string, boolean>> = {
  yes: true,
  true: true,
  ja: true,
  1: true,
  no: false,
  false: false,
  nein: false,
  0: false,
};

function vendorOf(row: CsvRow, label: string, collector: Collector): Vendor | null {
  const [word, agreement, due] = ['vendorstatus', 'agreement', 'reviewdue'].map((column) =>
    (row.get(column) ?? '').toLowerCase(),
  ) as [string, string, string];
  if (word === '' && agreement === '' && due === '') return null;
  const status = VENDOR_STATUSES.find((one) => one === word);
  const agreed = YES_OR_NO[agreement];
  const isDay = /^\d{4}-\d\d-\d\d$/u.test(due) && !Number.isNaN(Date.parse(due));
  if (word !== '' && status === undefined)
    collector.leave(`the vendor status "${word}" is none of ${VENDOR_STATUSES.join(', ')}`, label);
  if (agreement !== '' && agreed === undefined)
    collector.leave(`the agreement is neither yes nor no ("${agreement}")`, label);
  if (due !== '' && !isDay)
    collector.leave('the day of review is not written as 2027-01-31', label);
  if (status === undefined && agreed === undefined && !isDay) return null;
  return {
    // What a table does not say counts as in every policy: unreviewed, and no agreement.
    status: status ?? 'unreviewed',
    agreement: agreed ?? false,
    ...(isDay ? { reviewDue: due } : {}),
  };
}
