import type { Step } from '../step.ts';

export const FLEET_STEP: Step = {
  name: 'the fleet: browsers as they told of themselves last, and counts of them',
  statements: [
    // Person and label are here so that an admin knows whom to ask; an erasure takes them away.
    `CREATE TABLE fleet_devices (
      device text PRIMARY KEY,
      heard bigint NOT NULL,
      person text,
      label text,
      browser text NOT NULL,
      version text NOT NULL,
      policy bigint,
      highest bigint NOT NULL,
      policy_hash text,
      policy_checked bigint,
      flow text,
      page text,
      request text,
      net text,
      denied text NOT NULL,
      waiting bigint NOT NULL,
      dropped bigint NOT NULL,
      set_aside bigint NOT NULL
    )`,
    // Lists begin with those that were silent the longest; what is common is found by walking this one.
    'CREATE INDEX fleet_devices_by_heard ON fleet_devices (heard, device)',
    'CREATE INDEX fleet_devices_by_version ON fleet_devices (version, heard, device)',
    'CREATE INDEX fleet_devices_by_policy ON fleet_devices (highest, heard, device)',
    'CREATE INDEX fleet_devices_by_person ON fleet_devices (person)',
    `CREATE INDEX fleet_devices_by_flow ON fleet_devices (flow, heard, device) WHERE flow <> 'on'`,
    `CREATE INDEX fleet_devices_by_page ON fleet_devices (page, heard, device) WHERE page <> 'on'`,
    `CREATE INDEX fleet_devices_by_request ON fleet_devices (request, heard, device) WHERE request <> 'on'`,
    `CREATE INDEX fleet_devices_by_net ON fleet_devices (net, heard, device) WHERE net <> 'on'`,
    `CREATE TABLE fleet_counts (
      dimension text NOT NULL,
      value text NOT NULL,
      devices bigint NOT NULL,
      PRIMARY KEY (dimension, value)
    )`,
    // Browsers by the newest policy they ever had and by when they were last heard of, five minutes at a time.
    `CREATE TABLE fleet_heard (
      highest bigint NOT NULL,
      slot bigint NOT NULL,
      devices bigint NOT NULL,
      PRIMARY KEY (highest, slot)
    )`,
    // How many browsers went from one policy to a newer one in which second; -1 is none before.
    `CREATE TABLE fleet_arrivals (
      to_version bigint NOT NULL,
      from_version bigint NOT NULL,
      at bigint NOT NULL,
      devices bigint NOT NULL,
      PRIMARY KEY (to_version, from_version, at)
    )`,
    `CREATE INDEX devices_with_gaps ON devices (device)
     WHERE int8multirange(range_merge(seen)) <> seen OR ragged`,
    `CREATE TABLE fleet_device_surfaces (
      device text NOT NULL,
      surface text NOT NULL,
      version bigint NOT NULL,
      read bigint NOT NULL,
      gaps bigint NOT NULL,
      PRIMARY KEY (device, surface)
    )`,
    `CREATE INDEX fleet_device_surfaces_with_gaps ON fleet_device_surfaces (surface, version, device)
     WHERE gaps > 0`,
    // By day, in UTC: what was counted since the heartbeat before.
    `CREATE TABLE fleet_surfaces (
      day bigint NOT NULL,
      surface text NOT NULL,
      version bigint NOT NULL,
      read bigint NOT NULL,
      gaps bigint NOT NULL,
      PRIMARY KEY (day, surface, version)
    )`,
  ],
};
