import { goTo } from '../location.ts';
import { Loading, Problem, Quiet } from '../Notices.tsx';
import type { PageProperties } from '../pages.ts';
import { usePages } from '../use-pages.ts';
import { DeviceRow } from './DeviceRow.tsx';
import { readDevices } from './requests.ts';
import { deviceWords as words } from './words.ts';

interface DeviceListProperties extends PageProperties {
  readonly search: string;
}

/** The browsers behind a number, page by page. */
export function DeviceList({ session, search, onExpired }: DeviceListProperties) {
  const list = usePages(search.replace(/^\?/u, ''), readDevices, onExpired);
  const { rows: devices, next, failure } = list;
  const asked = [...new URLSearchParams(search)].map(([key, value]) => `${key}: ${value}`);

  return (
    <>
      <div class="page-head">
        <div>
          <p>
            <a
              href="/coverage"
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                goTo('/coverage');
              }}
            >
              {words.back}
            </a>
          </p>
          <h1>{words.title}</h1>
          <p class="lead">{asked.length === 0 ? words.all : asked.join(', ')}</p>
        </div>
        <div class="page-tools">
          <a href={`/api/coverage/devices.csv${search}`} download>
            {words.csv}
          </a>
        </div>
      </div>
      {failure !== null && devices.length === 0 && (
        <Problem failure={failure} level={2} onRetry={list.reload} />
      )}
      {devices.length === 0 && list.loading && <Loading text={words.loading} />}
      {list.known && failure === null && devices.length === 0 && (
        <Quiet title={words.none}>
          <p>{words.noneLead}</p>
        </Quiet>
      )}
      {devices.length > 0 && (
        <table class="counts devices" aria-label={words.title}>
          <thead>
            <tr>
              {words.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {devices.map((device) => (
              <DeviceRow
                key={device.device}
                device={device}
                session={session}
                onChanged={list.reload}
              />
            ))}
          </tbody>
        </table>
      )}
      {devices.length > 0 && (
        <div class="list-foot">
          <p role="status">{words.shown(devices.length, next === null)}</p>
          {failure !== null && <p class="refusal">{failure.error}</p>}
          {next !== null && (
            <button type="button" class="plain" disabled={list.loading} onClick={list.loadMore}>
              {words.more}
            </button>
          )}
        </div>
      )}
    </>
  );
}
