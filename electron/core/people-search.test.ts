import { describe, expect, it } from 'vitest';
import { likeness } from './people-search.ts';

describe('the likeness of names', () => {
  it.each([
    ['john_doe', 'John Doe', 1],
    ['Zoë.Ó', 'zoe o', 1],
    ['keenfalcon', 'keenfalcon', 1],
    ['a', 'A', 1],
  ])('%s is %s', (one, other, expected) => {
    expect(likeness(one, other)).toBe(expected);
  });

  it('is more for a typing error than for another name', () => {
    expect(likeness('keenfalcon', 'keen flacon')).toBeGreaterThan(likeness('keenfalcon', 'kindfellow'));
  });

  it('is none between strangers, and for nothing', () => {
    expect(likeness('keenfalcon', 'xqzw')).toBe(0);
    expect(likeness('', 'keenfalcon')).toBe(0);
  });
});
