import { defineConfig } from 'vitest/config'

export default defineConfig({
  // The package's own names lead to its sources, so that the README's lines can be run as they stand.
  ssr: { resolve: { conditions: ['source', 'node', 'import', 'default'] } },
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    maxWorkers: 2,
  },
})
