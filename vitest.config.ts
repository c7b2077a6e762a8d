import { defineConfig } from 'vitest/config';

const tests = ['shared', 'electron', 'renderer', 'scripts', 'architecture', 'bench'].map((folder) => `${folder}/**/*`);

/** `npx vitest run --project unit` leaves out the heavy suites (`*.heavy.test.ts`): property tests, real hosts. */
export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: tests.map((pattern) => `${pattern}.test.{ts,tsx}`),
          exclude: ['**/*.heavy.test.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'heavy',
          environment: 'node',
          include: tests.map((pattern) => `${pattern}.heavy.test.ts`),
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
