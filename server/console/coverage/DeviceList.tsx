import { useCallback, useState } from 'preact/hooks';
import type { FleetDevice } from '../../contract/fleet.ts';
import type { Failure } from '../client.ts';
import { goTo } from '../location.ts';
import { Loading, Problem, Quiet } from '../Notices.tsx';
import type { PageProperties } from '../pages.ts';
import { useAnswer } from '../use-answer.ts';
import { DeviceRow } from './DeviceRow.tsx';
import { readDevices } from './requests.ts';
import { deviceWords as words } from './words.ts';

interface DeviceListProperties extends PageProperties {
  readonly search: string;
}

/** The browsers behind a number, page by page. */
export function DeviceList({ session, search, onExpired }: DeviceListProperties) {
  const [revision, setRevision] = useState(0);
  const [more, setMore] = useState<{ devices: FleetDevice[]; next: string | null } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const first = useAnswer(search, revision, readDevices, onExpired);
  const again = useCallback(() => {
    setMore(null);
    setRevision((before) => before + 1);
  }, []);

  const devices = [...(first.value?.devices ?? []), ...(more?.devices ?? [])];
  const next = more === null ? (first.value?.next ?? null) : more.next;
  const goOn = async () => {
    if (next === null) return;
    const query = new URLSearchParams(search);
    query.set('cursor', next);
    const answer = await readDevices(query.toString(), new AbortController().signal);
    setFailure(answer.ok ? null : answer.failure);
    if (answer.ok)
      setMore({
        devices: [...(more?.devices ?? []), ...answer.value.devices],
        next: answer.value.next,
      });
  };
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
      {first.failure !== null && <Problem failure={first.failure} level={2} onRetry={again} />}
      {first.value === null && first.failure === null && <Loading text={words.loading} />}
      {first.value !== null && devices.length === 0 && (
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
              <DeviceRow key={device.device} device={device} session={session} onChanged={again} />
            ))}
          </tbody>
        </table>
      )}
      {devices.length > 0 && (
        <div class="list-foot">
          <p role="status">{words.shown(devices.length, next === null)}</p>
          {failure !== null && <p class="refusal">{failure.error}</p>}
          {next !== null && (
            <button type="button" class="plain" onClick={() => void goOn()}>
              {words.more}
            </button>
          )}
        </div>
      )}
    </>
  );
}
