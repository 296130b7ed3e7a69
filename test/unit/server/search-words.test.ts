import { expect, it } from 'vitest';
import { searchQuery, searchText } from '../../../server/events/search-words.ts';

it('finds words in addresses and names, each once', () => {
  expect(searchText(['ana@mail.example', null, 'Mail Helper'])).toBe('ana mail example helper');
});

it.each([
  ['drop', 'drop:*'],
  ['Mail help', 'mail & help:*'],
  // Whole: "example" is a word of every event.
  ['ana@acme.example', 'ana & acme & example'],
  ['mail ana@acme.example', 'mail & ana & acme & example'],
  ['ana@acme.example mai', 'ana & acme & example & mai:*'],
  ['  drop  ', 'drop:*'],
  ["'); DROP TABLE", 'drop & table:*'],
  ['& | ! :*', undefined],
  ['', undefined],
  [undefined, undefined],
])('asks for %j as %j', (text, query) => {
  expect(searchQuery(text)).toBe(query);
});
