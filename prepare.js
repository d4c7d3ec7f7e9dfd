// npm runs this where the package is installed from git, which holds no build, and after an install in a clone.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

// Without the development dependencies there is no compiler: the sources run as they are (npm ci --omit=dev).
if (existsSync(new URL('node_modules/typescript', import.meta.url)))
  process.exitCode = spawnSync('npm run -s build', { shell: true, stdio: 'inherit' }).status ?? 1
