import { type Measure, MEASURE_WORDS, type Report } from '../../contract/report.ts';
import { plainText } from '../plain-text.ts';
import { changeWords, isBetter, reportWords, valueWords } from './words.ts';

/** Each measure with its number, its change, what it is made of and how it is computed. */
export function MeasureList({ measures }: { readonly measures: readonly Measure[] }) {
  const groups = [...new Set(measures.map(({ name }) => MEASURE_WORDS[name].group))];
  return (
    <>
      {groups.map((group) => (
        <section key={group} class="measures">
          <h2>{group}</h2>
          <ul>
            {measures
              .filter(({ name }) => MEASURE_WORDS[name].group === group)
              .map((measure) => (
                <MeasureItem key={measure.name} measure={measure} />
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function MeasureItem({ measure }: { readonly measure: Measure }) {
  const { title, how } = MEASURE_WORDS[measure.name];
  const change = changeWords(measure);
  const better = isBetter(measure);
  const known = measure.value !== null;
  return (
    <li class="measure">
      <h3>{title}</h3>
      <p class={known ? 'value' : 'value unknown'}>
        <strong>{valueWords(measure, measure.value)}</strong>
        {change !== null && (
          <span class={better === null ? 'change' : better ? 'change good' : 'change bad'}>
            {change}{' '}
            <small>
              {reportWords.before} {valueWords(measure, measure.before)}
            </small>
          </span>
        )}
      </p>
      <p class="made-of">
        {plainText(measure.detail)}
        {measure.rows !== null && known && (
          <span class="to-rows">
            {' · '}
            <a href={measure.rows.address} aria-label={reportWords.rowsOf(title, measure.rows.all)}>
              {measure.rows.all ? reportWords.rows : reportWords.among}
            </a>
          </span>
        )}
      </p>
      <p class="how">{how}</p>
    </li>
  );
}

/** Who has accepted which version of the terms of use. */
export function TermsTable({ terms }: { readonly terms: Report['terms'] }) {
  return (
    <section class="measures">
      <h2>{reportWords.terms}</h2>
      <div class="scroll" tabIndex={0} role="group" aria-label={reportWords.terms}>
        <table>
          <thead>
            <tr>
              <th scope="col">{reportWords.termsId}</th>
              <th scope="col">{reportWords.version}</th>
              <th scope="col">{reportWords.shown}</th>
              <th scope="col">{reportWords.accepted}</th>
            </tr>
          </thead>
          <tbody>
            {terms.map(({ terms: id, version, shown, accepted }) => (
              <tr key={`${id} ${version}`}>
                <th scope="row">{plainText(id)}</th>
                <td>{version}</td>
                <td>{shown}</td>
                <td>{accepted}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
