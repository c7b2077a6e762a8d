import { describe, expect, it } from 'vitest';
import { transactionsSearch } from './search.ts';

describe('the address of the transactions', () => {
  it('holds the typed query, the order and the open tab', () => {
    const search = { q: 'user:john_doe status:partial', sort: 'credits', order: 'ascending', tab: 'lines' };
    expect(transactionsSearch.parse(search)).toEqual(search);
  });

  it.each([
    ['an order by something else', { sort: 'username', order: 'up' }],
    ['an empty query', { q: '  ' }],
    ['a tab that is none', { tab: 'vault' }],
  ])('drops %s and keeps the rest', (_, wrong) => {
    expect(transactionsSearch.parse({ q: 'user:ada', tab: 'note', ...wrong })).toMatchObject(
      'q' in wrong ? { tab: 'note' } : { q: 'user:ada' },
    );
  });
});
