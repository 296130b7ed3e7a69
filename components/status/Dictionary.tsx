/** What can be recorded, field by field, and what never is. */
import { dictionaryFor } from '../words/dictionary.ts';
import type { PageWords } from '../words/pages.ts';
import { Table } from './Table.tsx';

/** The data dictionary, from the rows that the event schema is held against. */
export function Dictionary({ words }: { readonly words: PageWords }) {
  const { dictionary } = words;
  const rows = dictionaryFor(words);
  return (
    <section aria-labelledby="dictionary-title">
      <h2 id="dictionary-title">{dictionary.title}</h2>
      <p class="quiet">{dictionary.intro}</p>
      <details>
        <summary>{dictionary.open(rows.length)}</summary>
        <Table name={dictionary.title} columns={dictionary.columns}>
          {rows.map(({ field, level, purpose, language }) => (
            <tr key={field}>
              <th scope="row">
                <code>{field}</code>
              </th>
              <td lang={language}>{purpose}</td>
              <td>{dictionary.levels[level]}</td>
            </tr>
          ))}
        </Table>
      </details>
      <h3>{dictionary.never}</h3>
      <ul class="plain-list">
        {dictionary.neverList.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
