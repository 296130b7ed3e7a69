import type { ThingDetail } from '../../contract/inventory.ts';
import { plainText } from '../plain-text.ts';
import { Day, eventsOf, Going } from './parts.tsx';
import { detailWords, rowWords } from './words.ts';

/** Who met it; each name is a way to that person's steps. */
export function PeopleTable({ detail: { row, people } }: { readonly detail: ThingDetail }) {
  const all = rowWords.people_(row.people, row.morePeople);
  const heads = [
    detailWords.person,
    detailWords.steps,
    detailWords.wentOn,
    detailWords.firstSeen,
    detailWords.lastSeen,
  ];
  return (
    <section>
      <h2>
        {detailWords.people}: {all}
      </h2>
      {people.length < row.people && <p>{detailWords.peopleOf(people.length, all)}</p>}
      {people.length > 0 && (
        <table class="people">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map(({ who, named, steps, wentOn, firstSeen, lastSeen }) => {
              const address = named ? eventsOf(row, who) : null;
              return (
                <tr key={`${who} ${named}`}>
                  <td dir="auto">
                    {address === null ? (
                      plainText(who)
                    ) : (
                      <Going to={address}>{plainText(who)}</Going>
                    )}
                    {!named && <small>{detailWords.unnamed}</small>}
                  </td>
                  <td>{steps}</td>
                  <td>{wentOn}</td>
                  <td>
                    <Day time={firstSeen} />
                  </td>
                  <td>
                    <Day time={lastSeen} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
