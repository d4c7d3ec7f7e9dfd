import type { Host } from '../../../src/adapter.ts'
import type { Doc } from '../../../src/doc.ts'
import { messageOf } from '../../../src/errors.ts'
import type { Target } from '../../../src/model.ts'
import { chatId } from '../api/ids.ts'
import type { UpdateContext } from '../receive/context.ts'

/**
 * Shows the button by which a person tells where they are; Telegram has it only in private, and in a keyboard of its own
 * (core.telegram.org/bots/api#keyboardbutton), which a message with other buttons cannot bring. It goes when it was pressed. Never throws.
 */
export const askPlace = async (
  doc: Doc,
  target: Target,
  { client, log }: Pick<UpdateContext, 'client' | 'log'>,
  host: Pick<Host, 'inTurn'>,
): Promise<void> => {
  if (doc.asksPlace === undefined) return
  const keyboard = [[{ text: doc.asksPlace, request_location: true }]]
  const body = {
    chat_id: chatId(target.chat),
    text: '↓',
    reply_markup: { keyboard, one_time_keyboard: true, resize_keyboard: true },
  }
  try {
    await host.inTurn(target, () => client.call('sendMessage', body))
  } catch (thrown) {
    log.info(`Telegram did not take a question: ${messageOf(thrown)}`)
  }
}
