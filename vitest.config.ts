import { defineConfig } from 'vitest/config'

export default defineConfig(({ mode }) => ({
  // The package's own names lead to its sources, so that the README's lines can be run as they stand. 'import' is not among these: what
  // stands here holds for `require` as well, which cannot take a module there.
  ssr: { resolve: { conditions: ['source', 'node', 'module-sync', 'default'] } },
  test: {
    include: ['tests/**/*.test.ts'],
    // Starts PostgreSQL for the first test that asks for a database.
    globalSetup: ['tests/postgres/setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Many tests wait for a program of their own: two cores have room for three.
    maxWorkers: 3,
    // The same cases at each run, so that nobody's change fails by another's luck; `npm run fuzz` looks for new ones.
    setupFiles: mode === 'fuzz' ? [] : ['tests/same-cases.ts'],
  },
}))
