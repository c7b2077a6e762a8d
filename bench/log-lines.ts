import { Random } from '../electron/sandbox/demo/random.ts';

/**
 * A log as a busy marketplace writes it, one piece after the other: mostly requests, a purchase here and there, mail
 * threads in between, now and then a traceback. The same seed gives the same bytes.
 */
export function* generateLog(bytes: number, seed: number): Generator<string> {
  const random = new Random(seed);
  let second = Date.parse('2025-01-01T00:00:00Z') / 1000;
  let written = 0;
  while (written < bytes) {
    let piece = '';
    for (let event = 0; event < 2000; event += 1) {
      if (random.chance(60)) second += random.integer(0, 2);
      piece += eventAt(new Date(second * 1000).toISOString().slice(0, 19).replace('T', ' '), random);
    }
    // Mostly ASCII, so the difference between characters and bytes does not matter.
    written += piece.length;
    yield piece;
  }
}

function eventAt(time: string, random: Random): string {
  const roll = random.integer(1, 100);
  const item = random.integer(1, 50_000);
  const user = `user_${random.integer(1, 20_000)}`;
  if (roll <= 55) {
    const address = `10.${random.integer(0, 255)}.${random.integer(0, 255)}.${random.integer(1, 254)}`;
    return (
      `${time} - app - INFO - [app.py:231] - Request: GET /item/${item} from ${address}\n` +
      `${time} - app - INFO - [app.py:244] - Response: 200 for GET /item/${item}\n`
    );
  }
  if (roll <= 75)
    return `${time} - routes.marketplace - INFO - [marketplace.py:88] - Marketplace search - Query: lamp ${item}\n`;
  if (roll <= 85)
    return `${time} - routes.items - INFO - [items.py:210] - Item added to cart - Item: ${item}, User: ${user}\n`;
  if (roll <= 97) return purchase(time, random, user, item);
  return (
    `${time} - email_service - ERROR - [email_service.py:61] - Error sending mail to ${user}\n` +
    'Traceback (most recent call last):\n  File "email_service.py", line 58, in send\n    server.sendmail(sender, to, text)\n' +
    '  File "/usr/lib/python3.11/smtplib.py", line 887, in sendmail\n    raise SMTPRecipientsRefused(senderrs)\n' +
    `smtplib.SMTPRecipientsRefused: {'${user}@example.com': (550, b'no such user')}\n`
  );
}

function purchase(time: string, random: Random, user: string, item: number): string {
  const id = random.integer(0, 0x7fff_ffff).toString(16).padStart(8, '0');
  const tag = `[TXN:${id}]`;
  return (
    `${time} - app - INFO - [app.py:231] - Request: POST /finalize_purchase from 10.0.0.7\n` +
    `${time} - routes.items - INFO - [items.py:541] - ${tag} Checkout initialized - User: ${user}, Items: 2, Total: 3500.0\n` +
    `${time} - trading_points - INFO - [trading_points.py:120] - Points awarded for purchase. User ID: ${item}, Username: ${user}, Order: item-${item}, Points: 20, Total Points: 240\n` +
    `${time} - routes.items - INFO - [items.py:703] - ${tag} ✓ Purchase FINALIZED - User: ${user}, Items: 2, Credits Deducted: 3500.0\n` +
    `${time} - error_handlers - INFO - [error_handlers.py:77] - Database operation 'finalize_purchase' completed successfully\n`
  );
}
