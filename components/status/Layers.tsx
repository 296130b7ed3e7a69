/** The layers of enforcement: which work here, and why one does not. */
import type { Status } from '../../lib/browser/messages.ts';
import type { PageWords } from '../words/pages.ts';
import { Table } from './Table.tsx';

/** Each layer with its state in words. One that the browser does not offer is no fault of anybody's. */
export function Layers({ status, words }: { readonly status: Status; readonly words: PageWords }) {
  const { page } = words;
  if (status.layers.length === 0) return null;
  return (
    <section aria-labelledby="layers-title">
      <h2 id="layers-title">{page.layers}</h2>
      <p class="quiet">{page.layersIntro}</p>
      <Table name={page.layers} columns={page.layerColumns}>
        {status.layers.map((layer) => (
          <tr key={layer.id}>
            <th scope="row">{page.layerNames[layer.id]}</th>
            <td>{layer.active ? page.layerOn : page.layerOff}</td>
            <td class="why">
              <span class={layer.reason === 'refused-by-browser' ? 'bad' : undefined}>
                {page.layerReasons[layer.reason]}
              </span>
              {layer.rules !== null && (
                <small class={layer.rules.left > 0 ? 'bad' : undefined}>
                  {page.layerRules(layer.rules.used, layer.rules.left)}
                </small>
              )}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
