import { z } from 'zod';
import { LARGEST_CART, type SandboxRequest, SCENARIO_NAMES } from '../../../shared/contract/sandbox.ts';
import { itemIdValue, userIdValue } from '../../../shared/contract/values.ts';

export const OWN_CART = 'own-cart';

/** What can be chosen on the left of the screen. */
export const SANDBOX_CHOICES = [...SCENARIO_NAMES, OWN_CART] as const;
export type SandboxChoice = (typeof SANDBOX_CHOICES)[number];

const wholeNumber = z.coerce.number().int().positive();
const itemId = wholeNumber.pipe(itemIdValue);
const list = (value: unknown) => (typeof value === 'string' ? value.split(',') : value);

/** What the address of the screen holds: what is chosen, and the cart that was put together. */
export const sandboxSearch = z.object({
  run: z.enum(SANDBOX_CHOICES).optional().catch(undefined),
  buyer: wholeNumber.pipe(userIdValue).optional().catch(undefined),
  items: z.preprocess(list, z.array(itemId).min(1).max(LARGEST_CART)).optional().catch(undefined),
  vanishing: itemId.optional().catch(undefined),
});
export type SandboxSearch = z.infer<typeof sandboxSearch>;

/** What would run; null while the cart has no buyer. */
export function requestFromSearch({ run, buyer, items = [], vanishing }: SandboxSearch): SandboxRequest | null {
  if (run !== OWN_CART) return { kind: 'scenario', scenario: run ?? SCENARIO_NAMES[0] };
  if (buyer === undefined) return null;
  const vanishes = vanishing !== undefined && items.includes(vanishing);
  return { kind: 'cart', buyerId: buyer, itemIds: items, ...(vanishes && { vanishingItemId: vanishing }) };
}
