import type { ThingDetail } from '../../contract/inventory.ts';
import { DAY, formatUtcDay } from '../times.ts';
import { detailWords } from './words.ts';

const WIDTH = 720;
const HEIGHT = 80;

/** Steps a day, as bars with a table behind them; days without a step are gaps. */
export function DayBars({ days }: { readonly days: ThingDetail['days'] }) {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const most = Math.max(...days.map(({ steps }) => steps));
  const span = Math.max(30, last.day - first.day + 1);
  const width = WIDTH / span;
  const total = days.reduce((sum, { steps }) => sum + steps, 0);
  return (
    <section>
      <h2>{detailWords.timeline}</h2>
      <svg
        class="day-bars"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={detailWords.timelineLabel(total, days.length)}
      >
        {days.map(({ day, steps }) => {
          const height = Math.max(2, (steps / most) * HEIGHT);
          return (
            <rect
              key={day}
              x={WIDTH - (last.day - day + 1) * width}
              y={HEIGHT - height}
              width={Math.max(1, width - 2)}
              height={height}
            />
          );
        })}
      </svg>
      <p class="axis">
        <span>{formatUtcDay((last.day - span + 1) * DAY)}</span>
        <span>{formatUtcDay(last.day * DAY)}</span>
      </p>
      <details>
        <summary>{detailWords.timelineLabel(total, days.length)}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{detailWords.day}</th>
              <th scope="col">{detailWords.steps}</th>
              <th scope="col">{detailWords.wentOn}</th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, steps, wentOn }) => (
              <tr key={day}>
                <td>{formatUtcDay(day * DAY)}</td>
                <td>{steps}</td>
                <td>{wentOn}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
