import { describe, expect, it } from 'vitest';
import { importReceipt } from '../../../shared/contract/logs.ts';
import { describeGap, describeReceipt } from './receipt-words.ts';

const RECEIPT = importReceipt.parse({
  outcome: 'complete',
  startedAt: '2025-12-24T11:00:00Z',
  finishedAt: '2025-12-24T11:00:01Z',
  filesFound: 1,
  filesRead: 1,
  filesUnchanged: 0,
  bytes: 1_400_000,
  lines: 12_345,
  records: 12_000,
  duplicates: [],
  problems: [],
  transactionIds: 345,
  suspicious: 0,
  skippedBytes: 0,
  gaps: [],
  levelsPresent: ['INFO'],
  levelsMissing: [],
});

describe('the receipt of an import in a sentence', () => {
  it('is short when there is nothing to doubt', () => {
    expect(describeReceipt(RECEIPT)).toBe(
      'Import complete: 1 file, 1.4 MB, 12,345 lines, 12,000 records new. 345 transaction ids known.',
    );
  });

  it('names everything that is worth a second look', () => {
    const doubtful = {
      ...RECEIPT,
      duplicates: [{ path: 'b', of: 'a' }],
      suspicious: 2,
      levelsMissing: ['DEBUG'] as const,
      gaps: [{ kind: 'missing-parts', path: 'app.log', parts: [2, 3] }] as const,
    };
    expect(describeReceipt(doubtful)).toContain('1 duplicate, 1 gap, 2 suspicious records, no DEBUG lines.');
    expect(doubtful.gaps.map(describeGap)).toEqual(['app.log: parts 2, 3 missing between those that are there.']);
  });
});
