import type { Instant } from '../../../shared/time.ts';
import { instantFromMilliseconds, millisecondsFromInstant } from '../../../shared/time.ts';
import type { DemoMarket } from '../../store/sqlite/demo-market.ts';
import { placeCheckout } from './checkouts.ts';
import { approveItem, buyCredits, registerUser } from './people.ts';
import { Random } from './random.ts';

/** Sixty days from the morning of the announced repair. */
const FIRST_DAY = '2025-12-24T08:00:00.000Z' as Instant;
const DAYS = 60;

const USERS = 60;
const ITEMS = 400;
const CHECKOUTS = 360;
const PURCHASES_OF_CREDITS = 70;
const EARLY_USERS = 18;
const EARLY_ITEMS = 90;

/** Lives the demo marketplace's whole history, event by event in order of time. The same seed gives the same history. */
export async function liveHistory(market: DemoMarket, seed: number): Promise<void> {
  const random = new Random(seed);
  const events = [
    ...repeat('register', USERS - EARLY_USERS),
    ...repeat('item', ITEMS - EARLY_ITEMS),
    ...repeat('credits', PURCHASES_OF_CREDITS),
    ...repeat('checkout', CHECKOUTS),
  ];
  const shuffled = random.sample(events, events.length);
  const story = [...repeat('register', EARLY_USERS), ...repeat('item', EARLY_ITEMS), ...shuffled];

  const start = millisecondsFromInstant(FIRST_DAY);
  const stepMs = Math.floor((DAYS * 24 * 3_600_000) / story.length);
  for (const [index, event] of story.entries()) {
    const at = instantFromMilliseconds(start + index * stepMs + random.integer(0, stepMs - 1));
    const scene = { market, random, at };
    if (event === 'register') registerUser(scene);
    else if (event === 'item') approveItem(scene);
    else if (event === 'credits') buyCredits(scene);
    else await placeCheckout(scene);
  }
}

function repeat<Event extends string>(event: Event, times: number): readonly Event[] {
  return Array.from({ length: times }, () => event);
}
