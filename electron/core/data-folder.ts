import { join } from 'node:path';
import envPaths from 'env-paths';

/** Where the console keeps its own files. Nothing is created before it is needed. */
export interface DataFolder {
  readonly path: string;
  readonly demo: string;
  readonly sandbox: string;
  readonly logs: string;
  /** A folder per workspace: what is kept of it, and its log index. */
  readonly workspaces: string;
}

/** `path` null: the operating system's place for an application's data. */
export function dataFolder(path: string | null): DataFolder {
  const root = path ?? envPaths('barterex-console', { suffix: '' }).data;
  return {
    path: root,
    demo: join(root, 'demo'),
    sandbox: join(root, 'sandbox'),
    logs: join(root, 'logs'),
    workspaces: join(root, 'workspaces'),
  };
}
