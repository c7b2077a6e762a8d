import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, type SpreadsheetCell, tsvLine } from './spreadsheet.ts';

/** RFC 4180, one rule after the other; separators other than the comma play the spreadsheets of other countries. */
function parseCsv(text: string, separator = ','): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (isQuoted && character === '"' && text.charAt(index + 1) === '"') {
      cell += '"';
      index += 1;
    } else if (character === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted;
    else if (isQuoted) cell += character;
    else if (character === separator) {
      row.push(cell);
      cell = '';
    } else if (text.startsWith('\r\n', index)) {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      index += 1;
    } else cell += character;
  }
  expect({ row, cell, isQuoted }, 'what is left behind the last line').toEqual({ row: [], cell: '', isQuoted: false });
  return rows;
}

const FORMULA_STARTS = ['=', '+', '-', '@', '\t', '\r', '\n', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20'];

/** Text as people and attackers write it: quotes, separators, formulas, control and bidi characters among the rest. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      ...[...FORMULA_STARTS, '"', ',', ';', '\u202E', '\0', '⟨LF⟩', "'"].map((piece) => fc.constant(piece)),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

const cells = fc.array(fc.oneof(hostile, fc.double({ noNaN: true }), fc.boolean(), fc.constant(null)), {
  minLength: 2,
  maxLength: 6,
});

const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** What a reader of the file gets for a cell; an independent, slower way of saying it. */
function expectedText(cell: SpreadsheetCell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const guarded = cell
    .split(';')
    .map((part) => (FORMULA_STARTS.some((start) => part.startsWith(start)) ? `'${part}` : part))
    .join(';');
  return [...guarded].map((character) => (HIDDEN.test(character) ? marked(character) : character)).join('');
}

function marked(character: string): string {
  const name = { '\t': 'TAB', '\n': 'LF', '\r': 'CR' }[character];
  return `⟨${name ?? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`}⟩`;
}

describe('a CSV file', () => {
  it('gives every parser back the cells that were written', () => {
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1, maxLength: 4 }), (rows) => {
        expect(parseCsv(rows.map(csvLine).join(''))).toEqual(rows.map((row) => row.map(expectedText)));
      }),
      { numRuns: 500 },
    );
  });

  it('has one line for each row, and nothing in it that acts on the text around', () => {
    fc.assert(
      fc.property(cells, (row) => {
        const line = csvLine(row);
        expect(line.endsWith('\r\n')).toBe(true);
        expect(line.slice(0, -2)).not.toMatch(HIDDEN);
      }),
    );
  });

  it.each([',', ';'])('holds no formula for a spreadsheet that splits at %s', (separator) => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 2, maxLength: 5 }), (row) => {
        for (const cell of parseLoosely(csvLine(row), separator)) expect(cell).not.toMatch(/^[=+\-@＝＋－＠\t\r]/);
      }),
      { numRuns: 500 },
    );
  });

  it.each<readonly [SpreadsheetCell, string]>([
    ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
    ['+49 30 1', "'+49 30 1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'⟨TAB⟩=1"],
    ['\r=1', "'⟨CR⟩=1"],
    ['a;=1+1', '"a;\'=1+1"'],
    ['kofi, Items: 3', '"kofi, Items: 3"'],
    ['say "yes"', '"say ""yes"""'],
    ['a\nb', 'a⟨LF⟩b'],
    ['admin\u202Etxt', 'admin⟨U+202E⟩txt'],
    ['a=b-c', 'a=b-c'],
    [-12.05, '-12.05'],
    [true, 'true'],
    [null, ''],
    ['', ''],
  ])('writes %j as %s', (cell, written) => {
    expect(csvLine([cell, 'next'])).toBe(`${written},next\r\n`);
  });
});

describe('rows for the clipboard', () => {
  it('stay in their cells, whatever stands in them', () => {
    fc.assert(
      fc.property(cells, (row) => {
        const line = tsvLine(row);
        expect(line.endsWith('\n')).toBe(true);
        expect(line.slice(0, -1).split('\t')).toEqual(row.map(expectedText));
      }),
    );
  });
});

/** As a spreadsheet does that does not know where the file is from: a quote counts at the beginning of a cell only. */
function parseLoosely(line: string, separator: string): readonly string[] {
  return separator === ',' ? (parseCsv(line)[0] ?? []) : line.slice(0, -2).split(separator);
}
