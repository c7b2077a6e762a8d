import type { Database } from 'better-sqlite3';
import type { SavedView, TransactionNote } from '../../shared/contract/transactions.ts';
import type { Query } from '../../shared/query/term.ts';
import { query } from '../../shared/query/term.ts';
import type { Instant } from '../../shared/time.ts';

/** Notes on transactions, by their key: they stay when logs are read again, and come back with the attempt. */
export function readNote(journal: Database, key: string): TransactionNote | null {
  const row = journal
    .prepare<[string], TransactionNote>('SELECT text, updated_at AS updatedAt FROM note WHERE key = ?')
    .get(key);
  return row ?? null;
}

/** An empty text removes the note. */
export function writeNote(journal: Database, key: string, text: string, at: Instant): TransactionNote | null {
  if (text === '') journal.prepare('DELETE FROM note WHERE key = ?').run(key);
  else {
    journal
      .prepare(
        `INSERT INTO note (key, text, updated_at) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET text = excluded.text, updated_at = excluded.updated_at`,
      )
      .run(key, text, at);
  }
  return readNote(journal, key);
}

export function readViews(journal: Database): readonly SavedView[] {
  const rows = journal
    .prepare<[], { name: string; query: string; updatedAt: Instant }>(
      'SELECT name, query, updated_at AS updatedAt FROM saved_view ORDER BY name COLLATE NOCASE',
    )
    .all();
  // A view of a newer console may hold terms that this one does not know; it is left alone and not shown.
  return rows.flatMap((row) => {
    const parsed = query.safeParse(JSON.parse(row.query));
    return parsed.success ? [{ ...row, query: parsed.data }] : [];
  });
}

/** A view of the same name is replaced. */
export function saveView(journal: Database, name: string, terms: Query, at: Instant): readonly SavedView[] {
  journal
    .prepare(
      `INSERT INTO saved_view (name, query, updated_at) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET query = excluded.query, updated_at = excluded.updated_at`,
    )
    .run(name, JSON.stringify(terms), at);
  return readViews(journal);
}

export function removeView(journal: Database, name: string): readonly SavedView[] {
  journal.prepare('DELETE FROM saved_view WHERE name = ?').run(name);
  return readViews(journal);
}
