import { describe, expect, it } from 'vitest';
import { parseSearch, stringifySearch } from './search-params.ts';

describe('the parameters of an address', () => {
  it('are words that people can read', () => {
    expect(stringifySearch({ status: ['failed', 'partial'], after: '2025-12-24T00:00:00.000Z', user: undefined })).toBe(
      '?status=failed,partial&after=2025-12-24T00:00:00.000Z',
    );
  });

  it('come back as they went, whatever a user is called', () => {
    const user = "o'dara & söns?=#%2C, 100%";
    expect(parseSearch(stringifySearch({ user }))).toEqual({ user });
  });

  it('leave no question mark behind when there are none', () => {
    expect(stringifySearch({ status: undefined })).toBe('');
    expect(parseSearch('')).toEqual({});
  });
});
