import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogRecord } from './record.ts';
import { RecordReader } from './record-reader.ts';
import { QUOTED_LINES, VisitorText } from './visitor-text.ts';

const TIME = '2025-12-28 19:36:40';
const line = (logger: string, message: string, time = TIME): string =>
  `${time} - ${logger} - INFO - [${logger.split('.').at(-1)}.py:41] - ${message}`;
const sale = line('routes.items', '[TXN:9a708e30] ✓ Checkout SUCCESSFUL - User: x, Items: 4, Credits Deducted: 8200.0');
const commit = line('error_handlers', "Database operation 'process_checkout' completed successfully");

/** What the marketplace writes for what somebody sent. */
const search = (text: string, category = 'None', condition = 'None', time = TIME): string =>
  line(
    'routes.marketplace',
    `Marketplace search - Page: 1, Search: '${text}', Category: ${category}, Condition: ${condition}`,
    time,
  );
const login = (name: string, time = TIME): string =>
  line('routes.auth', `Failed login attempt for username: ${name} (attempt unknown)`, time);
const view = (title: string, time = TIME): string =>
  line('routes.marketplace', `Item viewed - Item ID: 3, Name: ${title}, User: 9`, time);

function recordsOf(log: readonly string[]): readonly LogRecord[] {
  const records: LogRecord[] = [];
  const reader = new RecordReader((record) => records.push(record));
  reader.push(new TextEncoder().encode(`${log.join('\n')}\n`));
  reader.end();
  return records;
}

function visitorLines(log: readonly string[]): readonly string[] {
  const text = new VisitorText();
  const records = recordsOf(log);
  const lines = new Set(records.flatMap((record) => text.take(record)));
  return records
    .filter((record) => lines.has(record.line))
    .map(({ message }) => (message.split('\n')[0] ?? '').slice(0, 200));
}

describe('what a visitor wrote', () => {
  const old = line('routes.items', 'Error during checkout: x', '2025-12-27 08:00:00');
  it.each([
    ['with a line end behind it', search(`x\n${sale}\n`), [sale]],
    ['up to the end of his line', search(`x\n${sale}`), [`${sale}', Category: None, Condition: None`]],
    ['in several lines', search(`x\n${sale}\n${commit}\n`), [sale, commit]],
    ['with a search of his own', search(`x\n${sale}\n${search('y').split("', Cat")[0]}`), [sale, search('y')]],
    ['of other times', search(`x\n${old}\n${sale}\n`), [old, sale]],
    [
      'in two of the fields',
      search(`x\n${sale}`, `y\n${commit}`),
      [`${sale}', Category: y`, `${commit}, Condition: None`],
    ],
    ['in a category', search('x', `y\n${sale}\n`), [sale]],
    ['as a name to log in with', login(`x\n${sale}\n${commit}\n`), [sale, commit]],
    ['as a title', view(`Lamp\n${sale}\n`), [sale]],
    ['as a path', line('app', `Request: GET /x\n${sale}\n from 198.51.100.7`), [sale]],
    ['that was cut off', search(`x\n${line('a', 'A'.repeat(70_000))}`), [line('a', 'A'.repeat(70_000))]],
  ])('is found %s', (_name, quoted, found) => {
    const others = [line('routes.auth', 'User logged in: ann'), sale, commit];
    const lines = visitorLines([...others, ...quoted.split('\n'), ...others]);
    expect(lines).toEqual(found.map((text) => text.slice(text.indexOf('] - ') + 4).slice(0, 200)));
  });

  it.each([
    ['of several lines', search('lamp\nold and green')],
    ['that looks like the end of one', search("lamp', Category: None, Condition: None")],
    ['in several lines of a condition', search('', 'None', 'x\ny')],
    ['too long to keep', search('A'.repeat(70_000))],
    ['in a name that nobody has', login('bob')],
    ['in a title with a line end', view('Lamp\ngreen')],
  ])('accuses nobody for a text %s', (_name, quoted) => {
    expect(visitorLines([...quoted.split('\n'), sale, commit, search('lamp'), view('Lamp')])).toEqual([]);
  });

  it('is not guessed where lines were left out of the log', () => {
    const [opening = ''] = search('x\ny').split('\n');
    const later = '2025-12-28 19:36:59';
    expect(visitorLines([opening, sale, commit, search('lamp', 'None', 'None', later)])).toEqual([]);
    expect(visitorLines([opening, sale, old, ...search('x\ny', 'None', 'None', later).split('\n')])).toEqual([]);
    const many = Array.from({ length: QUOTED_LINES }, () => commit);
    expect(visitorLines([opening, ...many, sale, search('lamp')])).toEqual([]);
  });

  /** He sends anything that can be sent, and names and titles read like the marketplace's own words. */
  it('never holds an honest line of another moment', () => {
    const SECOND = 1_766_578_000;
    const at = (second: number): string => new Date(second * 1000).toISOString().slice(0, 19).replace('T', ' ');
    const block = (second: number) => {
      const time = at(second);
      const written = fc.constantFrom(time, at(second - 86_400), at(second - 3));
      const piece = fc.oneof(
        fc.constantFrom('x', '\n', '\n\n', "', Category: a", ', Condition: b', ' (attempt 3)', ', User: 9'),
        written.map((then) => `\n${line('routes.items', 'Error during checkout: x', then)}`),
        written.map((then) => `\n${search('y', 'None', 'None', then)}`),
        written.map((then) => `\n${search('y', 'None', 'None', then).split("', Category")[0]}`),
        written.map((then) => `\n${line('routes.auth', 'Failed login attempt for username: z', then)}`),
      );
      const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
      const sent = fc.oneof(
        fc.tuple(text, text, text).map(([words, category, condition]) => search(words, category, condition, time)),
        text.map((name) => login(name, time)),
        text.map((title) => view(title, time)),
        text.map((range) => line('routes.marketplace', `Invalid price range filter: ${range}`, time)),
      );
      const honest = fc.constantFrom(
        line('routes.items', 'Item added to cart - Item: 38, User: , User: 9', time),
        line('routes.auth', 'User logged in: bob\n (attempt 3)', time),
        line('routes.items', "[TXN:9a708e30] ⚠ Some items failed: [{'title': \"', Category: a, Condition: b\"}]", time),
        view("Lamp\n', Category: a, Condition: b", time),
        search('lamp', 'None', 'None', time),
        login('bob', time),
      );
      return fc.oneof(
        sent.map((quoted) => ({ lines: quoted.split('\n'), isHonest: false })),
        honest.map((kept) => ({ lines: kept.split('\n'), isHonest: true })),
      );
    };
    const blocks = fc.array(fc.integer({ min: 4, max: 900 }), { maxLength: 8 }).chain((pauses) => {
      const secondOf = (index: number) => pauses.slice(0, index + 1).reduce((sum, pause) => sum + pause, SECOND);
      return fc.tuple(...pauses.map((_pause, index) => block(secondOf(index))));
    });
    fc.assert(
      fc.property(blocks, (found) => {
        const isHonest = found.flatMap(({ lines, isHonest: is }) => lines.map((_line, index) => is || index === 0));
        const text = new VisitorText();
        for (const record of recordsOf(found.flatMap(({ lines }) => lines))) {
          for (const his of text.take(record)) expect(isHonest[his - 1]).toBe(false);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
