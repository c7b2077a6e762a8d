import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseAst } from 'vite';

export const ROOT = resolve(import.meta.dirname, '..');

/** One parsed source file; paths are relative to the root, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
  readonly nodes: readonly SyntaxNode[];
}

export interface SyntaxNode {
  readonly type: string;
  readonly [property: string]: unknown;
}

const SOURCE = /\.tsx?$/;
const NOT_PRODUCT = /\.test\.tsx?$|\.d\.ts$/;

/** Every source file under `folder` that is part of the product: tests and what only tests use are left out. */
export function productFiles(folder: string): readonly SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && SOURCE.test(entry.name) && !NOT_PRODUCT.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !path.includes('/testing/'))
    .map(parseFile);
}

function parseFile(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const nodes = [...walk(parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }))];
  return { path, text, nodes, imports: nodes.flatMap(importedName) };
}

const IMPORTING = new Set(['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression']);

function importedName(node: SyntaxNode): readonly string[] {
  if (!IMPORTING.has(node.type)) return [];
  const source = node['source'];
  return isNode(source) && typeof source['value'] === 'string' ? [source['value']] : [];
}

/** A relative import as a path from the root; null for a package. */
export function importedFile(from: string, name: string): string | null {
  if (!name.startsWith('.')) return null;
  return relative(ROOT, resolve(ROOT, dirname(from), name))
    .replaceAll('\\', '/')
    .replace(/\?.*$/, '');
}

/** `@tanstack/react-query/x` is of the package `@tanstack/react-query`. */
export function packageOf(name: string): string {
  return name.startsWith('node:')
    ? 'node:*'
    : name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/');
}

function* walk(value: unknown): Generator<SyntaxNode> {
  if (Array.isArray(value)) {
    for (const entry of value) yield* walk(entry);
  } else if (isNode(value)) {
    yield value;
    for (const child of Object.values(value)) yield* walk(child);
  }
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
