import { describe, expect, it } from 'vitest';
import { logFilter } from '../../../shared/contract/logs.ts';
import { isNarrowed, recordFilter } from './record-filter.ts';
import { logsSearch } from './search.ts';

describe('the address of the records', () => {
  it('becomes the filter of the contract', () => {
    const search = logsSearch.parse({
      tab: 'records',
      q: 'desk lamp',
      levels: 'WARNING,ERROR',
      after: '2025-12-24T11:00',
      source: '3',
      doubts: 'suspicious',
    });
    expect(logFilter.parse(recordFilter(search))).toEqual({
      text: 'desk lamp',
      levels: ['WARNING', 'ERROR'],
      after: '2025-12-24 11:00:00',
      sourceId: 3,
      isSuspicious: true,
    });
  });

  it.each(['0bcd538b', 'TXN:0bcd538b', '[TXN:0BCD538B]'])('takes %s for a transaction id', (q) => {
    expect(recordFilter({ q })).toEqual({ transactionId: '0bcd538b' });
  });

  it('drops what is not valid and keeps the rest', () => {
    expect(
      logsSearch.parse({ q: 'lamp', levels: 'LOUD', after: 'yesterday', source: '-1', open: 'door', doubts: 'some' }),
    ).toEqual({
      q: 'lamp',
    });
  });

  it('survives being read a second time', () => {
    const once = logsSearch.parse({ levels: 'ERROR', open: 'receipt', record: '12' });
    expect(logsSearch.parse(once)).toEqual(once);
  });

  it('knows whether it narrows anything', () => {
    expect(isNarrowed({ tab: 'records', record: 3 })).toBe(false);
    expect(isNarrowed({ levels: ['ERROR'] })).toBe(true);
  });
});
