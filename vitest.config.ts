import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig(({ mode }) => ({
  // The package's own names lead to its sources, so that the README's lines can be run as they stand. 'import' is not among these: what
  // stands here holds for `require` as well, which cannot take a module there.
  ssr: { resolve: { conditions: ['source', 'node', 'module-sync', 'default'] } },
  test: {
    include: ['tests/**/*.test.ts'],
    // Starts PostgreSQL for the first test that asks for a database.
    globalSetup: ['tests/postgres/setup.ts'],
    // Upper bounds and no measure: a machine that does ten other things takes ten times as long.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 120_000, interval: 20 } },
    // A worker loads the program once for all files that it runs: no test changes what is loaded, and what is open ends with its test.
    isolate: false,
    // Many tests wait for a program of their own: two cores have room for three.
    maxWorkers: 3,
    // Programs that tests start find compiled what the first of them has loaded, where `briefwire` itself keeps it.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') },
    // The same cases at each run, so that nobody's change fails by another's luck; `npm run fuzz` looks for new ones.
    setupFiles: mode === 'fuzz' ? [] : ['tests/same-cases.ts'],
  },
}))
