import type { Credits } from '../../../shared/credits.ts';
import { credits, decimalFromCredits } from '../../../shared/credits.ts';
import { storedFromInstant } from '../../../shared/time.ts';
import type { Scene } from './scene.ts';
import { CITIES, CONDITIONS, THINGS, USERNAMES } from './words.ts';

const SIGN_UP_CREDITS = 1000;

export function registerUser({ market, random, at }: Scene): void {
  const number = market.count('user');
  const username = USERNAMES[number % USERNAMES.length] ?? `user${number}`;
  market.insert('user', {
    username,
    email: `person${number + 1}@example.com`,
    password_hash: '',
    city: random.pick(CITIES),
    credits: SIGN_UP_CREDITS,
    level: 1,
    tier: 'Beginner',
    trading_points: 0,
    referral_code: `REF${10_000 + number}`,
    is_admin: 0,
    is_banned: random.chance(3) ? 1 : 0,
    created_at: storedFromInstant(at),
    last_login: storedFromInstant(at),
  });
}

/** An approval gives the seller the item's value at once; its sale later gives nothing (BARTEREX.md section 5). */
export function approveItem({ market, random, at }: Scene): void {
  const { category, least, most, titles } = random.pick(THINGS);
  const price = priceBetween(random, least, most);
  const seller = random.pick(market.users());
  const number = market.count('item');
  market.insert('item', {
    name: `${random.pick(titles)} ${100 + number}`,
    description: 'Well kept, from a smoke-free home.',
    value: decimalFromCredits(price),
    is_available: 1,
    is_approved: 1,
    status: 'approved',
    user_id: seller.userId,
    uploaded_by_id: seller.userId,
    condition: random.pick(CONDITIONS),
    category,
    credited: 1,
    location: random.pick(CITIES),
    item_number: `EA-${random.hex(8)}`,
  });
  const earned = credits(Math.trunc(price / 100) * 100);
  market.changeBalance(seller.userId, earned);
  notify(
    { market, random, at },
    seller.userId,
    `Your item was approved. You earned ${earned / 100} credits.`,
    'approval',
  );
}

export function buyCredits({ market, random, at }: Scene): void {
  const user = random.pick(market.users());
  const amount = credits(random.pick([1000, 2000, 2500, 5000]) * 100);
  market.changeBalance(user.userId, amount);
  market.insert('payment', {
    user_id: user.userId,
    paystack_reference: `PSK-${random.hex(12)}`,
    amount_naira: amount / 100,
    credits_purchased: amount / 100,
    status: 'completed',
    payment_method: 'card',
    created_at: storedFromInstant(at),
    paid_at: storedFromInstant(at),
    currency: 'NGN',
  });
  market.insert('credit_transaction', {
    user_id: user.userId,
    amount: amount / 100,
    transaction_type: 'credit_purchase',
    description: `Purchased ${amount / 100} credits`,
    reason: 'Credit purchase',
    balance_before: user.balance / 100,
    balance_after: (user.balance + amount) / 100,
    timestamp: storedFromInstant(at),
  });
}

export function notify({ market, at }: Scene, userId: number, message: string, category: string): void {
  market.insert('notification', {
    message,
    user_id: userId,
    created_at: storedFromInstant(at),
    is_read: 0,
    notification_type: 'system',
    category,
    priority: 'normal',
  });
}

/** Mostly round prices; a few with cents, which make float balances. */
function priceBetween(random: Scene['random'], least: number, most: number): Credits {
  const round = random.integer(Math.ceil(least / 50), Math.floor(most / 50)) * 50;
  return credits(round * 100 - (random.chance(6) ? 5 : 0));
}
