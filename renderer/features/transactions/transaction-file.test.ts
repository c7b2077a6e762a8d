import { describe, expect, it } from 'vitest';
import { transactionRow } from '../../../shared/contract/transactions.ts';
import { csvHead, csvRows, tsvText } from '../../api/list-file.ts';
import { SAMPLE_ROW } from './testing/sample-row.ts';
import { TRANSACTION_FILE } from './transaction-file.ts';

const ROW = transactionRow.parse({
  ...SAMPLE_ROW,
  transactionId: '1234e567',
  user: { attribution: 'named', username: 'kofi, Items: 3', userId: null },
});

describe('a transaction in a file', () => {
  it('has decimal amounts, times in UTC, and an id that no spreadsheet takes for a number', () => {
    expect(csvHead(TRANSACTION_FILE)).toContain('started_at,ended_at,transaction_id,user_id,username,attribution');
    expect(csvRows(TRANSACTION_FILE, [ROW])).toBe(
      `2025-12-24T11:01:04Z,2025-12-24T11:01:04Z,TXN:1234e567,,"kofi, Items: 3",named,success,3,,3500.5,,,,,announced,log,false,,${ROW.key}\r\n`,
    );
  });

  it('names nobody when it is masked', () => {
    expect(tsvText(TRANSACTION_FILE, [TRANSACTION_FILE.masked(ROW)])).not.toContain('kofi');
    const nobody = { ...ROW, user: { ...ROW.user, username: null } };
    expect(TRANSACTION_FILE.masked(nobody)).toEqual(nobody);
  });
});
