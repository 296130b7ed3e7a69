/**
 * `handrail policy drill`: an exercise with a made-up app. `make` writes a policy that stops it; once that is
 * published, `report` reads from the devices' ordinary events how fast the fleet followed.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { EditProblem, appendEntries, setValue } from '../lib/policy/delivery/edit.ts';
import { hasErrors, lintPolicy } from '../lib/policy/lint/lint.ts';
import { type Propagation, createPropagation } from '../lib/policy/delivery/propagation.ts';
import { readEvents } from './event-lines.ts';
import { readText, writeAtomically } from './files.ts';
import type { Json } from './options.ts';
import { findingWords } from './policy-file.ts';
import { createProgress } from './progress.ts';
import { readBundle } from './published.ts';
import { counted, percent, table } from './table.ts';
import { type ExitCode, Refusal, say, sayJson, styled } from './terminal.ts';

export interface DrillMakeOptions extends Json {
  readonly policy: string;
  readonly app: string;
  readonly out: string;
}

/** Writes a copy of the policy that stops an app which nobody has. */
export async function makeDrill(options: DrillMakeOptions): Promise<ExitCode> {
  if (options.app.trim() === '' || options.app.length > 80)
    throw new Refusal('--app takes the name of the made-up app, up to 80 characters.', 2);
  const text = await readText(options.policy);
  const { policy } = lintPolicy(text, Date.now());
  if (policy === null)
    throw new Refusal(
      `${options.policy} is not a policy.`,
      1,
      `See why with: handrail policy lint ${options.policy}`,
    );
  const clientId = `handrail-drill-${randomUUID()}`;
  const entry = `drill-${new Date().toISOString().slice(0, 10)}-${randomBytes(2).toString('hex')}`;
  const edited = withDrill(text, policy.version + 1, {
    id: entry,
    app: clientId,
    drill: true,
    why: {
      en: `This is an exercise: the app "${options.app}" is made up. Nothing happened, and there is nothing to do.`,
      de: `Das ist eine Übung: Die App „${options.app}“ gibt es nicht. Es ist nichts passiert, und Sie müssen nichts tun.`,
    },
  });
  const linted = lintPolicy(edited, Date.now());
  if (hasErrors(linted))
    throw new Refusal(
      `The drill would be wrong:\n${linted.findings.map((finding) => findingWords(options.out, finding)).join('\n')}`,
      1,
    );
  await writeAtomically(options.out, edited);
  const address = addressFor(clientId);
  const version = policy.version + 1;
  if (options.json) sayJson({ ok: true, out: options.out, version, entry, clientId, address });
  else
    say(
      `${styled('bold', options.out)} is version ${version} with the drill "${entry}". It stops the made-up app "${options.app}".`,
      '',
      `1. Publish it:  handrail policy publish ${options.out} --key KEY --to DIR`,
      '2. Open this address in a browser of the fleet; Handrail must stop it:',
      `   ${address}`,
      `3. Measure:     handrail policy drill report --events EVENTS --bundle DIR/current.jws`,
      `4. End it:      publish ${options.policy} as version ${version + 1}`,
    );
  return 0;
}

function withDrill(text: string, version: number, kill: object): string {
  try {
    const next = setValue(text, ['version'], version, 'id');
    const dated = setValue(next, ['issued'], new Date().toISOString(), 'version');
    return appendEntries(dated, ['kill'], [kill]);
  } catch (error) {
    if (error instanceof EditProblem)
      throw new Refusal(`The policy cannot be changed by machine: ${error.message}`, 1);
    throw error;
  }
}

/** A consent request of the made-up app, for trying by hand; the provider does not know it either. */
function addressFor(clientId: string): string {
  const request = new URL('https://login.microsoftonline.com/common/oauth2/v2.0/authorize');
  request.search = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: 'https://drill.invalid/callback',
    scope: 'openid User.Read',
  }).toString();
  return request.href;
}

export interface DrillReportOptions extends Json {
  readonly events: string;
  readonly bundle?: string;
  readonly version?: string;
  readonly published?: string;
  readonly showPeople: boolean;
}

/** Tells how far a version has spread, and how fast. @returns 1 while it has not reached 95 % of the devices. */
export async function reportDrill(options: DrillReportOptions): Promise<ExitCode> {
  const asked = await followed(options);
  const counter = createPropagation();
  const progress = createProgress('lines read');
  const read = await readEvents(
    options.events,
    ({ time, device, unmapped: { handrail } }) =>
      counter.add(
        handrail.type === 'health'
          ? { device: device.uid, time, version: handrail.policy_version, drill: false }
          : {
              device: device.uid,
              time,
              version: handrail.policy?.version ?? null,
              drill: handrail.drill,
            },
      ),
    progress.tick,
  );
  progress.done();
  const found = counter.result(asked.version, asked.published);
  if (found === null)
    throw new Refusal(
      'No event tells which policy a device has.',
      1,
      read.bad === 0 ? null : `${read.bad} lines could not be read.`,
    );
  const { late, ...figures } = found;
  if (options.json)
    sayJson({
      ...figures,
      publishedIsFirstSighting: asked.published === null,
      late: options.showPeople ? late : late.length,
      silent: late.filter(({ silent }) => silent).length,
      read,
    });
  else say(...reportWords(found, asked.published === null, options.showPeople));
  return (found.coverage ?? 0) >= 0.95 ? 0 : 1;
}

async function followed(
  options: DrillReportOptions,
): Promise<{ version: number | null; published: number | null }> {
  const bundle = options.bundle === undefined ? null : await readBundle(options.bundle);
  if (options.bundle !== undefined && bundle === null)
    throw new Refusal(`${options.bundle} holds no bundle.`, 2);
  const version =
    options.version === undefined ? (bundle?.version ?? null) : Number(options.version);
  if (version !== null && !Number.isInteger(version))
    throw new Refusal(`"${options.version}" is no version.`, 2);
  const moment = options.published ?? bundle?.issued;
  const published = moment === undefined ? null : Date.parse(moment);
  if (Number.isNaN(published))
    throw new Refusal(`"${moment}" is no moment.`, 2, 'Write it as 2027-01-31T09:30:00Z.');
  return { version, published };
}

function reportWords(
  found: Propagation,
  fromFirstSighting: boolean,
  showPeople: boolean,
): string[] {
  const { version, devices, reached, coverage, coverageOfHeard, late } = found;
  const silent = late.filter((device) => device.silent).length;
  return [
    styled(
      'bold',
      `Version ${version} reached ${reached} of ${counted(devices, 'device')} (${percent(coverage)}).`,
    ),
    `Of those heard of since then: ${percent(coverageOfHeard)}. ${counted(late.length, 'device')} without it, ${silent} of them silent since.`,
    `From ${fromFirstSighting ? 'its first sighting' : 'its publication'}, ${new Date(found.published).toISOString()}: first ${span(found.first)}, half of those reached ${span(found.p50)}, 95 % of those reached ${span(found.p95)}.`,
    found.until95 === null
      ? '95 % of all devices: not yet.'
      : `95 % of all devices: ${span(found.until95)}.`,
    ...(fromFirstSighting
      ? ['Name the publication with --bundle or --published to count from there.']
      : []),
    ...(found.stopped > 0
      ? [`${counted(found.stopped, 'device')} really stopped the made-up app.`]
      : []),
    ...(late.length === 0
      ? []
      : showPeople
        ? [
            '',
            ...table(
              ['device', 'version', 'last seen'],
              late.map(({ device, version: has, lastSeen }) => [
                device,
                has === null ? 'not told' : String(has),
                new Date(lastSeen).toISOString(),
              ]),
            ),
          ]
        : ['Who they are: --show-people.']),
  ];
}

/** `12 s`, `3 min`, `2.5 h`. */
function span(milliseconds: number | null): string {
  if (milliseconds === null) return '-';
  const seconds = milliseconds / 1000;
  if (seconds < 120) return `${Number(seconds.toFixed(1))} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
