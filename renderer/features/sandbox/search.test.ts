import { describe, expect, it } from 'vitest';
import { requestFromSearch, sandboxSearch } from './search.ts';

function requestOf(address: Record<string, unknown>) {
  return requestFromSearch(sandboxSearch.parse(address));
}

describe('the address of the sandbox', () => {
  it('names a scenario, the first one when it names none', () => {
    expect(requestOf({ run: 'insufficient-credits' })).toEqual({ kind: 'scenario', scenario: 'insufficient-credits' });
    expect(requestOf({})).toEqual({ kind: 'scenario', scenario: 'single-item' });
  });

  it('falls back to the first scenario when it names one that does not exist', () => {
    expect(requestOf({ run: 'lose-everything' })).toEqual({ kind: 'scenario', scenario: 'single-item' });
  });

  it('holds a whole cart', () => {
    expect(requestOf({ run: 'own-cart', buyer: '7', items: '3,4', vanishing: '4' })).toEqual({
      kind: 'cart',
      buyerId: 7,
      itemIds: [3, 4],
      vanishingItemId: 4,
    });
  });

  it('has nothing to run without a buyer, and runs an empty cart as one', () => {
    expect(requestOf({ run: 'own-cart', items: '3' })).toBeNull();
    expect(requestOf({ run: 'own-cart', buyer: '7' })).toEqual({ kind: 'cart', buyerId: 7, itemIds: [] });
  });

  it('forgets a vanishing item that is not in the cart any more', () => {
    expect(requestOf({ run: 'own-cart', buyer: '7', items: '3', vanishing: '4' })).not.toHaveProperty(
      'vanishingItemId',
    );
  });
});
