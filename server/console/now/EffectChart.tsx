import { useId, useState } from 'preact/hooks';
import type { Summary } from '../../contract/contract.ts';
import {
  type Bar,
  barsOf,
  COLUMNS,
  type Division,
  DIVISIONS,
  labelled,
  roundUp,
  SHADES,
} from './chart-bars.ts';
import { formatDayAndClock, formatMark } from '../times.ts';
import { chartWords, effectWords, outcomeWords } from '../words.ts';

const HEIGHT = 96;
/** Room for the number at the top line. */
const TOP = 14;
const GROUND = HEIGHT + TOP;

interface EffectChartProperties {
  readonly buckets: Summary['buckets'];
  /** End of the time asked for. */
  readonly end: number;
  readonly onZoom: (from: number, to: number) => void;
}

/**
 * Steps over time, stacked by how firm the decision was or by what came of it. The picture is one image to a screen
 * reader, with the gist as its label; the table beneath says everything and reaches every bar by
 * keyboard.
 */
export function EffectChart({ buckets, end, onZoom }: EffectChartProperties) {
  const [pointed, setPointed] = useState<Bar | null>(null);
  const [division, setDivision] = useState<Division>('effect');
  const bars = barsOf(buckets, end, division);
  const first = bars[0];
  if (first === undefined || bars.every((bar) => bar.total === 0)) return null;
  const range = end - first.from;
  const total = bars.reduce((sum, bar) => sum + bar.total, 0);
  const peak = bars.reduce((most, bar) => (bar.total > most.total ? bar : most), first);
  const scale = roundUp(peak.total);
  const slot = 100 / bars.length;
  const marks = labelled(bars.length);
  const gist = chartWords.label(
    chartWords.divided[division],
    chartWords.total(total),
    chartWords.peak(peak.total, formatDayAndClock(peak.from)),
  );

  return (
    <section class="chart" aria-label={chartWords.title(division)}>
      <div class="chart-head">
        <DivisionChoice division={division} onChoose={setDivision} />
        <ul class="legend" aria-hidden="true">
          {SHADES[division].map((shade) => (
            <li key={shade} class={`${division}-${shade}`}>
              <span class="swatch" />
              {chartWords.groups[shade]}
            </li>
          ))}
        </ul>
        <p class={pointed === null ? 'pointed hint' : 'pointed'} aria-hidden="true">
          {pointed === null ? chartWords.hint : bucketSentence(pointed, division)}
        </p>
      </div>
      <svg
        role="img"
        aria-label={gist}
        width="100%"
        height={GROUND + 20}
        onPointerLeave={() => setPointed(null)}
      >
        <line class="grid" x1="0" x2="100%" y1={TOP - 0.5} y2={TOP - 0.5} />
        <text class="scale" x="100%" y={TOP - 4}>
          {scale}
        </text>
        {bars.map((bar, index) => (
          <BarShape
            key={bar.from}
            bar={bar}
            division={division}
            x={index * slot}
            width={slot}
            scale={scale}
            pointed={pointed?.from === bar.from}
            onPoint={() => setPointed(bar)}
            onZoom={() => onZoom(bar.from, bar.to)}
          />
        ))}
        <line class="ground" x1="0" x2="100%" y1={GROUND + 0.5} y2={GROUND + 0.5} />
        {marks.map((index, place) => (
          <text
            key={index}
            class={place % 2 === 0 ? 'mark' : 'mark second'}
            x={`${index * slot}%`}
            y={GROUND + 15}
          >
            {formatMark(bars[index]!.from, range)}
          </text>
        ))}
      </svg>
      <details class="chart-table">
        <summary>{chartWords.table}</summary>
        <BarTable bars={bars} division={division} onZoom={onZoom} />
      </details>
    </section>
  );
}

interface BarShapeProperties {
  readonly bar: Bar;
  readonly division: Division;
  readonly x: number;
  readonly width: number;
  readonly scale: number;
  readonly pointed: boolean;
  readonly onPoint: () => void;
  readonly onZoom: () => void;
}

function BarShape(properties: BarShapeProperties) {
  const { bar, division, x, width, scale, pointed, onPoint, onZoom } = properties;
  let top = GROUND;
  return (
    <g class={pointed ? 'bar pointed' : 'bar'} onPointerEnter={onPoint} onClick={onZoom}>
      {/* The whole height can be pointed at: a bar of one step is too thin to hit. */}
      <rect class="reach" x={`${x}%`} y={TOP} width={`${width}%`} height={HEIGHT} />
      {bar.parts.map(({ shade, count }) => {
        // One pixel at least: a single stop among thousands must still be seen.
        const height = count === 0 ? 0 : Math.max(1.5, (count / scale) * HEIGHT);
        top -= height;
        return height === 0 ? null : (
          <rect
            key={shade}
            class={`${division}-${shade}`}
            x={`${x + width * 0.07}%`}
            y={top}
            width={`${width * 0.86}%`}
            height={height}
          />
        );
      })}
    </g>
  );
}

/** What the columns of the table are called. */
function labelsOf(division: Division): readonly string[] {
  return division === 'effect'
    ? COLUMNS.effect.map((effect) => effectWords[effect].label)
    : COLUMNS.outcome.map((outcome) => outcomeWords[outcome].label);
}

interface DivisionChoiceProperties {
  readonly division: Division;
  readonly onChoose: (division: Division) => void;
}

function DivisionChoice({ division, onChoose }: DivisionChoiceProperties) {
  const name = useId();
  return (
    <fieldset class="division">
      <legend class="unseen">{chartWords.division}</legend>
      {DIVISIONS.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name={name}
            checked={one === division}
            onChange={() => onChoose(one)}
          />
          {chartWords.divided[one]}
        </label>
      ))}
    </fieldset>
  );
}

function bucketSentence(bar: Bar, division: Division): string {
  const parts = labelsOf(division).flatMap((label, index) =>
    bar.counts[index] === 0 ? [] : [`${label} ${bar.counts[index]}`],
  );
  const sentence = chartWords.bucket(
    formatDayAndClock(bar.from),
    formatDayAndClock(bar.to),
    bar.total,
  );
  return [sentence, ...parts].join(' · ');
}

interface BarTableProperties {
  readonly bars: readonly Bar[];
  readonly division: Division;
  readonly onZoom: (from: number, to: number) => void;
}

function BarTable({ bars, division, onZoom }: BarTableProperties) {
  const filled = bars.filter((bar) => bar.total > 0);
  return (
    // Scrolls sideways on a narrow screen, so it can be focused and scrolled by keyboard.
    <div class="scroll" tabIndex={0} role="group" aria-label={chartWords.title(division)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{chartWords.from}</th>
            <th scope="col">{chartWords.all}</th>
            {labelsOf(division).map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {filled.map((bar) => (
            <tr key={bar.from}>
              <th scope="row">
                <button
                  type="button"
                  class="link"
                  title={chartWords.zoom}
                  onClick={() => onZoom(bar.from, bar.to)}
                >
                  {formatDayAndClock(bar.from)}
                </button>
              </th>
              <td>{bar.total}</td>
              {bar.counts.map((count, index) => (
                <td key={COLUMNS[division][index]}>{count}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
