/** One layer of the tree: which files it holds and what those may import (DESIGN section 4). */
export interface Layer {
  readonly name: string;
  /** Path prefixes, or exact files; the first layer that fits a file is its layer. */
  readonly files: readonly string[];
  /** Other layers; a layer may always import itself. */
  readonly layers: readonly string[];
  /** Package names, `scope/*` for all of a scope, `node:*` for Node's own modules. */
  readonly packages: readonly string[];
  /** Pure rules: no clock, no randomness, nothing asynchronous. */
  readonly isPure?: true;
  /** May draw random values and read the clock; everything else is given them. */
  readonly hasClock?: true;
}

const ORPC_SERVER = ['@orpc/server'] as const;

export const LAYERS: readonly Layer[] = [
  { name: 'shared', files: ['shared/'], layers: [], packages: ['zod', '@orpc/contract'] },

  { name: 'engine', files: ['electron/engine/'], layers: ['shared'], packages: [], isPure: true },
  { name: 'verdict', files: ['electron/verdict/'], layers: ['shared', 'logs/parse'], packages: [], isPure: true },
  {
    name: 'store',
    files: ['electron/store/'],
    layers: ['shared', 'engine', 'verdict'],
    packages: ['better-sqlite3', 'kysely', 'zod', 'node:*'],
  },
  { name: 'logs/parse', files: ['electron/logs/parse/'], layers: ['shared'], packages: [], isPure: true },
  {
    name: 'logs',
    files: ['electron/logs/'],
    layers: ['shared', 'logs/parse'],
    packages: ['better-sqlite3', 'kysely', 'zod', 'node:*'],
  },
  {
    name: 'journal',
    files: ['electron/journal/'],
    layers: ['shared', 'logs', 'logs/parse', 'verdict'],
    packages: ['better-sqlite3', 'kysely', 'zod', 'node:*'],
  },
  {
    name: 'audit',
    files: ['electron/audit/'],
    layers: ['shared', 'verdict', 'journal', 'store'],
    packages: ['better-sqlite3', 'node:*'],
  },
  {
    name: 'jobs',
    files: ['electron/jobs/'],
    layers: ['shared', 'logs', 'logs/parse', 'journal', 'store', 'audit'],
    packages: ['zod', 'node:*'],
    hasClock: true,
  },
  {
    name: 'sandbox',
    files: ['electron/sandbox/'],
    layers: ['shared', 'engine', 'store'],
    packages: ['pure-rand', 'node:*'],
  },
  {
    name: 'router',
    files: ['electron/router/'],
    layers: ['shared', 'core', 'store', 'engine', 'sandbox', 'journal', 'logs', 'jobs', 'audit'],
    packages: ORPC_SERVER,
  },
  {
    name: 'core',
    files: ['electron/core/'],
    layers: [
      'shared',
      'router',
      'store',
      'engine',
      'sandbox',
      'journal',
      'logs',
      'logs/parse',
      'jobs',
      'audit',
      'verdict',
    ],
    packages: [...ORPC_SERVER, 'env-paths', 'rotating-file-stream', 'node:*'],
    hasClock: true,
  },
  { name: 'arguments', files: ['electron/arguments/'], layers: ['shared'], packages: ['node:*'] },
  {
    name: 'shell',
    files: ['electron/shell/'],
    layers: ['shared', 'core', 'jobs'],
    packages: ['electron', ...ORPC_SERVER, 'node:*'],
  },
  {
    name: 'web',
    files: ['electron/web/'],
    layers: ['shared', 'core'],
    packages: [...ORPC_SERVER, 'node:*'],
    hasClock: true,
  },

  {
    name: 'main',
    files: ['electron/main.ts'],
    layers: ['shared', 'core', 'arguments', 'shell'],
    packages: ['electron', 'node:*'],
  },
  { name: 'preload', files: ['electron/preload.ts'], layers: [], packages: ['electron'] },
  { name: 'serve', files: ['electron/serve.ts'], layers: ['shared', 'core', 'arguments', 'web'], packages: ['node:*'] },
  { name: 'cli', files: ['electron/cli.ts'], layers: ['shared', 'core', 'arguments'], packages: [] },

  {
    name: 'renderer/api',
    files: ['renderer/api/'],
    layers: ['shared'],
    packages: ['@orpc/*', '@tanstack/react-query', 'react'],
  },
  {
    name: 'renderer/ui',
    files: ['renderer/ui/'],
    layers: [],
    packages: ['react', 'react-aria-components', '@tanstack/react-virtual'],
  },
  {
    name: 'renderer/verdict',
    files: ['renderer/verdict/'],
    layers: ['shared', 'renderer/api', 'renderer/ui'],
    packages: ['react', '@tanstack/react-query', 'react-aria-components'],
  },
  {
    name: 'renderer/features',
    files: ['renderer/features/'],
    layers: ['shared', 'renderer/api', 'renderer/ui', 'renderer/verdict'],
    packages: ['react', '@tanstack/*', 'zustand', 'zod', 'react-aria-components'],
  },
  {
    name: 'renderer/app',
    files: ['renderer/'],
    layers: ['shared', 'renderer/api', 'renderer/ui', 'renderer/verdict', 'renderer/features'],
    packages: [
      'react',
      'react-dom',
      'react-aria-components',
      '@tanstack/*',
      'zustand',
      'zod',
      '@fontsource-variable/*',
    ],
  },
];

/** Where programs begin: every other file must be reached from one of these. */
export const ENTRY_POINTS = [
  'electron/main.ts',
  'electron/preload.ts',
  'electron/serve.ts',
  'electron/cli.ts',
  'electron/jobs/job-process.ts',
  'renderer/main.tsx',
] as const;
