/**
 * What SQLAlchemy logs of a statement that failed, right behind the error itself. Text that people wrote never stands
 * in front of it (an item's title stands inside the marketplace's own errors), so nobody can write one into the log.
 */
const STATEMENT =
  /^(?:This Session's transaction has been rolled back due to a previous exception during flush\. [^\n]* Original exception was: )?\(sqlite3\.\w+\) [^\n]*\n\[SQL: ([^\n]*)\]\n\[parameters: \(([^\n]*)\)\]/;

const INSERT = /^INSERT INTO (trade|"order") \(([\w, ]+)\) VALUES /;
const UPDATE = /^UPDATE user SET ([\w=?, ]+) WHERE user\.id = \?$/;

/** Whose number in a new row is the buyer's (BARTEREX.md section 5: the sender of a trade). */
const BUYER_COLUMNS: Readonly<Record<string, string>> = { trade: 'sender_id', '"order"': 'user_id' };

/** A purchase writes other users' rows as well (a referrer's bonus), but these columns of the buyer's row only. */
const BUYER_ONLY = ['last_checkout_transaction_id', 'trading_points'];

/** The number of the user whose purchase a failed statement belongs to; null when the error does not tell it. */
export function buyerOfFailedStatement(error: string): number | null {
  const [, statement = '', list = ''] = STATEMENT.exec(error) ?? [];
  return buyerOfInsert(statement, list.split(', ')) ?? buyerOfUpdate(statement, list.split(', '));
}

/** A text may hold whatever separates the parameters, so only numbers may stand before the one that is looked for. */
function buyerOfInsert(statement: string, parameters: readonly string[]): number | null {
  const [, table, columns = ''] = INSERT.exec(statement) ?? [];
  const column = table === undefined ? undefined : BUYER_COLUMNS[table];
  if (column === undefined) return null;
  const index = columns.split(', ').indexOf(column);
  const isInPlace = parameters.slice(0, Math.max(index, 0)).every((value) => /^(?:None|[\d.]+)$/.test(value));
  return isInPlace ? userId(parameters[index]) : null;
}

function buyerOfUpdate(statement: string, parameters: readonly string[]): number | null {
  const [, assignments] = UPDATE.exec(statement) ?? [];
  if (assignments === undefined) return null;
  const columns = assignments.split(', ').map((assignment) => assignment.replace('=?', ''));
  const isBuyers = columns.some((column) => BUYER_ONLY.includes(column));
  return isBuyers && parameters.length === columns.length + 1 ? userId(parameters.at(-1)) : null;
}

function userId(value: string | undefined): number | null {
  return value !== undefined && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : null;
}
