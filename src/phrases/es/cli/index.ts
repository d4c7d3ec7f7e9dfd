import type { Phrases } from '../../en/index.ts'
import { progress } from './progress.ts'

export const cli: Phrases['cli'] = { progress }
