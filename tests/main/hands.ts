import { button, textOf } from '../adapters/slack/look.ts'
import type { SeenMessage, Slack } from '../fakes/slack.ts'
import { png } from '../fakes/telegram/media.ts'
import type { FakeTelegram, Person } from '../fakes/telegram.ts'

/** Somebody at a platform, who does there what people do. */
export interface Hand {
  /** Writes a message; tells what names it. */
  write(text: string): Promise<string>
  /** Gives a command in the private chat with the bot. */
  command(line: string): Promise<void>
  change(message: string, text: string): Promise<void>
  forward(text: string, from: { readonly name: string; readonly url: string }): Promise<void>
  file(name: string, text: string): Promise<void>
  photo(caption: string): Promise<void>
  /** Presses the newest button with this label. */
  press(label: string): Promise<void>
  /** Presses it and gives the text that it wants: into a form, or as an answer to the question. */
  enter(label: string, text: string): Promise<void>
  /** Answers the bot's newest message with these words. */
  reply(words: string, text: string): Promise<void>
  /** Waits for a button with this label. */
  hasButton(label: string): Promise<void>
  /** Waits for a message with these words; tells all that it says. */
  sees(words: string): Promise<string>
  /** All that the bot's messages to this person say at this moment. */
  texts(): readonly string[]
}

/** A person at Telegram. */
export function atTelegram(telegram: FakeTelegram, person: Person): Hand {
  const { chat } = person
  const newest = (words: string) => chat.messages().findLast(({ text }) => text.includes(words))
  const wait = async (words: string) => telegram.until(() => newest(words))
  const press = async (label: string): Promise<void> => {
    await telegram.until(() =>
      chat.messages().some(({ keyboard }) => keyboard.flat().some(({ text }) => text === label)),
    )
    const id = person.press(label)
    await telegram.until(() => telegram.answered(id))
  }
  return {
    write: async (text) => String(person.say(text)),
    command: async (line) => void person.say(`/${line}`),
    change: async (message, text) => person.edit(Number(message), text),
    async forward(text, { name, url }) {
      const [, username, id] = /t\.me\/(\w+)\/(\d+)$/.exec(url) ?? []
      const origin = { type: 'channel', chat: { id: -1_001_234_567_890, type: 'channel', title: name, username } }
      person.say(text, undefined, { forward_origin: { date: 1, message_id: Number(id), ...origin } })
    },
    async file(name, text) {
      const id = telegram.files.add('document', new TextEncoder().encode(text))
      person.send({
        document: { file_id: id, file_unique_id: id, file_name: name, mime_type: 'text/plain', file_size: text.length },
      })
    },
    async photo(caption) {
      person.send({ photo: telegram.files.sizes(png(640, 480)), caption })
    },
    press,
    async enter(label, text) {
      const hasButton = () =>
        chat.messages().some(({ keyboard }) => keyboard.flat().some((each) => each.text === label))
      // What a message asks in words has no button here.
      await telegram.until(() => hasButton() || chat.texts().at(-1)?.includes('/cancel'))
      if (hasButton()) {
        const before = chat.texts().join()
        await press(label)
        await telegram.until(() => chat.texts().join() !== before)
      }
      person.say(text)
    },
    async reply(words, text) {
      const message = await wait(words)
      person.say(text, undefined, { reply_to_message: { message_id: message.id, date: 1, from: telegram.bot } })
    },
    hasButton: async (label) =>
      void (await telegram.until(() =>
        chat.messages().some(({ keyboard }) => keyboard.flat().some(({ text }) => text === label)),
      )),
    sees: async (words) => (await wait(words)).text,
    texts: () => chat.texts(),
  }
}

/** A person at Slack, in the conversation with the app. */
export function atSlack(slack: Slack, user: string): Hand {
  const direct = slack.direct(user)
  const newest = (words: string): SeenMessage | undefined =>
    slack.seen(direct, user).findLast((message) => textOf(message).includes(words))
  const wait = async (words: string): Promise<SeenMessage> => {
    await slack.until(`a message with ${words}`, () => newest(words) !== undefined)
    const found = newest(words)
    if (!found) throw new Error(`no message says ${words}`)
    return found
  }
  const labelled = (label: string): SeenMessage | undefined =>
    slack.seen(direct, user).findLast((message) => {
      try {
        return button(message, label) !== null
      } catch {
        return false
      }
    })
  const press = async (label: string): Promise<void> => {
    await slack.until(`a button ${label}`, () => labelled(label) !== undefined)
    const message = labelled(label)
    if (message) await slack.press(message, user, button(message, label))
  }
  const place = { channel: direct, user }
  return {
    write: (text) => slack.dm(user, text),
    command: async (line) => void (await slack.dm(user, line)),
    change: async (message, text) => void (await slack.edits(message, text)),
    async forward(text, { name, url }) {
      const attachments = [
        { is_share: true, is_msg_unfurl: true, text, author_name: name, from_url: url, fallback: text },
      ]
      await slack.says(place, '', { attachments })
    },
    async file(name, text) {
      const file = slack.file({ name, mimetype: 'text/plain', bytes: new TextEncoder().encode(text) })
      await slack.says(place, '', { files: [file] })
    },
    async photo(caption) {
      const file = slack.file({ name: 'photo.png', mimetype: 'image/png', bytes: png(640, 480) })
      await slack.says(place, caption, { files: [file] })
    },
    press,
    async enter(label, text) {
      await press(label)
      await slack.until('the form', () => slack.state.modals.size > 0)
      const [id = ''] = slack.state.modals.keys()
      await slack.submit(id, user, { 'text-0': text })
    },
    async reply(words, text) {
      await slack.dm(user, text, (await wait(words)).ts)
    },
    hasButton: (label) => slack.until(`a button ${label}`, () => labelled(label) !== undefined),
    sees: async (words) => textOf(await wait(words)),
    texts: () => slack.seen(direct, user).map(textOf),
  }
}
