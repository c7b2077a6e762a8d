import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KEPT_BYTES } from './line-splitter.ts';
import { recognise } from './recognise.ts';
import type { LogRecord } from './record.ts';
import { formatHead, KEPT_CHARACTERS } from './record.ts';
import { RecordReader } from './record-reader.ts';

function read(...chunks: readonly Uint8Array[]): readonly LogRecord[] {
  const records: LogRecord[] = [];
  const reader = new RecordReader((record) => records.push(record));
  // As a file is read: one buffer, used again for each chunk.
  const buffer = Buffer.alloc(Math.max(1, ...chunks.map(({ length }) => length)));
  for (const chunk of chunks) {
    buffer.set(chunk);
    reader.push(buffer.subarray(0, chunk.length));
  }
  reader.end();
  return records;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const head = fc.record({
  time: fc
    .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 19).replace('T', ' ')),
  logger: fc.constantFrom('routes.items', 'trading_points', 'error_handlers', 'app', '__main__'),
  level: fc.constantFrom('DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'),
  file: fc.constantFrom('items.py', 'trading_points.py', 'error_handlers.py'),
  fileLine: fc.integer({ min: 1, max: 9999 }),
});

/** Pieces that logs are made of, and that break careless readers. */
const piece = fc.oneof(
  head.map(formatHead),
  fc.constantFrom(
    '\n',
    '\r\n',
    '\r',
    '\0',
    '\uFEFF',
    '\u2028',
    '✓',
    'âœ“',
    '[TXN:a1b2c3d4] ',
    'Traceback (most recent call last):\n',
    ' - INFO - ',
    ', Items: 3',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => bytesOf(pieces.join('')));
const anyBytes = fc.oneof(
  text,
  fc.uint8Array({ maxLength: 400 }),
  fc.tuple(text, fc.uint8Array({ maxLength: 20 }), text).map(join),
);

function join(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function cut(bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] {
  const at = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((left, right) => left - right);
  return [0, ...at].map((start, index) => bytes.slice(start, at[index] ?? bytes.length));
}

/** A new seed each time, printed, so that any run can be repeated: FUZZ_SEED=123 npx vitest run record-reader */
const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
process.stdout.write(`log fuzz seed ${seed}\n`);
const RUNS = { numRuns: 3000, seed };

describe('reading records', () => {
  it('takes any bytes without an exception, and every byte lies in exactly one record', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        let offset = 0;
        let line = 1;
        for (const record of read(bytes)) {
          expect({ offset: record.offset, line: record.line }).toEqual({ offset, line });
          offset += record.byteLength;
          line += record.lineCount;
          recognise(record);
        }
        expect(offset).toBe(bytes.length);
      }),
      RUNS,
    );
  });

  it('gives the same records however the bytes are cut into chunks', () => {
    fc.assert(
      fc.property(anyBytes, fc.array(fc.nat(), { maxLength: 12 }), (bytes, places) => {
        expect(read(...cut(bytes, places))).toEqual(read(bytes));
      }),
      RUNS,
    );
  });

  it('reads back what Barterex prints', () => {
    const line = fc
      .string({ unit: 'grapheme', maxLength: 60 })
      .filter((content) => !/[\r\n\uFFFD\uD800-\uDFFF]/.test(content));
    const printed = fc.record({ head, lines: fc.array(line, { minLength: 1, maxLength: 4 }) });
    fc.assert(
      fc.property(
        fc.array(printed, { maxLength: 8 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        (records, end, isEnded) => {
          const printedText = records.map((record) => formatHead(record.head) + record.lines.join(end)).join(end);
          const parsed = read(bytesOf(isEnded && records.length > 0 ? printedText + end : printedText));
          const expected = records.map((record) => ({ head: record.head, message: record.lines.join('\n') }));
          // An empty last line without an end leaves no byte behind.
          expect(
            parsed.map(({ head: parsedHead, message }) => ({ head: parsedHead, message: message.replace(/\n+$/, '') })),
          ).toEqual(
            expected.map(({ head: printedHead, message }) => ({
              head: printedHead,
              message: message.replace(/\n+$/, ''),
            })),
          );
        },
      ),
      RUNS,
    );
  });

  it('goes on from its position as if it had never stopped', () => {
    fc.assert(
      fc.property(text, fc.nat(), (bytes, place) => {
        const stop = place % (bytes.length + 1);
        const first: LogRecord[] = [];
        const reader = new RecordReader((record) => first.push(record));
        reader.push(bytes.slice(0, stop));
        const { position } = reader;
        const second: LogRecord[] = [];
        const resumed = new RecordReader((record) => second.push(record), position);
        resumed.push(bytes.slice(position.offset));
        resumed.end();
        expect([...first, ...second]).toEqual(read(bytes));
      }),
      RUNS,
    );
  });

  it('keeps a line of 100 MB small', () => {
    const chunk = new Uint8Array(1024 * 1024).fill(0x78);
    const records: LogRecord[] = [];
    const reader = new RecordReader((record) => records.push(record));
    reader.push(bytesOf('2025-12-24 11:01:04 - app - INFO - [app.py:1] - '));
    const before = process.memoryUsage().arrayBuffers;
    for (let count = 0; count < 100; count += 1) reader.push(chunk);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024);
    reader.end();
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ isCut: true, byteLength: 48 + 100 * 1024 * 1024 });
    expect(records[0]?.message.length).toBeLessThanOrEqual(KEPT_BYTES);
  });

  it('keeps a record of very many lines small', () => {
    const records: LogRecord[] = [];
    const reader = new RecordReader((record) => records.push(record));
    reader.push(bytesOf('2025-12-24 11:01:04 - app - ERROR - [app.py:1] - boom\n'));
    const lines = bytesOf('  File "x.py", line 1, in f\n'.repeat(10_000));
    for (let count = 0; count < 50; count += 1) reader.push(lines);
    reader.end();
    expect(records[0]).toMatchObject({ isCut: true, lineCount: 500_001 });
    expect(records[0]?.message.length).toBeLessThanOrEqual(KEPT_CHARACTERS);
  });
});
