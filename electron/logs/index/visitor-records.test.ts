import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LogWorld } from '../testing/log-world.ts';
import { IndexReader } from './index-reader.ts';

const TIME = '2025-12-28 19:36:40';
const line = (logger: string, message: string): string =>
  `${TIME} - ${logger} - INFO - [${logger.split('.').at(-1)}.py:41] - ${message}\n`;
const sale = (id: string): string =>
  line('routes.items', `[TXN:${id}] ✓ Checkout SUCCESSFUL - User: x, Items: 4, Credits Deducted: 8200.0`);
const commit = line('error_handlers', "Database operation 'process_checkout' completed successfully");
const search = (text: string): string =>
  line('routes.marketplace', `Marketplace search - Page: 1, Search: '${text}', Category: None, Condition: None`);

const LOG = [
  sale('0000aaaa'),
  commit,
  search(`x\n${sale('0000bbbb')}${commit}`),
  line('routes.marketplace', 'Marketplace search completed - Found 0 items'),
  line('routes.user', '[TXN:0000cccc] ✓ Checkout SUCCESSFUL - User: x, Items: 1, Credits Deducted: 1.0'),
  sale('0000dddd'),
].join('');

let world: LogWorld;
beforeEach(() => {
  world = new LogWorld();
});
afterEach(() => world.remove());

function suspicious(): readonly (readonly [message: string, ...reasons: readonly string[]])[] {
  const reader = new IndexReader(world.indexFolder);
  const { rows } = reader.search({ filter: { text: '' }, direction: 'ascending', limit: 100 });
  reader.close();
  return rows
    .filter(({ suspicions }) => suspicions.length > 0)
    .map(({ message, suspicions }) => [message.slice(0, 28), ...suspicions]);
}

describe('suspicious records in the index', () => {
  const FOUND = [
    ['[TXN:0000bbbb] ✓ Checkout SU', 'inside-visitor-text'],
    ["Database operation 'process_", 'inside-visitor-text'],
    ['[TXN:0000cccc] ✓ Checkout SU', 'from-another-module'],
  ];

  it('are kept with their reasons, and counted', async () => {
    world.write('app.log', LOG);
    expect(await world.import()).toMatchObject({ records: 8, suspicious: 3 });
    expect(suspicious()).toEqual(FOUND);
  });

  it('are the same when the log was read while it was written, wherever it stopped', async () => {
    const whole = Buffer.from(LOG);
    world.write('app.log', LOG);
    await world.import();
    const clean = world.content();
    for (let step = 41; step < 600; step += 173) {
      world.remove();
      world = new LogWorld();
      for (let end = step; end < whole.length; end += step) {
        world.write('app.log', whole.subarray(0, end));
        await world.import();
      }
      world.write('app.log', whole);
      expect(await world.import()).toMatchObject({ suspicious: 3 });
      expect(suspicious()).toEqual(FOUND);
      expect(world.content()).toEqual(clean);
    }
  });
});
