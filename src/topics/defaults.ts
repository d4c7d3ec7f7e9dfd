import type { Topic } from '../model.ts'
import { starterTopics } from './starter.ts'

/** The topics of a brief that chose no others. */
export const defaultTopics: readonly Topic[] = starterTopics('commerce')
