import { ConsoleError } from '../../../../shared/errors.ts';
import { openMarketplace } from '../open-marketplace.ts';

/** Another person's process: opens, reads, copies to nowhere else, and prints what came of it. */
const [file = '', temporaryFolder = ''] = process.argv.slice(2);
try {
  const reader = await openMarketplace(file, { temporaryFolder });
  const { counts, journal } = await reader.facts();
  reader.close();
  console.log(JSON.stringify({ users: counts.users, journal }));
} catch (error) {
  if (!(error instanceof ConsoleError)) throw error;
  console.log(JSON.stringify({ code: error.code, message: error.message }));
}
