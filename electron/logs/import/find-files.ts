import type { Dirent } from 'node:fs';
import { glob, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { UnreadFile } from '../index/source-table.ts';
import { unreadableSentence } from './open-failure.ts';
import { looksLikeLog, rotatedName } from './rotated-name.ts';

/** Bounds of one search, so that a wrong folder (a whole disk) ends by itself. */
const DEEPEST = 8;
export const MOST_FILES = 20_000;

export interface FoundFile {
  readonly path: string;
  /** The first place that led to it. */
  readonly place: string;
}

export interface FoundFiles {
  readonly files: readonly FoundFile[];
  /** Places and folders that could not be searched to their end. */
  readonly problems: readonly UnreadFile[];
}

/** All files that the places mean, each once however many places or links lead to it. */
export async function findFiles(places: readonly string[]): Promise<FoundFiles> {
  const files = new Map<string, FoundFile>();
  const problems: UnreadFile[] = [];
  for (const place of places) {
    const before = files.size;
    const tell = (path: string, state: UnreadFile['state'], problem: string): void => {
      problems.push({ place, path, state, problem });
    };
    try {
      for await (const path of filesOf(place, (folder, error) =>
        tell(folder, 'unreadable', unreadableSentence(error)),
      )) {
        if (files.size >= MOST_FILES) break;
        const real = await realpath(path).catch(() => path);
        if (!files.has(real)) files.set(real, { path: real, place });
      }
    } catch (error) {
      tell(place, 'unreadable', unreadableSentence(error));
      continue;
    }
    if (files.size >= MOST_FILES) {
      tell(place, 'importing', `Only the first ${MOST_FILES} files are read. Give a smaller folder.`);
      break;
    }
    if (files.size === before && !(await isThere(place))) {
      tell(place, 'vanished', 'There is nothing at this place. Check the path.');
    }
  }
  return { files: [...files.values()], problems };
}

/** A folder inside that may not be read is told, and no reason to give up the others. */
type TellFolder = (folder: string, error: unknown) => void;

async function* filesOf(place: string, tellFolder: TellFolder): AsyncGenerator<string> {
  const path = resolve(place);
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (found?.isDirectory() === true) {
    yield* logsIn(path, 0, tellFolder);
  } else if (found !== null || !/[*?[{]/.test(place)) {
    yield* withRotatedParts(path);
  } else {
    for await (const match of glob(path, { withFileTypes: true })) {
      if (!match.isDirectory()) yield join(match.parentPath, match.name);
    }
  }
}

async function* logsIn(folder: string, depth: number, tellFolder: TellFolder): AsyncGenerator<string> {
  const entries: readonly Dirent[] = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    tellFolder(folder, error);
    return [];
  });
  for (const entry of entries.toSorted((left, right) => (left.name < right.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    // Links to folders are not followed: they can lead in circles.
    if (entry.isDirectory()) {
      if (depth < DEEPEST) yield* logsIn(path, depth + 1, tellFolder);
    } else if (looksLikeLog(entry.name)) {
      yield path;
    }
  }
}

/** Who names `app.log` means its history: `app.log.1`, `app.log.2.gz`. */
async function* withRotatedParts(path: string): AsyncGenerator<string> {
  const name = basename(path);
  const siblings: readonly string[] = await readdir(dirname(path)).catch(() => []);
  const parts = siblings.filter((sibling) => sibling !== name && rotatedName(sibling).base === name);
  if (siblings.includes(name) || parts.length === 0) yield path;
  for (const part of parts) yield join(dirname(path), part);
}

async function isThere(place: string): Promise<boolean> {
  return await stat(resolve(place)).then(
    () => true,
    () => false,
  );
}
