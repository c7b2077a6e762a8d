import type { AttemptStatus, CheckoutErrorCode } from '../../shared/checkout.ts';
import type { ScenarioInfo, ScenarioName } from '../../shared/contract/sandbox.ts';
import { SCENARIO_NAMES } from '../../shared/contract/sandbox.ts';
import type { Credits } from '../../shared/credits.ts';
import { credits } from '../../shared/credits.ts';

/** A release scenario: the world it needs, what it does, and what must come out. Items are numbered as in `prices`. */
export interface Scenario extends ScenarioInfo {
  readonly balance: Credits;
  readonly prices: readonly Credits[];
  /** This item becomes unavailable between validation and linking. */
  readonly vanishingItem: number | null;
  readonly outcome: {
    readonly status: AttemptStatus;
    readonly received: readonly number[];
    readonly balanceAfter: Credits;
    readonly error: { readonly code: CheckoutErrorCode; readonly message: string } | null;
  };
}

const whole = (amount: number): Credits => credits(amount * 100);

/** The four scenarios of the deployment summary, section "Testing", in its words. */
export const SCENARIOS: Readonly<Record<ScenarioName, Scenario>> = {
  'single-item': {
    name: 'single-item',
    title: 'Single item purchase',
    setup: 'A user with 5,000 credits, an item that costs 2,000.',
    action: 'Put the item into the cart, complete the checkout.',
    expected: 'The user has 3,000 credits and the item, and the TXN id is in the log.',
    balance: whole(5000),
    prices: [whole(2000)],
    vanishingItem: null,
    outcome: { status: 'success', received: [0], balanceAfter: whole(3000), error: null },
  },
  'multi-item': {
    name: 'multi-item',
    title: 'Several items',
    setup: 'A user with 5,000 credits, two items that cost 2,000 each.',
    action: 'Put both items into the cart, complete the checkout.',
    expected: 'The user has 1,000 credits and both items, and the TXN id is in the log.',
    balance: whole(5000),
    prices: [whole(2000), whole(2000)],
    vanishingItem: null,
    outcome: { status: 'success', received: [0, 1], balanceAfter: whole(1000), error: null },
  },
  'insufficient-credits': {
    name: 'insufficient-credits',
    title: 'Insufficient credits',
    setup: 'A user with 2,000 credits, an item that costs 3,000.',
    action: 'Try to check out.',
    expected: 'The credits are unchanged, the item is not bought, and the message is clear.',
    balance: whole(2000),
    prices: [whole(3000)],
    vanishingItem: null,
    outcome: {
      status: 'rejected',
      received: [],
      balanceAfter: whole(2000),
      error: { code: 'INSUFFICIENT_CREDITS', message: 'Insufficient credits. Required: 3000, Available: 2000' },
    },
  },
  'item-becomes-unavailable': {
    name: 'item-becomes-unavailable',
    title: 'Item becomes unavailable',
    setup: 'A user with 5,000 credits, two items that cost 2,000 each in the cart.',
    action: 'Check out, while somebody else takes item 2 between validation and linking.',
    expected: 'Item 1 is bought, item 2 is skipped, and only item 1 is paid for.',
    balance: whole(5000),
    prices: [whole(2000), whole(2000)],
    vanishingItem: 1,
    outcome: { status: 'partial', received: [0], balanceAfter: whole(3000), error: null },
  },
};

export const SCENARIO_LIST: readonly Scenario[] = SCENARIO_NAMES.map((name) => SCENARIOS[name]);

export function scenarioInfo({ name, title, setup, action, expected }: Scenario): ScenarioInfo {
  return { name, title, setup, action, expected };
}
