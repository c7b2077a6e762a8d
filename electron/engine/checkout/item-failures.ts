import type { ItemFailure } from '../../../shared/checkout.ts';

/** The failure as the log line says it after `Error: `, in Barterex's wording where it has one. */
export const FAILURE_IN_LOG: Readonly<Record<ItemFailure, string>> = {
  'not-found': 'Item not found',
  'not-available': 'Item is no longer available',
  'no-seller': 'No seller found',
  'own-item': 'Buyer owns this item already',
  'bad-price': 'Item has no valid price',
  'changed-during-checkout': 'Item is no longer available',
};

/** The same for the buyer. */
export const FAILURE_FOR_BUYER: Readonly<Record<ItemFailure, string>> = {
  'not-found': 'it no longer exists',
  'not-available': 'it is no longer available',
  'no-seller': 'its seller could not be found',
  'own-item': 'it is yours already',
  'bad-price': 'its price is not valid',
  'changed-during-checkout': 'it was sold or changed while you were paying',
};
