import type { ComponentChildren } from 'preact';
import { goTo } from '../location.ts';

/** Which browsers a number stands for. */
export type Asked = Readonly<Record<string, string | number | null>>;

/** Address of the list of these browsers. */
export function listOf(asked: Asked): string {
  const query = new URLSearchParams(
    Object.entries(asked).flatMap(([key, value]) => (value === null ? [] : [[key, String(value)]])),
  ).toString();
  return `/coverage/devices${query === '' ? '' : `?${query}`}`;
}

interface DeviceLinkProperties {
  readonly asked: Asked;
  readonly class?: string;
  readonly label?: string;
  readonly children: ComponentChildren;
}

/** A number that leads to the browsers behind it. */
export function DeviceLink({ asked, label, children, ...rest }: DeviceLinkProperties) {
  const address = listOf(asked);
  return (
    <a
      {...(rest.class === undefined ? {} : { class: rest.class })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      href={address}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        goTo(address);
      }}
    >
      {children}
    </a>
  );
}
