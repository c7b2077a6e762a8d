import { describe, expect, it } from 'vitest';
import { usersSearch } from './search.ts';

describe('the address of the users screen', () => {
  it('holds the search, the order and the open tab', () => {
    const search = { q: 'john', sort: 'balance', order: 'descending', tab: 'orders' };
    expect(usersSearch.parse(search)).toEqual(search);
  });

  it('drops what is not valid and keeps the rest', () => {
    expect(usersSearch.parse({ q: 'ada', sort: 'email', order: 1, tab: 'secrets' })).toEqual({ q: 'ada' });
  });

  it('takes an empty search for none', () => {
    expect(usersSearch.parse({ q: '  ' })).toEqual({});
  });
});
