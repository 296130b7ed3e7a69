/** Why the organisation minds, and the best way on. */
import { Text } from './Text.tsx';

/** At most two reasons, and one piece of advice. */
export function Why({
  why,
  advice,
}: {
  readonly why: readonly string[];
  readonly advice: string | null;
}) {
  return (
    <div id="why">
      {why.length > 0 && (
        <ul class="why">
          {why.map((reason) => (
            <li key={reason} dir="auto">
              <Text of={reason} />
            </li>
          ))}
        </ul>
      )}
      {advice !== null && (
        <p class="advice" dir="auto">
          <Text of={advice} />
        </p>
      )}
    </div>
  );
}
