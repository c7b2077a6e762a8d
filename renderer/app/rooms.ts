import { linkOptions } from '@tanstack/react-router';
import type { IconName } from '../ui/icon.tsx';

interface RoomWords {
  readonly name: string;
  readonly icon: IconName;
  readonly keys: string;
  /** For the help page and the navigation: why somebody goes there. */
  readonly purpose: string;
}

/** The rooms of the console, in the order of the navigation. Each is entered with nothing open in it. */
export const ROOMS = [
  {
    link: linkOptions({ to: '/transactions/{-$key}', params: { key: undefined } }),
    name: 'Transactions',
    icon: 'transactions',
    keys: 'g t',
    purpose:
      'Every checkout attempt, from the logs and the console’s own records: what was claimed, what was charged, and why.',
  },
  {
    link: linkOptions({ to: '/complaints' }),
    name: 'Lost credits',
    icon: 'help',
    keys: 'g c',
    purpose: '“I paid and my credits are gone”: who and when, and the answer with its evidence, to copy or to save.',
  },
  {
    link: linkOptions({ to: '/users/{-$userId}', params: { userId: undefined } }),
    name: 'Users',
    icon: 'users',
    keys: 'g u',
    purpose: 'Every account as it is stored: balance, last checkout, items, orders and credit rows.',
  },
  {
    link: linkOptions({ to: '/owed' }),
    name: 'Owed credits',
    icon: 'owed',
    keys: 'g o',
    purpose:
      'Everybody who is owed credits, whether they complained or not, and what else an audit of everything found.',
  },
  {
    link: linkOptions({ to: '/logs' }),
    name: 'Logs',
    icon: 'logs',
    keys: 'g l',
    purpose: 'The log files: add them, import them, see what is missing, and search every record of every file.',
  },
  {
    link: linkOptions({ to: '/sandbox' }),
    name: 'Sandbox',
    icon: 'sandbox',
    keys: 'g s',
    purpose: 'Checkouts on a copy: the four release scenarios, or a cart of your own. The marketplace stays as it is.',
  },
] as const satisfies readonly (RoomWords & { readonly link: unknown })[];

export type Room = (typeof ROOMS)[number];
