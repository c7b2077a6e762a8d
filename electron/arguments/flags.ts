import { parseArgs } from 'node:util';

/** The flags that a command knows. */
export type FlagOptions = Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly short?: string }>>;

export type ParsedFlags<Options extends FlagOptions> =
  | {
      readonly kind: 'parsed';
      readonly values: { readonly [Name in keyof Options]?: Options[Name]['type'] extends 'string' ? string : boolean };
    }
  | { readonly kind: 'bad'; readonly problem: string };

/** `parseArgs` is strict by exceptions, worded for programmers; these are the same rules, in sentences. */
export function parseFlags<const Options extends FlagOptions>(
  args: readonly string[],
  options: Options,
  positionalAdvice: string,
): ParsedFlags<Options> {
  const { tokens, values } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    const problem = problemOf(token, options, positionalAdvice);
    if (problem !== null) return { kind: 'bad', problem };
  }
  return { kind: 'parsed', values: values as Extract<ParsedFlags<Options>, { readonly kind: 'parsed' }>['values'] };
}

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];

function problemOf(token: Token, options: FlagOptions, positionalAdvice: string): string | null {
  if (token.kind === 'option-terminator') return null;
  if (token.kind === 'positional') return `"${token.value}" is not understood; ${positionalAdvice}`;
  const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
  if (option === undefined) return `There is no flag ${token.rawName}.`;
  const value = token.value ?? '';
  if (option.type === 'boolean') return token.value === undefined ? null : `${token.rawName} takes no value.`;
  return value === '' || value.startsWith('--') ? `${token.rawName} needs a value.` : null;
}
