import type { Coverage } from '../../contract/fleet.ts';
import { DeviceLink } from './DeviceLink.tsx';
import { coverageWords, number, share } from './words.ts';

/** Which dialogs could be read, and which could not. */
export function SurfaceTable({ surfaces }: { readonly surfaces: Coverage['surfaces'] }) {
  return (
    <section class="surfaces">
      <h2>{coverageWords.surfaces}</h2>
      <p class="lead">
        {surfaces.length === 0 ? coverageWords.noSurfaces : coverageWords.surfacesLead}
      </p>
      {surfaces.length > 0 && (
        <table class="counts" aria-label={coverageWords.surfaces}>
          <thead>
            <tr>
              <th scope="col">{coverageWords.surface}</th>
              <th scope="col" class="figure">
                {coverageWords.version}
              </th>
              <th scope="col" class="figure">
                {coverageWords.read}
              </th>
              <th scope="col" class="figure">
                {coverageWords.gap}
              </th>
              <th scope="col" class="figure">
                {coverageWords.share}
              </th>
            </tr>
          </thead>
          <tbody>
            {surfaces.map(({ surface, version, read, gaps }) => (
              <tr key={`${surface} ${version}`}>
                <td>{surface}</td>
                <td class="figure">{version}</td>
                <td class="figure">{number(read)}</td>
                <td class="figure">
                  {gaps === 0 ? (
                    number(0)
                  ) : (
                    <DeviceLink asked={{ surface, surfaceVersion: version }}>
                      {number(gaps)}
                    </DeviceLink>
                  )}
                </td>
                <td class="figure quiet">{share(gaps, read + gaps)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
