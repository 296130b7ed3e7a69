import { useState } from 'preact/hooks';
import type { Session } from '../../contract/contract.ts';
import type { FleetDevice } from '../../contract/fleet.ts';
import { formatDayAndClock, formatFull } from '../times.ts';
import { changeDevice, checkChain } from './requests.ts';
import { deviceWords as words, ENROLMENT_WORDS, LAYER_WORDS, REASON_WORDS } from './words.ts';

interface DeviceRowProperties {
  readonly device: FleetDevice;
  readonly session: Session;
  readonly onChanged: () => void;
}

/** One browser, as it told of itself last. */
export function DeviceRow({ device, session, onChanged }: DeviceRowProperties) {
  const off = device.layers.filter(({ reason }) => reason !== 'on' && reason !== 'nothing-to-do');
  const reports = [
    ...(device.missing > 0 ? [words.missing(device.missing)] : []),
    ...(device.waiting > 0 ? [words.waiting(device.waiting)] : []),
    ...(device.dropped > 0 ? [words.dropped(device.dropped)] : []),
    ...(device.setAside > 0 ? [words.setAside(device.setAside)] : []),
  ];
  return (
    <tr>
      <td>
        <bdi>{device.label ?? device.person ?? words.person}</bdi>
        <small>
          <bdi>{device.device}</bdi>
        </small>
      </td>
      <td title={formatFull(device.heard)}>{formatDayAndClock(device.heard)}</td>
      <td>
        {device.version}
        <small>{device.browser}</small>
      </td>
      <td>
        {device.policy ?? '–'}
        {device.policyHash !== null && (
          <small title={device.policyHash}>{device.policyHash.slice(0, 12)}</small>
        )}
      </td>
      <td>
        {off.length === 0
          ? words.none_off
          : off.map(({ id, reason }) => (
              <small key={id}>
                {LAYER_WORDS[id]}: {REASON_WORDS[reason ?? 'unknown'] ?? reason}
              </small>
            ))}
      </td>
      <td>
        {reports.length === 0 ? words.complete : reports.join(', ')}
        <ChainCheck device={device.device} />
      </td>
      <td>
        {ENROLMENT_WORDS[device.enrolment]}
        {device.credentialEnds !== null && (
          <small>{words.until(formatDayAndClock(device.credentialEnds))}</small>
        )}
        {device.copies > 0 && <small>{words.copies(device.copies)}</small>}
        {session.role === 'admin' && device.enrolment !== 'token' && (
          <DeviceActions device={device} session={session} onChanged={onChanged} />
        )}
      </td>
    </tr>
  );
}

/** What the chain of its events says; asked for one by one, since it reads all of them. */
function ChainCheck({ device }: { readonly device: string }) {
  const [said, setSaid] = useState<readonly string[] | null>(null);
  const check = async () => {
    const answer = await checkChain(device);
    if (!answer.ok) setSaid([answer.failure.error]);
    else {
      const { broken, links, events } = answer.value;
      setSaid(broken.length === 0 ? [words.chainHolds(links, events)] : broken);
    }
  };
  return (
    <div role="status">
      {said === null ? (
        <button
          type="button"
          class="link"
          aria-label={words.chainOf(device)}
          onClick={() => void check()}
        >
          {words.chain}
        </button>
      ) : (
        said.map((line) => <small key={line}>{line}</small>)
      )}
    </div>
  );
}

/** Both ask once more: they change what the service takes. */
function DeviceActions({ device, session, onChanged }: DeviceRowProperties) {
  const [asking, setAsking] = useState<'revoke' | 'free' | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const act = async (what: 'revoke' | 'free') => {
    const answer = await changeDevice(session, device.device, what);
    setAsking(null);
    if (answer.ok) onChanged();
    else setTrouble(answer.failure.error);
  };
  if (trouble !== null) return <small role="alert">{trouble}</small>;
  if (asking !== null)
    return (
      <div class="asking" role="group">
        <small>{asking === 'revoke' ? words.revokeSure : words.freeSure}</small>
        <button type="button" class="plain" onClick={() => void act(asking)}>
          {words.sure}
        </button>
        <button type="button" class="quiet" onClick={() => setAsking(null)}>
          {words.keep}
        </button>
      </div>
    );
  return (
    <div class="device-actions">
      {device.enrolment === 'enrolled' && (
        <button
          type="button"
          class="link"
          aria-label={words.revokeOf(device.device)}
          onClick={() => setAsking('revoke')}
        >
          {words.revoke}
        </button>
      )}{' '}
      <button
        type="button"
        class="link"
        aria-label={words.freeOf(device.device)}
        onClick={() => setAsking('free')}
      >
        {words.free}
      </button>
    </div>
  );
}
