import { languageAt } from '../desk/notify/notify.ts'
import { roleAmong } from '../desk/people/roles.ts'
import type { CommandContext } from './command.ts'
import { menu } from './index.ts'

/** Sets the menu of everybody at the desk who was seen in private, to what they may use. */
export async function offerMenus({ store, brief, desk, messenger }: CommandContext): Promise<void> {
  const members = await desk.roles.members()
  for (const { person } of members) {
    const seat = await store.privateChatOf(person)
    if (seat !== null)
      await messenger.offer(seat, menu(await languageAt(store, brief, seat), roleAmong(members, person)))
  }
}
