import type { Topic } from '../model.ts'
import { topicFile } from './shape.ts'
import ai from './starter/ai.json' with { type: 'json' }
import commerce from './starter/commerce.json' with { type: 'json' }
import finance from './starter/finance.json' with { type: 'json' }
import local from './starter/local.json' with { type: 'json' }
import science from './starter/science.json' with { type: 'json' }
import technology from './starter/technology.json' with { type: 'json' }

/** The sets of topics that a new brief can start with. */
export const starterNames = ['commerce', 'technology', 'ai', 'finance', 'science', 'local'] as const
export type StarterName = (typeof starterNames)[number]

const files: Readonly<Record<StarterName, unknown>> = { commerce, technology, ai, finance, science, local }

/** The topics of a starter set, in the order in which they are listed. A word belongs there only if it gives its topic away wherever it stands, or says where. */
export const starterTopics = (name: StarterName): readonly Topic[] => topicFile.parse(files[name]).topics
