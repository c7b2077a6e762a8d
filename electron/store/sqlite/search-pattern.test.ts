import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsPattern, searchedNumber } from './search-pattern.ts';

const database = new Database(':memory:');
const statement = database.prepare<[string, string], number>('SELECT ? GLOB ?').pluck();
const finds = (search: string, text: string) => statement.get(text, containsPattern(search)) === 1;

describe('a search', () => {
  it.each([
    ['JOHN', 'little_john'],
    ['Ünal', 'ÜNAL özge'],
    ['ölga', 'Ölga'],
    ['привет', 'ПРИВЕТ'],
    ['100%', '100% wool'],
    ['a_b', 'a_b'],
    ['[x]', 'see [X]'],
    ['*', '5 * 3'],
    ['?', 'why?'],
    ['^', 'a^b'],
    ["o'dara", "O'Dara"],
    ['ß', 'straße'],
    ['😀', 'hi 😀'],
  ])('for %j finds %j', (search, text) => {
    expect(finds(search, text)).toBe(true);
  });

  it.each([
    ['%', 'abc'],
    ['_', 'abc'],
    ['*', 'abc'],
    ['?', 'abc'],
    ['[a]', 'a'],
    ['a*c', 'abc'],
  ])('for %j does not find %j', (search, text) => {
    expect(finds(search, text)).toBe(false);
  });

  it('finds every part of a text, in its own case and in capitals', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((value) => !value.includes('\0'));
    fc.assert(
      fc.property(text, fc.string(), fc.string(), (part, before, after) => {
        expect(finds(part, `${before}${part}${after}`.replaceAll('\0', ''))).toBe(true);
      }),
    );
  });

  it.each([
    ['42', 42],
    ['007', 7],
    ['4 2', null],
    ['-1', null],
    ['1e3', null],
    ['9999999999999999', null],
  ])('%j means the number %j', (search, number) => {
    expect(searchedNumber(search)).toBe(number);
  });
});
