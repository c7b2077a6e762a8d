import { describe, expect, it } from 'vitest';
import { parseExpectedAttempts } from './expected-attempt.ts';

describe('a file of expectations', () => {
  it('is a list of users, items and outcomes', () => {
    const text = JSON.stringify([
      { user: 'ana', items: [1, 2], outcome: 'success', after: '2026-05-28T14:05:00' },
      { user: 7, items: [], outcome: 'double-submit' },
    ]);
    expect(parseExpectedAttempts(text)).toEqual([
      { user: 'ana', items: [1, 2], outcome: 'success', after: '2026-05-28T14:05:00.000Z' },
      { user: 7, items: [], outcome: 'double-submit' },
    ]);
  });

  it.each([
    ['ana bought it', 'The file of expectations is not JSON.'],
    ['{}', 'The list of expectations is not a list.'],
    ['[]', 'The list of expectations is empty.'],
    ['[{"items": [1], "outcome": "success"}]', 'Expectation 1: "user" is a name or a number.'],
    ['[{"user": "ana", "items": "1", "outcome": "success"}]', 'Expectation 1: "items" is a list of item numbers.'],
    ['[{"user": "ana", "items": ["1"], "outcome": "success"}]', 'Expectation 1: "items" is a list of item numbers.'],
    [
      '[{"user": "ana", "items": [1], "outcome": "success", "after": "soon"}]',
      'Expectation 1: "after" is a time in UTC',
    ],
    ['[{"user": "ana", "items": [1], "outcome": "fine"}]', 'Expectation 1: "outcome" is one of success, partial'],
    [
      '[{"user": "ana", "items": [1], "outcome": "success"}, {"user": 1, "items": [], "outcome": "partial", "at": 1}]',
      'Expectation 2 has a field that is not known: "at".',
    ],
  ])('%s is refused with a sentence that names the field', (text, says) => {
    expect(() => parseExpectedAttempts(text)).toThrow(says);
  });
});
