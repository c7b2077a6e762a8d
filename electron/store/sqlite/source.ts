import { ConsoleError } from '../../../shared/errors.ts';
import type { Connection } from './connection.ts';
import { inOneRead, withReadOnly } from './connection.ts';
import type { DatabaseFile } from './database-file.ts';
import { examineDatabaseFile, fileCutOff, refuseUnattended } from './database-file.ts';
import { failureOf } from './failure.ts';
import { patiently } from './patience.ts';
import { createPrivateCopy } from './private-copy.ts';

export interface SourceOptions {
  /** Where the private copies of WAL databases are made. */
  readonly temporaryFolder: string;
  /** How long a read tries again while another program holds the file. */
  readonly patienceMs: number;
}

/**
 * Somebody else's database file. Each read looks at the file again, so that a replaced file, another journal mode and
 * a changed schema need no special case; and between two reads no lock and no open connection is left on it.
 */
export interface Source {
  /** `read` may run more than once, and must not keep the connection. */
  read<Result>(read: (connection: Connection, file: DatabaseFile) => Result): Promise<Awaited<Result>>;
  close(): void;
}

export function createSource(file: string, { temporaryFolder, patienceMs }: SourceOptions): Source {
  const privateCopy = createPrivateCopy(temporaryFolder);

  async function readOnce<Result>(
    read: (connection: Connection, file: DatabaseFile) => Result,
  ): Promise<Awaited<Result>> {
    const found = examineDatabaseFile(file);
    const readAtOnce = (connection: Connection) => inOneRead(connection, () => read(connection, found));
    try {
      if (found.journal === 'rollback') return await withReadOnly(found.path, readAtOnce);
      return await privateCopy.use(found.path, (copy) => {
        if (copy !== null) return readAtOnce(copy);
        refuseUnattended(found);
        return withReadOnly(found.path, readAtOnce);
      });
    } catch (error) {
      throw diagnose(error, found);
    }
  }

  return {
    read: (read) => patiently(patienceMs, () => readOnce(read)),
    close: () => privateCopy.close(),
  };
}

function diagnose(error: unknown, file: DatabaseFile): unknown {
  const failure = failureOf(error, file.name);
  const isDamaged = failure instanceof ConsoleError && failure.code === 'DATABASE_DAMAGED';
  return isDamaged && file.isCutOff ? fileCutOff(file.name) : failure;
}
