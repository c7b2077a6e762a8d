import type { LogFilter } from '../../../shared/contract/logs.ts';
import { logTimeFromSeconds, secondsFromLogTime } from './log-time.ts';
import type { Connection } from './open-index.ts';
import type { SearchTerms, SpellOut } from './search-terms.ts';
import { parseSearch } from './search-terms.ts';
import { LEVEL_NUMBERS } from './stored-record.ts';

/** A filter after a look into the index: its text in the index's own words, and how little of the rest can match. */
export interface RecordFilter extends Omit<LogFilter, 'text'> {
  readonly terms: SearchTerms;
  /** What matches lies between these ids; null when they are not known. */
  readonly ids: { readonly first: number; readonly last: number } | null;
}

export function readFilter(connection: Connection, { text, ...asked }: LogFilter): RecordFilter {
  const terms = parseSearch(text, spellingOf(connection));
  const filter = { ...asked, ...spanOf(connection, asked) };
  return { ...filter, terms, ids: terms.match === null ? null : idsIn(connection, filter) };
}

/** Finding a word is one look into the index, and each costs another one in the search. */
const MOST_WORDS = 32;

function spellingOf(connection: Connection): SpellOut {
  return (beginning) => {
    connection.exec('CREATE VIRTUAL TABLE IF NOT EXISTS temp.word USING fts5vocab (main, record_text, instance)');
    const next = connection.prepare<[string], string>('SELECT term FROM temp.word WHERE term >= ? LIMIT 1').pluck();
    const words: string[] = [];
    for (let word = next.get(beginning); word?.startsWith(beginning) === true; word = next.get(`${word}\0`)) {
      if (words.length === MOST_WORDS) return null;
      words.push(word);
    }
    return words;
  };
}

type Span = Pick<LogFilter, 'after' | 'before'>;

/** Levels that were logged only for a while, or never, are looked for only there: the hourly rollup knows. */
function spanOf(connection: Connection, { after, before, levels }: Omit<LogFilter, 'text'>): Span {
  if (levels === undefined) return { after, before };
  const hours = connection
    .prepare<[string], { readonly first: number | null; readonly last: number | null }>(
      `SELECT min(hour) AS first, max(hour) AS last FROM rollup
       WHERE records > 0 AND level IN (SELECT value FROM json_each(?))`,
    )
    .get(JSON.stringify(levels.map((level) => LEVEL_NUMBERS[level])));
  if (hours?.first == null || hours.last === null) return { after: NEVER, before: NEVER };
  const [from, to] = [logTimeFromSeconds(hours.first * 3600), logTimeFromSeconds((hours.last + 1) * 3600)];
  return {
    after: after === undefined || after < from ? from : after,
    before: before === undefined || before > to ? to : before,
  };
}

const NEVER = logTimeFromSeconds(0);

/** So many records of a span of time are looked through for their ids; of more than these the text is asked first. */
const MOST_IN_SPAN = 100_000;

/** The text is kept in the order of the files: words of one day are found without reading those of all days. */
function idsIn(connection: Connection, { after, before }: Span): RecordFilter['ids'] {
  if (after === undefined && before === undefined) return null;
  const found = connection
    .prepare<[number, number, number], { readonly records: number; readonly first: number; readonly last: number }>(
      `SELECT count(*) AS records, coalesce(min(id), 0) AS first, coalesce(max(id), 0) AS last
       FROM (SELECT id FROM record WHERE time >= ? AND time < ? LIMIT ?)`,
    )
    .get(
      after === undefined ? Number.MIN_SAFE_INTEGER : secondsFromLogTime(after),
      before === undefined ? Number.MAX_SAFE_INTEGER : secondsFromLogTime(before),
      MOST_IN_SPAN,
    );
  return found === undefined || found.records === MOST_IN_SPAN ? null : found;
}
