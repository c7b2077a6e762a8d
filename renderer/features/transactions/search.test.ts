import { describe, expect, it } from 'vitest';
import { instantFromLocal, parseQuery } from './query-text.ts';
import { filterFromSearch, isFiltered, transactionsSearch, withoutFilter } from './search.ts';

describe('the address of the transactions screen', () => {
  it('becomes the filter of the contract', () => {
    const search = transactionsSearch.parse({
      status: 'failed,partial',
      user: 'john_doe',
      txn: 'TXN:A1B2',
      after: '2025-12-24T00:00:00.000Z',
      sort: 'charged',
      order: 'ascending',
    });
    expect(search).toMatchObject({ sort: 'charged', order: 'ascending' });
    expect(filterFromSearch(search)).toEqual({
      statuses: ['failed', 'partial'],
      user: 'john_doe',
      transactionId: 'a1b2',
      after: '2025-12-24T00:00:00.000Z',
    });
  });

  it('survives being read a second time', () => {
    const once = transactionsSearch.parse({ status: 'failed', txn: 'a1b2' });
    expect(transactionsSearch.parse(once)).toEqual(once);
  });

  it.each([
    ['an unknown status', { status: 'lost' }],
    ['a wrong id', { txn: 'xyz' }],
    ['a moment that is none', { after: 'yesterday' }],
    ['an order by something else', { sort: 'username', order: 'up' }],
  ])('drops %s and keeps the rest', (_, wrong) => {
    expect(filterFromSearch(transactionsSearch.parse({ user: 'ada', ...wrong }))).toEqual({ user: 'ada' });
  });

  it('knows whether the list is narrowed, and how to undo that without losing the order', () => {
    const search = transactionsSearch.parse({ user: 'ada', sort: 'charged', order: 'ascending' });
    expect(isFiltered(search)).toBe(true);
    expect(isFiltered(withoutFilter(search))).toBe(false);
    expect(withoutFilter(search)).toMatchObject({ sort: 'charged', order: 'ascending' });
  });
});

describe('a typed query', () => {
  it('names its parts', () => {
    expect(parseQuery('user:john_doe status:partial,failed txn:A1B2')).toEqual({
      kind: 'filter',
      filter: { user: 'john_doe', status: ['partial', 'failed'], txn: 'a1b2' },
    });
  });

  it('takes a bare word for a user, and a whole id for a transaction', () => {
    expect(parseQuery(' john_doe ')).toEqual({ kind: 'filter', filter: { user: 'john_doe' } });
    expect(parseQuery('0BCD538B')).toEqual({ kind: 'filter', filter: { txn: '0bcd538b' } });
    expect(parseQuery('TXN:0bcd')).toEqual({ kind: 'filter', filter: { txn: '0bcd' } });
  });

  it('takes a day for its first moment in the zone of the operator', () => {
    expect(parseQuery('after:2025-12-24')).toEqual({
      kind: 'filter',
      filter: { after: new Date(2025, 11, 24).toISOString() },
    });
  });

  it.each(['colour:red', 'status:lost', 'txn:xyz', 'before:soon', 'after:', 'user:'])(
    'explains what is wrong with %s',
    (text) => {
      expect(parseQuery(text)).toMatchObject({ kind: 'problem' });
    },
  );

  it('is an empty filter when nothing was typed', () => {
    expect(parseQuery('   ')).toEqual({ kind: 'filter', filter: {} });
  });

  it('reads a local date and time', () => {
    expect(instantFromLocal('2025-12-24T13:07')).toBe(new Date(2025, 11, 24, 13, 7).toISOString());
    expect(instantFromLocal('5')).toBeNull();
  });
});
