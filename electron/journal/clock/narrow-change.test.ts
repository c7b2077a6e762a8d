import { describe, expect, it } from 'vitest';
import type { Clock } from './clock.ts';
import { NO_LINE, readClock, spansBetween } from './clock.ts';
import type { SeenLine } from './narrow-change.ts';
import { narrowChanges } from './narrow-change.ts';

const HOUR = 3600;
const AUTUMN = Date.UTC(2025, 9, 26, 1) / 1000;
const SPRING = Date.UTC(2026, 2, 29, 1) / 1000;

/** `02:50:00` on the day of the change, as the log has it. */
const local = (day: number, time: string): number => {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return Math.floor(day / 86_400) * 86_400 + hours * HOUR + minutes * 60 + seconds;
};

function clockOf(before: number, after: number, earliestUtc: number, latestUtc = earliestUtc): Clock {
  const change = { earliestUtc, latestUtc, lastLineBefore: 0, firstLineAfter: NO_LINE };
  const found = { spreadSeconds: 1, pairs: 5 };
  return [
    { offsetSeconds: before, ...found },
    { offsetSeconds: after, ...found, change },
  ];
}

/** Lines as they stand in the file, numbered by tens. */
function file(day: number, ...times: readonly string[]): readonly SeenLine[] {
  return times.map((time, index) => ({ line: (index + 1) * 10, second: local(day, time), utcSeconds: null }));
}

/** For each line of the file: hours from UTC, and `?` where it says that it does not know. */
function readAll(clock: Clock, lines: readonly SeenLine[], around: readonly SeenLine[] = []): string {
  const narrowed = narrowChanges(clock, ({ from, to }) => ({
    own: lines.filter(({ second }) => second >= from && second <= to),
    around,
  }));
  return lines
    .map(({ second, line }) => readClock(narrowed, second, line))
    .map(({ offsetSeconds, spreadSeconds }) => `${offsetSeconds / HOUR}${spreadSeconds >= HOUR ? '?' : ''}`)
    .join(' ');
}

/** The first and the last line are of events that the database knows: between them the clock was changed. */
function between(before: number, after: number, lines: readonly SeenLine[]): readonly SeenLine[] {
  return lines.map((line, index) => {
    if (index === 0) return { ...line, utcSeconds: line.second - before };
    return index === lines.length - 1 ? { ...line, utcSeconds: line.second - after } : line;
  });
}

describe('an autumn night, when the clock shows an hour twice', () => {
  const clock = clockOf(2 * HOUR, HOUR, AUTUMN);

  it('is told apart by the step back of local time in the file', () => {
    const night = file(AUTUMN, '01:30', '02:10', '02:50', '02:05', '02:40', '03:10');
    expect(readAll(clock, night)).toBe('2 2 2 1 1 1');
  });

  it('is known outside of that hour without any step', () => {
    expect(readAll(clock, file(AUTUMN, '01:59:59', '03:00'))).toBe('2 1');
  });

  it('is not guessed: a line of that hour alone may stand on either side', () => {
    expect(readAll(clock, file(AUTUMN, '01:30', '02:30', '03:30'))).toBe('2 2? 1');
  });

  it('is not torn by threads that write a moment late', () => {
    const night = file(AUTUMN, '02:10:05', '02:10:04', '02:50:00', '02:49:58', '02:01', '02:00:58', '02:30');
    expect(readAll(clock, night)).toBe('2 2 2 2 1 1 1');
  });

  it('is decided by what the database knows, where the file alone says nothing', () => {
    const [first, second, third] = file(AUTUMN, '02:10', '02:20', '02:30');
    if (first === undefined || second === undefined || third === undefined) throw new Error('Three lines');
    const known = { ...second, utcSeconds: second.second - HOUR + 2 };
    expect(readAll(clock, [first, known, third])).toBe('2? 1 1');
    expect(readAll(clock, [first, { ...second, utcSeconds: second.second - 2 * HOUR }, third])).toBe('2 2 2?');
  });

  it('is told apart by the parts in front and behind, unless those were written at the same time', () => {
    const own = file(AUTUMN, '02:20', '02:30');
    const inFront = file(AUTUMN, '01:50', '02:50').map((seen) => ({ ...seen, line: seen.line - 1000 }));
    const behind = file(AUTUMN, '02:10', '03:10').map((seen) => ({ ...seen, line: seen.line + 1000 }));
    expect(readAll(clock, own, inFront)).toBe('1 1');
    expect(readAll(clock, own, behind)).toBe('2 2');
    expect(readAll(clock, own, [...inFront, ...behind])).toBe('2? 2?');
    const beside = file(AUTUMN, '02:20', '02:50', '02:15', '03:10').map((seen) => ({
      ...seen,
      line: seen.line + 1000,
    }));
    expect(readAll(clock, file(AUTUMN, '02:10', '02:50', '02:05'), beside)).toBe('2 2 1');
  });

  it('without a zone that did the same is found by the step as well', () => {
    const wide = clockOf(2 * HOUR, HOUR, AUTUMN - 5 * HOUR, AUTUMN + 5 * HOUR);
    const night = file(AUTUMN, '00:30', '01:50', '01:00', '01:40', '05:00');
    expect(readAll(wide, between(2 * HOUR, HOUR, night))).toBe('2 2 1 1 1');
  });
});

describe('a spring night, when an hour is missing', () => {
  it('is known by the time alone where a zone did the same', () => {
    const night = file(SPRING, '01:10', '01:59', '03:00', '03:20', '09:00');
    expect(readAll(clockOf(HOUR, 2 * HOUR, SPRING), night)).toBe('1 1 2 2 2');
  });

  it('is found by the only pause that is long enough', () => {
    const wide = clockOf(HOUR, 2 * HOUR, SPRING - 3 * HOUR, SPRING + 3 * HOUR);
    const night = file(SPRING, '00:40', '01:30', '03:05', '03:50', '04:30');
    expect(readAll(wide, between(HOUR, 2 * HOUR, night))).toBe('1 1 2 2 2');
  });

  it('is not guessed between two such pauses', () => {
    const wide = clockOf(HOUR, 2 * HOUR, SPRING - 3 * HOUR, SPRING + 3 * HOUR);
    const night = file(SPRING, '00:40', '02:00', '03:30', '04:00');
    expect(readAll(wide, between(HOUR, 2 * HOUR, night))).toBe('1 1? 2 2');
  });
});

describe('the stretches of a clock that a log has a part in', () => {
  const clock = clockOf(2 * HOUR, HOUR, AUTUMN);
  const offsets = (from: string, to: string) =>
    spansBetween(clock, local(AUTUMN, from), local(AUTUMN, to)).map(({ offsetSeconds, until }) => [
      offsetSeconds / HOUR,
      until?.to ?? null,
    ]);

  it('end when the clock showed the hour the first time', () => {
    expect(offsets('00:00', '12:00')).toEqual([
      [2, local(AUTUMN, '03:00')],
      [1, null],
    ]);
    expect(offsets('04:00', '12:00')).toEqual([[1, null]]);
    expect(offsets('00:00', '02:30')).toEqual([[2, null]]);
  });
});
