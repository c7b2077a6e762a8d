import { expect, it } from 'vitest';
import { formatBytes } from './format-bytes.ts';

it.each([
  [0, '0 B'],
  [712, '712 B'],
  [1000, '1.0 kB'],
  [1_433_600, '1.4 MB'],
  [84_000_000_000, '84 GB'],
])('a file of %i bytes is %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
