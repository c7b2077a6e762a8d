import { describe, expect, it } from 'vitest';
import { parseCommand } from './command-arguments.ts';

const INPUTS = ['audit', '--database', 'a.db', '--logs', 'a.log', 'b/*.log'] as const;

describe('the arguments of npm run console', () => {
  it('are help without any, and wherever it is asked for', () => {
    for (const args of [[], ['help'], ['--help'], ['audit', '--help'], ['simulate', '-h']])
      expect(parseCommand(args)).toEqual({ kind: 'help' });
  });

  it('are an audit of a database with its logs', () => {
    expect(parseCommand(INPUTS)).toEqual({
      kind: 'audit',
      database: 'a.db',
      logs: ['a.log', 'b/*.log'],
      format: 'table',
      after: null,
      before: null,
      failOnLoss: false,
      expect: null,
      dataFolder: null,
    });
  });

  it.each([
    ['2025-12-24', '2025-12-24T00:00:00.000Z'],
    ['2025-12-24T14:05', '2025-12-24T14:05:00.000Z'],
    ['2025-12-24 14:05:30', '2025-12-24T14:05:30.000Z'],
    ['2025-12-24T14:05:30.25Z', '2025-12-24T14:05:30.250Z'],
    ['2025-12-24T14:05:30+01:00', '2025-12-24T13:05:30.000Z'],
  ])('read the time %s as %s', (text, after) => {
    expect(parseCommand([...INPUTS, '--after', text])).toMatchObject({ after });
  });

  it.each(['2025-13-24', '24.12.2025', 'now', '2025-12-24T25:00'])('refuse the time %s', (text) => {
    expect(() => parseCommand([...INPUTS, '--after', text])).toThrow(`not "${text}"`);
  });

  it('need no logs where a data folder holds them', () => {
    expect(parseCommand(['audit', '--database', 'a.db', '--data-dir', 'kept'])).toMatchObject({ logs: [] });
  });
});
