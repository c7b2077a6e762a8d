import { parseArgs } from 'node:util';

/** The flags that a command knows. `multiple`: takes every value up to the next flag, and may come again. */
export type FlagOptions = Readonly<
  Record<string, { readonly type: 'string' | 'boolean'; readonly short?: string; readonly multiple?: true }>
>;

type FlagValue<Option extends FlagOptions[string]> = Option['multiple'] extends true
  ? readonly string[]
  : Option['type'] extends 'string'
    ? string
    : boolean;

export type ParsedFlags<Options extends FlagOptions> =
  | {
      readonly kind: 'parsed';
      readonly values: { readonly [Name in keyof Options]?: FlagValue<Options[Name]> };
    }
  | { readonly kind: 'bad'; readonly problem: string };

/** `parseArgs` is strict by exceptions, worded for programmers; these are the same rules, in sentences. */
export function parseFlags<const Options extends FlagOptions>(
  args: readonly string[],
  options: Options,
  positionalAdvice: string,
): ParsedFlags<Options> {
  const { tokens, values } = parseArgs({
    args: repeatFlags(args, options),
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

/** `--logs a b` becomes `--logs a --logs b`, which is what `parseArgs` understands. */
function repeatFlags(args: readonly string[], options: FlagOptions): string[] {
  const repeated: string[] = [];
  let flag: string | null = null;
  let hasValue = false;
  for (const arg of args) {
    if (arg.startsWith('-')) {
      const name = arg.slice(2).split('=', 1)[0] ?? '';
      flag =
        arg.startsWith('--') && Object.hasOwn(options, name) && options[name]?.multiple === true ? `--${name}` : null;
      hasValue = arg.includes('=');
    } else if (flag !== null) {
      if (hasValue) repeated.push(flag);
      hasValue = true;
    }
    repeated.push(arg);
  }
  return repeated;
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
