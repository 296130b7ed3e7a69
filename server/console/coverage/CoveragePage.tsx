import { useEffect, useState } from 'preact/hooks';
import type { Coverage } from '../../contract/fleet.ts';
import { usePlace } from '../location.ts';
import { Loading, Problem, Quiet } from '../Notices.tsx';
import type { PageProperties } from '../pages.ts';
import { useAnswer } from '../use-answer.ts';
import { product } from '../words.ts';
import { type CountRow, CountTable } from './CountTable.tsx';
import { DeviceList } from './DeviceList.tsx';
import { Figures, PolicyAnswer } from './Figures.tsx';
import { readCoverage } from './requests.ts';
import { SurfaceTable } from './SurfaceTable.tsx';
import { Tokens } from './Tokens.tsx';
import { coverageWords as words, ENROLMENT_WORDS, LAYER_WORDS, REASON_WORDS } from './words.ts';

/** How far Handrail, its policy and its layers have come, and which browsers are behind. */
export function CoveragePage(properties: PageProperties) {
  const { path, search } = usePlace();
  useEffect(() => {
    document.title = `${words.title} · ${product}`;
  }, []);
  return (
    <main id="content" tabIndex={-1} class="page">
      <div class="list coverage">
        {path.startsWith('/coverage/devices') ? (
          <DeviceList key={search} {...properties} search={search} />
        ) : (
          <Overview {...properties} />
        )}
      </div>
    </main>
  );
}

function Overview(properties: PageProperties) {
  const [revision, setRevision] = useState(0);
  const { value, failure } = useAnswer('coverage', revision, readCoverage, properties.onExpired);
  return (
    <>
      <div class="page-head">
        <h1>{words.title}</h1>
      </div>
      {failure !== null && (
        <Problem failure={failure} level={2} onRetry={() => setRevision(revision + 1)} />
      )}
      {value === null && failure === null && <Loading text={words.loading} />}
      {value !== null &&
        (value.devices === 0 ? (
          <Quiet title={words.empty}>
            <p>{words.emptyLead}</p>
            <ol>
              {words.emptySteps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </Quiet>
        ) : (
          <Counts coverage={value} />
        ))}
      {value !== null && properties.session.role === 'admin' && <Tokens {...properties} />}
    </>
  );
}

function Counts({ coverage }: { readonly coverage: Coverage }) {
  const { devices, enrolment } = coverage;
  const named = (values: Coverage['versions'], key: string): CountRow[] =>
    values.map(({ value, devices: count }) => ({
      ...{ key: value, what: <bdi>{value}</bdi>, devices: count, asked: { [key]: value } },
    }));
  return (
    <>
      <PolicyAnswer coverage={coverage} />
      <Figures coverage={coverage} />
      <div class="count-tables">
        <CountTable
          title={words.policies}
          whole={devices}
          rows={coverage.policies.map(({ policy, hash, devices: count, live }) => ({
            key: `${policy} ${hash}`,
            what: (
              <>
                {words.policyOf(policy)} {live && <span class="tag firm-quiet">{words.live}</span>}
                {hash !== null && <small title={hash}>{hash.slice(0, 12)}</small>}
              </>
            ),
            devices: count,
            asked: policy === null ? { below: 0 } : { policy, policyHash: hash },
          }))}
        />
        <CountTable
          title={words.layers}
          whole={devices}
          rows={coverage.layers.map(({ layer, reason, devices: count }) => ({
            key: `${layer} ${reason}`,
            what: (
              <>
                {LAYER_WORDS[layer]}: {REASON_WORDS[reason] ?? reason}
              </>
            ),
            devices: count,
            asked: { layer, reason },
          }))}
        />
        <CountTable
          title={words.versions}
          whole={devices}
          rows={named(coverage.versions, 'version')}
        />
        <CountTable
          title={words.browserNames}
          whole={devices}
          rows={named(coverage.browsers, 'browser')}
        />
        <CountTable title={words.denied} whole={devices} rows={named(coverage.denied, 'denied')} />
        <CountTable
          title={words.enrolment}
          whole={devices}
          rows={(['enrolled', 'token', 'revoked'] as const).map((state) => ({
            key: state,
            what: ENROLMENT_WORDS[state],
            devices: enrolment[state],
            asked: { enrolment: state },
          }))}
        />
      </div>
      <p class="lead">{words.enrolmentLead(enrolment.required)}</p>
      <SurfaceTable surfaces={coverage.surfaces} />
    </>
  );
}
