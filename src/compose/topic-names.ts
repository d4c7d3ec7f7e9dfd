import type { Block, Doc } from '../doc.ts'
import type { Language, Topic } from '../model.ts'
import { nameKey } from '../topics/spelling.ts'

/**
 * The message with what its topics are called beside their tags, where the tag does not say so already: #payments 支付. The very same
 * message for the same topics, so that what is rendered once is rendered once.
 */
export function withTopicNames(doc: Doc, topics: readonly Topic[]): Doc {
  const known = named.get(doc)
  if (known?.topics === topics) return known.doc
  const names = namesIn(doc.language, topics)
  const blocks = doc.blocks.map((block) => withNames(block, names))
  const given = blocks.some((block, at) => block !== doc.blocks[at]) ? { ...doc, blocks } : doc
  named.set(doc, { topics, doc: given })
  return given
}

const named = new WeakMap<Doc, { readonly topics: readonly Topic[]; readonly doc: Doc }>()

function withNames(block: Block, names: ReadonlyMap<string, string>): Block {
  if (block.kind !== 'item' || block.topicNames !== undefined) return block
  const own = block.topics.flatMap((slug) => {
    const name = names.get(slug)
    return name === undefined ? [] : [[slug, name] as const]
  })
  return own.length === 0 ? block : { ...block, topicNames: Object.fromEntries(own) }
}

const lists = new WeakMap<readonly Topic[], Map<Language, ReadonlyMap<string, string>>>()

function namesIn(language: Language, topics: readonly Topic[]): ReadonlyMap<string, string> {
  const list = lists.get(topics) ?? new Map<Language, ReadonlyMap<string, string>>()
  lists.set(topics, list)
  const known = list.get(language)
  if (known) return known
  const names = new Map(
    topics.flatMap(({ slug, title: { [language]: name = '' } }) =>
      name === '' || tells(slug, name) ? [] : [[slug, name] as const],
    ),
  )
  list.set(language, names)
  return names
}

/** Whether the tag says the name, or most of it: #logistics, "Logistics and warehouses". */
function tells(slug: string, name: string): boolean {
  const [tag, key] = [nameKey(slug), nameKey(name)]
  return key === tag || `-${key}-`.includes(`-${tag}-`) || `-${tag}-`.includes(`-${key}-`)
}
