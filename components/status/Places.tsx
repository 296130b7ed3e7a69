/** Surfaces and their health. */
import type { Status } from '../../lib/browser/messages.ts';
import type { PageWords } from '../words/pages.ts';
import { Table } from './Table.tsx';

/** Each place Handrail knows: what it can do there, and whether it can read it. */
export function Places({ status, words }: { readonly status: Status; readonly words: PageWords }) {
  const { page } = words;
  const number = (value: number) => new Intl.NumberFormat(words.language).format(value);
  return (
    <section aria-labelledby="places-title">
      <h2 id="places-title">{page.places}</h2>
      <p class="quiet">{page.placesIntro}</p>
      <Table name={page.places} columns={page.placeColumns}>
        {status.surfaces.map(({ id, product, capability, version, read, gaps }) => (
          <tr key={id}>
            <th scope="row">
              {product}
              <small>
                {id}
                {words.comma}
                {page.version(version)}
              </small>
            </th>
            <td>{page.capability[capability]}</td>
            <td class="num">{number(read)}</td>
            <td class={gaps > 0 ? 'num bad' : 'num'}>{number(gaps)}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
