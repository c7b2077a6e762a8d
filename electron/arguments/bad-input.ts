import { ConsoleError } from '../../shared/errors.ts';

export function badInput(field: string, problem: string): ConsoleError {
  return new ConsoleError('BAD_INPUT', `${problem} See npm run console -- --help.`, { field });
}

/** One of a list of words: `--format is table or json, not "xml".` */
export function choiceOf<Choice extends string>(field: string, choices: readonly Choice[], text: string): Choice {
  const choice = choices.find((candidate) => candidate === text);
  if (choice !== undefined) return choice;
  const words = `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
  throw badInput(field, `--${field} is ${words}, not "${text}".`);
}
