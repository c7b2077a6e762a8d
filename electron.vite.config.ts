import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

/** Both hosts answer on a root of their own, and a view's address may have several parts: `./` would point into them. */
const fromTheRoot: Plugin = { name: 'console:base-from-the-root', config: () => ({ base: '/' }) };

export default defineConfig(({ mode }) => ({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node24',
      rolldownOptions: {
        input: { main: 'electron/main.ts', 'job-process': 'electron/jobs/job-process.ts' },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node24',
      // A sandboxed preload is loaded as a script, and `"type": "module"` would make it an ES module.
      rolldownOptions: { input: 'electron/preload.ts', output: { format: 'cjs', entryFileNames: 'preload.cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), fromTheRoot],
    build: {
      outDir: 'out/renderer',
      target: 'chrome140',
      minify: true,
      sourcemap: mode !== 'production',
      // `data:` would need a hole in the content security policy for fonts.
      assetsInlineLimit: 0,
      // It comes from this machine; splitting it would only add waiting.
      chunkSizeWarningLimit: 2_000,
      rolldownOptions: { input: 'renderer/index.html' },
    },
  },
}));
