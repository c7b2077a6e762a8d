import { describe, expect, it } from 'vitest';
import { parseHostArguments } from './host-arguments.ts';

describe('the arguments of npm start', () => {
  it('are the demo in its own window when there are none', () => {
    expect(parseHostArguments([])).toEqual({
      kind: 'run',
      database: null,
      logs: [],
      dataFolder: null,
      serve: false,
      port: 0,
      open: null,
    });
  });

  it('are read whichever way they are written', () => {
    const wanted = {
      kind: 'run',
      database: 'a.db',
      logs: [],
      dataFolder: 'here',
      serve: true,
      port: 4000,
      open: false,
    };
    expect(
      parseHostArguments(['--database', 'a.db', '--data-dir', 'here', '--serve', '--port', '4000', '--no-open']),
    ).toEqual(wanted);
    expect(parseHostArguments(['--serve', '--database=a.db', '--data-dir=here', '--port=4000', '--no-open'])).toEqual(
      wanted,
    );
    expect(parseHostArguments(['--open'])).toMatchObject({ open: true });
  });

  it('take several log paths after one flag, or the flag several times', () => {
    expect(parseHostArguments(['--logs', 'a.log', 'b/*.log', '--logs=c', 'd', '--serve'])).toMatchObject({
      logs: ['a.log', 'b/*.log', 'c', 'd'],
      serve: true,
    });
    expect(parseHostArguments(['--serve', '--logs', 'a'])).toMatchObject({ logs: ['a'] });
  });

  it('ask for help', () => {
    expect(parseHostArguments(['--help'])).toEqual({ kind: 'help' });
    expect(parseHostArguments(['-h'])).toEqual({ kind: 'help' });
  });

  it.each([
    [['--databse', 'a.db'], 'There is no flag --databse.'],
    [['--no-serve'], 'There is no flag --no-serve.'],
    [['-x'], 'There is no flag -x.'],
    [['--database'], '--database needs a value.'],
    [['--logs'], '--logs needs a value.'],
    [['--logs', '--serve'], '--logs needs a value.'],
    [['--logs', 'a', '--serve', 'b'], '"b" is not understood; a database is opened with --database FILE.'],
    [['--database='], '--database needs a value.'],
    [['--database', '--serve'], '--database needs a value.'],
    [['--serve=yes'], '--serve takes no value.'],
    [['a.db'], '"a.db" is not understood; a database is opened with --database FILE.'],
    [['--port', '70000'], '--port needs a number from 0 to 65535.'],
    [['--port', 'eighty'], '--port needs a number from 0 to 65535.'],
    [['--port', '-1'], '--port needs a number from 0 to 65535.'],
    [['--help', '--wrong'], 'There is no flag --wrong.'],
  ])('%j are refused in a sentence', (args, message) => {
    expect(parseHostArguments(args)).toEqual({ kind: 'bad', message: `${message} See npm start -- --help.` });
  });
});
