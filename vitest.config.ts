import { defineConfig } from 'vitest/config'

export default defineConfig(({ mode }) => ({
  // The package's own names lead to its sources, so that the README's lines can be run as they stand.
  ssr: { resolve: { conditions: ['source', 'node', 'import', 'default'] } },
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Many tests wait for a program of their own: two cores have room for three.
    maxWorkers: 3,
    // The same cases at each run, so that nobody's change fails by another's luck; `npm run fuzz` looks for new ones.
    setupFiles: mode === 'fuzz' ? [] : ['tests/same-cases.ts'],
  },
}))
