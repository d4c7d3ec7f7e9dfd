import { suggest } from '../../compose/issue.ts'
import { languageAt, type NotifyDeps } from '../../desk/notify/notify.ts'
import { phrasesIn } from '../../phrases/index.ts'
import type { Store } from '../../store/port.ts'
import { isFirst } from '../once.ts'

export interface ThanksOptions {
  readonly audience: Pick<NotifyDeps, 'brief' | 'messenger'> & { readonly store: Store }
  readonly now: () => number
}

/** Tells everybody whose proposal is an item of this issue, each once, where they can be told in private. */
export async function thankProposers({ audience, now }: ThanksOptions, issue: number): Promise<void> {
  const { store, brief, messenger } = audience
  for (const { id, person, language, item, number } of await store.usedProposals(issue)) {
    const place = await store.privateChatOf(person)
    if (place === null || !(await isFirst(store, `thanks ${id}`, now()))) continue
    const spoken = language ?? (await languageAt(store, brief, place))
    const words = phrasesIn(spoken).proposals.used(item.headline, issue, number)
    await messenger.say(place, { language: spoken, blocks: [suggest(words, [`issue ${issue}.${number}`])] })
  }
}
