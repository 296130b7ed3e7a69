import { useEffect, useMemo, useState } from 'preact/hooks';
import { ChoiceField } from '../Fields.tsx';
import { goTo, usePlace } from '../location.ts';
import { Loading, Problem, Quiet } from '../Notices.tsx';
import type { PageProperties } from '../pages.ts';
import { useAnswer } from '../use-answer.ts';
import { useMoment } from '../use-moment.ts';
import { product } from '../words.ts';
import { MeasureList, TermsTable } from './MeasureList.tsx';
import {
  type Chosen,
  dayText,
  lastDayOf,
  PERIODS,
  periodFromSearch,
  searchFromPeriod,
} from './period.ts';
import { readReport } from './requests.ts';
import { reportWords } from './words.ts';

/** The measures of the programme for a period, to be read, printed or calculated with. */
export function ReportPage({ onExpired }: PageProperties) {
  const { search } = usePlace();
  const [revision, setRevision] = useState(0);
  const moment = useMoment(`${search} ${revision}`);
  const chosen = useMemo(() => periodFromSearch(search, moment), [search, moment]);
  const query = `from=${chosen.from}&to=${chosen.to}`;
  const { value, failure, loading, key } = useAnswer(query, revision, readReport, onExpired);
  // Numbers of another period never stand, and are never printed, under this one's heading.
  const report = key === query ? value : null;
  useEffect(() => {
    document.title = `${reportWords.title} · ${product}`;
  }, []);

  return (
    <main id="content" tabIndex={-1} class="page report">
      <div class="list">
        <div class="page-head">
          <div>
            <h1>{reportWords.title}</h1>
            <p class="subtitle">{reportWords.span(chosen.from, lastDayOf(chosen))}</p>
          </div>
          <div class="page-tools">
            <PeriodFields chosen={chosen} />
            <button type="button" class="plain" onClick={() => print()}>
              {reportWords.print}
            </button>
            <a class="button" href={`/api/report.csv?${query}`} download>
              {reportWords.csv}
            </a>
          </div>
        </div>
        {failure !== null && (
          <Problem
            failure={failure}
            onRetry={() => setRevision((before) => before + 1)}
            level={2}
          />
        )}
        {report === null ? (
          loading && <Loading text={reportWords.loading} />
        ) : report.since === null ? (
          <Quiet title={reportWords.nothing}>
            <p>{reportWords.nothingLead}</p>
          </Quiet>
        ) : (
          <>
            <p class="basis">
              {chosen.to > moment && <>{reportWords.running} </>}
              {reportWords.compared(report.before, report.from - 1)}{' '}
              {report.since > report.before && reportWords.since(report.since)}
            </p>
            <MeasureList measures={report.measures} />
            {report.terms.length > 0 && <TermsTable terms={report.terms} />}
          </>
        )}
      </div>
    </main>
  );
}

function PeriodFields({ chosen }: { readonly chosen: Chosen }) {
  const go = (next: Chosen) => goTo(`/programme${searchFromPeriod(next)}`);
  return (
    <div class="time">
      <ChoiceField
        label={reportWords.period}
        value={chosen.period}
        options={PERIODS.map((period) => ({ value: period, label: reportWords.periods[period] }))}
        set={chosen.period !== 'month'}
        onChoose={(period) => go({ ...chosen, period: period ?? 'month' })}
      />
      {chosen.period === 'custom' && (
        <>
          <DayField
            label={reportWords.from}
            time={chosen.from}
            onChoose={(from) => go({ ...chosen, from })}
          />
          <DayField
            label={reportWords.to}
            time={lastDayOf(chosen)}
            onChoose={(last) => go({ ...chosen, to: last + 24 * 60 * 60_000 })}
          />
        </>
      )}
    </div>
  );
}

interface DayFieldProperties {
  readonly label: string;
  readonly time: number;
  readonly onChoose: (time: number) => void;
}

function DayField({ label, time, onChoose }: DayFieldProperties) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="date"
        value={dayText(time)}
        onChange={(event) => {
          const chosen = Date.parse(event.currentTarget.value);
          if (!Number.isNaN(chosen)) onChoose(chosen);
        }}
      />
    </label>
  );
}
