import { expect, it } from 'vitest';
import { readOffset } from './clock-offset.ts';

it.each([
  ['2', 7200],
  ['+2', 7200],
  ['-03:30', -12_600],
  ['\u22123:30', -12_600],
  ['UTC+5:45', 20_700],
  ['0', 0],
  ['', null],
  ['two', null],
  ['+2:75', null],
  ['+25', null],
])('%j is %j seconds', (text, seconds) => {
  expect(readOffset(text)).toBe(seconds);
});
