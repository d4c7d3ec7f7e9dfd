import { isolating, spaced } from '../../src/doc.ts'
import type { Language } from '../../src/model.ts'

/** What this adapter itself says to people, in one language. */
export interface Words {
  readonly continued: string
  part(number: number, count: number): string
  readonly readOn: string
  readonly choose: string
  readonly nothing: string
  readonly oldButton: string
  inPrivate(bot: string): string
  readonly slower: string
  cannotSee(name: string): string
  mayNotPost(name: string): string
  added(title: string): string
  readonly subscribe: string
  /** `who` added us. */
  helloGroup(who: string, title: string): string
  readonly subscribeGroup: string
  origin(issue: number, date: string): string
  tooLarge(megabytes: number): string
  readonly noPicture: string
  readonly notFetched: string
}

const en: Words = {
  continued: 'continued ↓',
  part: (number, count) => `part ${number} of ${count}`,
  readOn: 'Read on',
  choose: 'Choose:',
  nothing: 'There is nothing to show here yet.',
  oldButton: 'That button has grown old. Please ask again.',
  inPrivate: (bot) => `Write to @${bot} in private to read that.`,
  slower: 'That was a lot at once. Please wait a few seconds and ask again.',
  cannotSee: (name) => `I cannot see ${name}. Add me to that channel as an administrator who may post, then try again.`,
  mayNotPost: (name) =>
    `I may not post in ${name} yet. Make me an administrator there with the right to post messages, then try again.`,
  added: (title) => `Thank you for adding me to ${title}. Shall it get every new issue?`,
  subscribe: 'Subscribe it',
  helloGroup: (who, title) =>
    `Hello ${who}, thank you for adding me to ${title}! Ask me here whenever you like. To get each issue here, an administrator presses the button.`,
  subscribeGroup: 'Get each issue here',
  origin: (issue, date) => `Issue ${issue}, ${date}`,
  tooLarge: (megabytes) => `That file is larger than ${megabytes} MB. Please send a smaller one.`,
  noPicture: 'I cannot read that picture. Please send it as JPEG, PNG, GIF or WebP.',
  notFetched: 'Telegram did not give me that file. Please send it again.',
}

const es: Words = {
  continued: 'continúa ↓',
  part: (number, count) => `parte ${number} de ${count}`,
  readOn: 'Seguir leyendo',
  choose: 'Elige:',
  nothing: 'Todavía no hay nada que mostrar aquí.',
  oldButton: 'Ese botón ha caducado. Pregunta de nuevo.',
  inPrivate: (bot) => `Escribe a @${bot} en privado para leerlo.`,
  slower: 'Era mucho de una vez. Espera unos segundos y pregunta de nuevo.',
  cannotSee: (name) =>
    `No puedo ver ${name}. Añádeme a ese canal como administrador que puede publicar, e inténtalo de nuevo.`,
  mayNotPost: (name) =>
    `Todavía no puedo publicar en ${name}. Hazme administrador allí con permiso para publicar mensajes, e inténtalo de nuevo.`,
  added: (title) => `Gracias por añadirme a ${title}. ¿Debe recibir cada nueva edición?`,
  subscribe: 'Suscribirlo',
  helloGroup: (who, title) =>
    `¡Hola, ${who}! Gracias por añadirme a ${title}. Pregúntame aquí cuando quieras. Para recibir aquí cada edición, un administrador pulsa el botón.`,
  subscribeGroup: 'Recibir aquí cada edición',
  origin: (issue, date) => `Edición ${issue}, ${date}`,
  tooLarge: (megabytes) => `Ese archivo ocupa más de ${megabytes} MB. Envía uno más pequeño.`,
  noPicture: 'No puedo leer esa imagen. Envíala como JPEG, PNG, GIF o WebP.',
  notFetched: 'Telegram no me dio ese archivo. Envíalo de nuevo.',
}

const zh: Words = {
  continued: '未完，见下条 ↓',
  part: (number, count) => `第 ${number} 条，共 ${count} 条`,
  readOn: '继续阅读',
  choose: '请选择：',
  nothing: '这里暂时没有内容。',
  oldButton: '这个按钮已经过期，请再问一次。',
  inPrivate: (bot) => spaced`请私聊 @${bot} 查看。`,
  slower: '请求太多了，请过几秒再试。',
  cannotSee: (name) => spaced`我看不到 ${name}。请先把我设为该频道的管理员并允许发消息，然后再试。`,
  mayNotPost: (name) => spaced`我还不能在 ${name} 发消息。请把我设为管理员并允许发消息，然后再试。`,
  added: (title) => spaced`谢谢你把我加入 ${title}。要让它收到每一期新简报吗？`,
  subscribe: '为它订阅',
  helloGroup: (who, title) =>
    spaced`你好，${who}！谢谢把我加入${title}，随时可以在这里问我。想让这里收到每一期，请管理员点下面的按钮。`,
  subscribeGroup: '在这里收到每一期',
  origin: (issue, date) => `第 ${issue} 期，${date}`,
  tooLarge: (megabytes) => `这个文件超过 ${megabytes} MB，请换一个小一些的。`,
  noPicture: '我读不了这张图片，请用 JPEG、PNG、GIF 或 WebP 格式发送。',
  notFetched: 'Telegram 没有把这个文件交给我，请再发一次。',
}

const all: Readonly<Record<Language, Words>> = isolating({ en, es, zh })

/** This adapter's own words in a language. */
export const wordsIn = (language: Language): Words => all[language]
