/** Lines as Barterex writes them, one a second from `from` on. */
export interface LinesOptions {
  readonly count: number;
  readonly from?: string;
  readonly first?: number;
}

export function logLines({ count, from = '2025-12-24 11:00:00', first = 0 }: LinesOptions): string {
  const start = Date.parse(`${from.replace(' ', 'T')}Z`);
  return Array.from({ length: count }, (_, index) => lineAt(start + index * 1000, first + index)).join('');
}

function lineAt(milliseconds: number, number: number): string {
  const time = new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ');
  const id = ((number * 2_654_435_761) >>> 0).toString(16).padStart(8, '0');
  switch (number % 5) {
    case 0:
      return `${time} - routes.items - INFO - [items.py:702] - [TXN:${id}] ✓ Checkout SUCCESSFUL - User: user_${number}, Items: 1, Credits Deducted: 100.0\n`;
    case 1:
      return `${time} - routes.items - ERROR - [items.py:711] - [TXN:${id}] Checkout error: number ${number}\nTraceback (most recent call last):\n  File "items.py", line 1\n\nValueError: ${number}\n`;
    case 2:
      return `${time} - app - INFO - [app.py:120] - Request: GET /item/${number} from 10.0.0.${number % 250}\n`;
    case 3:
      return `${time} - trading_points - WARNING - [trading_points.py:40] - Error awarding purchase points to user ${number}\n`;
    default:
      return `${time} - app - DEBUG - [app.py:131] - Response: 200 for GET /item/${number}\n`;
  }
}
