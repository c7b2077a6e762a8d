import { fileURLToPath } from 'node:url';
import { ConsoleError } from '../shared/errors.ts';
import { failureOf } from './arguments/failure.ts';
import type { HostArguments } from './arguments/host-arguments.ts';
import { HOST_HELP, parseHostArguments } from './arguments/host-arguments.ts';
import { openConsole } from './core/open-console.ts';
import { openPages } from './core/pages.ts';
import { openBrowser } from './web/browser.ts';
import { startWebHost } from './web/host.ts';

const RENDERER = fileURLToPath(new URL('../out/renderer', import.meta.url));

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}

async function serve({ database, logs, dataFolder, port, open }: HostArguments): Promise<void> {
  const pages = openPages(RENDERER);
  if (!pages.isBuilt) {
    throw new ConsoleError(
      'FILE_NOT_FOUND',
      'The pages of the console are not built yet. Run `npm run build` first.',
      {},
    );
  }
  const console = await openConsole({
    ...(database === null ? {} : { database }),
    ...(dataFolder === null ? {} : { dataFolder }),
    logs,
  });
  const host = await startWebHost({
    console,
    pages,
    port,
    onUnexpected: (reference, error) => complain(`[${reference}] ${failureOf(error).message}`),
  }).catch(async (error: unknown) => {
    await console.close();
    throw error;
  });

  const link = host.newLink();
  print('Barterex Console is running. Open it in a browser on this machine:');
  print(link);
  print(
    process.stdin.isTTY
      ? 'The link works once. Press Enter for another one, Ctrl-C to stop.'
      : 'The link works once. Stop with Ctrl-C.',
  );
  if (open === true) openBrowser({ platform: process.platform, environment: process.env }, link);
  if (process.stdin.isTTY) process.stdin.on('data', () => print(host.newLink()));

  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, async () => {
      if (isStopping) process.exit(1);
      isStopping = true;
      await host.close();
      await console.close();
      process.exit(0);
    });
  }
}

const parsed = parseHostArguments(process.argv.slice(2));
if (parsed.kind === 'help') {
  process.stdout.write(HOST_HELP);
} else if (parsed.kind === 'bad') {
  complain(parsed.message);
  process.exitCode = 2;
} else {
  await serve(parsed).catch((error: unknown) => {
    const { message, exitCode } = failureOf(error);
    complain(message);
    process.exitCode = exitCode;
  });
}
