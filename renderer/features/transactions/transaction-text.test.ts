import { describe, expect, it } from 'vitest';
import { transactionDetail } from '../../../shared/contract/transactions.ts';
import { SAMPLE_ROW } from './testing/sample-row.ts';
import { transactionAsMarkdown, transactionAsText } from './transaction-text.ts';

const LINE = {
  position: 0,
  time: '2025-12-24 11:01:04',
  gapSeconds: null,
  level: 'INFO',
  logger: 'routes.items',
  place: 'items.py:702',
  message: '[TXN:0bcd538b] ✓ Checkout SUCCESSFUL - User: john_doe, Items: 3, Credits Deducted: 3500.5',
  file: 'app.log',
  line: 12,
  lineCount: 1,
};

const STORY = {
  reported: 'success',
  lines: [LINE, { ...LINE, position: 1, line: 13, lineCount: 2, message: 'failed\n```\nhere' }],
  itemsDone: [],
  itemsFailed: [],
  itemCount: 3,
  claimed: 350_050,
  shortage: null,
  orderNumber: null,
  error: null,
  hasPhases: false,
  attributionReason: 'Its success line names the user.',
  clock: { offsetSeconds: 0, pairs: 0, spreadSeconds: 0 },
};

const DETAIL = transactionDetail.parse({ ...SAMPLE_ROW, database: null, log: STORY, note: null });

describe('a transaction for a mail or a ticket', () => {
  it('has every line with its file and number', () => {
    const text = transactionAsText(DETAIL);
    expect(text).toContain('The log claims success: 3,500.50 for 3 items.');
    expect(text).toContain('app.log:12: 2025-12-24 11:01:04 - routes.items - INFO - [items.py:702] - [TXN:0bcd538b]');
    expect(text).toContain('app.log:14: ```');
  });

  it('keeps the lines inside their fence, whatever stands in them', () => {
    const lines = transactionAsMarkdown(DETAIL).split('\n');
    const fences = lines.filter((line) => /^`+$/.test(line));
    expect(fences).toEqual(['````', '````']);
    expect(lines.at(-1)).toBe('````');
  });

  it('does not let a name act as Markdown', () => {
    const named = { ...DETAIL, user: { ...DETAIL.user, username: '[x](http://y)\n# z' } };
    expect(transactionAsMarkdown(named)).toContain('- User: \\[x\\](http://y) \\# z (named)');
  });
});
