import { expect, it } from 'vitest';
import { credits } from '../../../shared/credits.ts';
import { knowPeople } from '../facts/people.ts';
import { Shop } from '../testing/shop.ts';
import { approvals } from './approvals.ts';

it('gives an approval whose award is not seen to whoever put the item up before it, not to the id’s next owner', () => {
  const shop = new Shop('legacy');
  const [ana, ben] = [shop.person('ana'), shop.person('ben')];
  const { evidence } = shop.seen();
  const { nowMs } = shop.market;
  const at = (line: number) => ({ fromMs: nowMs + line * 60_000, toMs: nowMs + line * 60_000 + 999 });
  const ref = (line: number) => ({ kind: 'line' as const, path: 'app.log', line });
  const submitted = (line: number, username: string) => ({
    ref: ref(line),
    at: at(line),
    claim: { kind: 'item-submitted' as const, itemId: 7, username },
  });
  const approved = {
    ref: ref(2),
    at: at(2),
    claim: {
      kind: 'item-approved' as const,
      itemId: 7,
      title: 'Lamp',
      value: credits(100_000),
      balance: credits(600_000),
    },
  };
  const sightings = [submitted(1, ana.username), approved, submitted(3, ben.username)];
  const found = approvals({ ...evidence, sightings }, knowPeople(evidence.market.users));
  expect(found.map(({ userId }) => userId)).toEqual([ana.id]);
});
