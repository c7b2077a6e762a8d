import { expect, it } from 'vitest';
import { transactionPrefix, transactionTerm } from './palette-search.ts';

it.each([
  ['txn a1b2', 'a1b2'],
  ['TXN:0BCD538B', '0bcd538b'],
  ['txn:0', '0'],
  ['0bcd538b', '0bcd538b'],
  ['a1b', null],
  ['john_doe', null],
  ['txn', null],
  ['0bcd538b0', null],
])('%j in the palette means the transaction %j', (text, prefix) => {
  expect(transactionPrefix(text)).toBe(prefix);
});

it.each([
  ['0bcd538b', { kind: 'txn', value: '0bcd538b', isNegated: false }],
  ['john_doe', { kind: 'user', value: 'john_doe', isNegated: false }],
  ['jo', null],
])('%j in the palette searches transactions for %j', (text, term) => {
  expect(transactionTerm(text)).toEqual(term);
});
