import { describe, expect, it } from 'vitest';
import type { Layer } from './layers.ts';
import { ENTRY_POINTS, LAYERS } from './layers.ts';
import type { SourceFile, SyntaxNode } from './source-files.ts';
import { importedFile, packageOf, productFiles } from './source-files.ts';

const files = ['shared', 'electron', 'renderer'].flatMap(productFiles);

function layerOf(path: string): Layer {
  const layer = LAYERS.find(({ files: prefixes }) =>
    prefixes.some((prefix) => path === prefix || path.startsWith(prefix)),
  );
  if (layer === undefined) throw new Error(`${path} belongs to no layer; add it to architecture/layers.ts`);
  return layer;
}

function allowsPackage({ packages }: Layer, name: string): boolean {
  const wanted = packageOf(name);
  return packages.some(
    (allowed) => allowed === wanted || (allowed.endsWith('/*') && wanted.startsWith(allowed.slice(0, -1))),
  );
}

/** What a file imports against the table, in words; empty when it keeps to it. */
function forbiddenImports({ path, imports }: SourceFile): readonly string[] {
  const layer = layerOf(path);
  return imports.flatMap((name) => {
    const target = importedFile(path, name);
    if (target === null) return allowsPackage(layer, name) ? [] : [`${path} imports the package ${name}`];
    if (/\.(css|svg)$/.test(target)) return [];
    const other = layerOf(target).name;
    return other === layer.name || layer.layers.includes(other) ? [] : [`${path} imports ${target} of ${other}`];
  });
}

function featureOf(path: string): string | null {
  return /^renderer\/features\/([^/]+)\//.exec(path)?.[1] ?? null;
}

/** `Date.now`, `Math.random` and the like, by the name of what is reached for. */
function clockUses({ nodes }: SourceFile): readonly string[] {
  const uses = nodes.flatMap((node) => {
    if (node.type === 'MemberExpression') return [`${nameOf(node['object'])}.${nameOf(node['property'])}`];
    if (node.type === 'NewExpression' && (node['arguments'] as readonly unknown[]).length === 0) {
      return [`new ${nameOf(node['callee'])}()`];
    }
    return node.type === 'Identifier' ? [nameOf(node)] : [];
  });
  return uses.filter((use) => CLOCKS.has(use));
}

const CLOCKS = new Set([
  'Date.now',
  'new Date()',
  'Math.random',
  'performance.now',
  'randomUUID',
  'randomBytes',
  'randomInt',
]);

function nameOf(node: unknown): string {
  return String((node as SyntaxNode | undefined)?.['name'] ?? '');
}

describe('the architecture', () => {
  it('reads every layer of the tree', () => {
    const seen = new Set(files.map(({ path }) => layerOf(path).name));
    expect([...seen].sort()).toEqual(LAYERS.map(({ name }) => name).sort());
  });

  it('lets nobody import what the table does not allow', () => {
    expect(files.flatMap(forbiddenImports)).toEqual([]);
  });

  it('lets no feature import another feature', () => {
    const across = files.flatMap(({ path, imports }) =>
      imports
        .map((name) => importedFile(path, name))
        .filter((target) => target !== null && featureOf(path) !== null && featureOf(target) !== null)
        .filter((target) => featureOf(target ?? '') !== featureOf(path))
        .map((target) => `${path} imports ${target}`),
    );
    expect(across).toEqual([]);
  });

  it('keeps the rules free of the clock, of randomness and of waiting', () => {
    const impure = files
      .filter(({ path }) => layerOf(path).isPure === true)
      .flatMap((file) => [
        ...clockUses(file).map((use) => `${file.path} uses ${use}`),
        ...file.nodes
          .filter((node) => node['async'] === true || node.type === 'AwaitExpression' || nameOf(node) === 'Promise')
          .map((node) => `${file.path} is asynchronous (${node.type})`),
      ]);
    expect(impure).toEqual([]);
  });

  it('keeps clock and dice in the core and the hosts', () => {
    const uses = files
      .filter(({ path }) => path.startsWith('electron/') && layerOf(path).hasClock !== true)
      .flatMap((file) => clockUses(file).map((use) => `${file.path} uses ${use}`));
    expect(uses).toEqual([]);
  });

  it('has no file that nothing reaches', () => {
    const byPath = new Map(files.map((file) => [file.path, file]));
    const reached = new Set<string>();
    const visit = (path: string): void => {
      const file = byPath.get(path);
      if (file === undefined || reached.has(path)) return;
      reached.add(path);
      for (const name of file.imports) visit(importedFile(path, name) ?? '');
    };
    for (const entry of ENTRY_POINTS) visit(entry);
    expect(files.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([]);
  });

  it('has small files and no notes to self', () => {
    const large = files.filter(({ text }) => text.split('\n').length > 300).map(({ path }) => path);
    const notes = files.filter(({ text }) => /\b(TODO|FIXME|XXX|HACK)\b|@ts-(ignore|nocheck)/.test(text));
    expect({ large, notes: notes.map(({ path }) => path) }).toEqual({ large: [], notes: [] });
  });
});

describe('the checks themselves', () => {
  const file = (path: string, name: string): SourceFile => ({ path, text: '', nodes: [], imports: [name] });

  it.each([
    ['shared/credits.ts', 'node:fs'],
    ['shared/credits.ts', '../electron/engine/steps.ts'],
    ['electron/engine/steps.ts', 'better-sqlite3'],
    ['electron/engine/steps.ts', '../store/port.ts'],
    ['electron/store/port.ts', '../sandbox/run.ts'],
    ['electron/core/console.ts', 'electron'],
    ['electron/core/console.ts', '../shell/window.ts'],
    ['electron/web/host.ts', '../shell/window.ts'],
    ['electron/preload.ts', './core/console.ts'],
    ['renderer/ui/button.tsx', '../../shared/credits.ts'],
    ['renderer/features/users/index.ts', '@orpc/client'],
    ['renderer/api/index.ts', '../../electron/core/console.ts'],
  ])('see that %s must not import %s', (path, name) => {
    expect(forbiddenImports(file(path, name))).toHaveLength(1);
  });
});
