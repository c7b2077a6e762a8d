import { describe, expect, it } from 'vitest';
import { attemptRow } from '../../../shared/contract/transactions.ts';
import { attemptAsTsv } from './copy-actions.ts';

const ROW = {
  attemptId: 1,
  transactionId: '0bcd538b',
  userId: 7,
  username: 'john_doe',
  engine: 'safe',
  status: 'partial',
  phase: 'process',
  itemsRequested: 2,
  itemsReceived: 1,
  total: 350_050,
  charged: 200_000,
  error: null,
  startedAt: '2025-12-24T12:07:42.351993Z',
  endedAt: null,
};

describe('an attempt for a spreadsheet', () => {
  it('is a head line and a row with decimal amounts', () => {
    const [head, row] = attemptAsTsv(attemptRow.parse(ROW)).split('\n');
    expect(head?.split('\t')).toContain('transaction_id');
    expect(row).toBe('2025-12-24T12:07:42.351993Z\t0bcd538b\t7\tjohn_doe\tpartial\t2\t1\t3500.5\t2000\tsafe\t');
  });

  it.each([
    ['=HYPERLINK("x")', '\'=HYPERLINK("x")'],
    ['a\tb\nc', 'a b c'],
  ])('keeps the user name %j in its cell', (username, cell) => {
    expect(attemptAsTsv(attemptRow.parse({ ...ROW, username })).split('\t')).toContain(cell);
  });
});
