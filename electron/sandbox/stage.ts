import type { SandboxRequest } from '../../shared/contract/sandbox.ts';
import type { ItemId, UserId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { SandboxCopy } from '../store/sqlite/sandbox-copy.ts';
import type { Scenario } from './scenarios.ts';
import { SCENARIOS } from './scenarios.ts';

/** Who buys what in a run, once the copy is set. */
export interface Stage {
  readonly scenario: Scenario | null;
  readonly buyerId: UserId;
  readonly itemIds: readonly ItemId[];
  /** Taken off the market by somebody else between validation and linking. */
  readonly vanishingItemId: ItemId | null;
}

/** Sets the copy for a request: a scenario brings its own people and items, a cart uses those that are there. */
export function setStage(copy: SandboxCopy, request: SandboxRequest, at: Instant): Stage {
  const stage = request.kind === 'scenario' ? setScenario(copy, SCENARIOS[request.scenario], at) : cartStage(request);
  copy.fillCart(stage.buyerId, stage.itemIds, at);
  return stage;
}

function setScenario(copy: SandboxCopy, scenario: Scenario, at: Instant): Stage {
  const buyerId = copy.insertUser('sandbox_buyer', scenario.balance, at);
  const sellerId = copy.insertUser('sandbox_seller', scenario.balance, at);
  const itemIds = scenario.prices.map((price, index) => copy.insertItem(`Scenario item ${index + 1}`, price, sellerId));
  const vanishing = scenario.vanishingItem === null ? null : (itemIds[scenario.vanishingItem] ?? null);
  return { scenario, buyerId, itemIds, vanishingItemId: vanishing };
}

function cartStage({ buyerId, itemIds, vanishingItemId }: Extract<SandboxRequest, { readonly kind: 'cart' }>): Stage {
  return { scenario: null, buyerId, itemIds, vanishingItemId: vanishingItemId ?? null };
}
