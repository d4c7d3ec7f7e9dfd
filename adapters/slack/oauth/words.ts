import { spaced } from '../../../src/doc.ts'
import type { Language } from '../../../src/model.ts'

/** What the pages of an installation say. */
export interface PageWords {
  readonly language: Language
  readonly title: string
  readonly done: (bot: string, command: string) => string
  readonly doneForAll: (bot: string) => string
  readonly open: string
  readonly choose: string
  readonly cancelled: string
  readonly refused: (reason: string) => string
  readonly stale: string
  readonly failed: string
  readonly again: string
}

const en: PageWords = {
  language: 'en',
  title: 'Adding the brief to Slack',
  done: (bot, command) =>
    `Done. In the channel that shall get the brief, write /invite @${bot}, then ${command} subscribe. Or write to ${bot} directly.`,
  doneForAll: (bot) => `Done: ${bot} is in your organisation. Now choose the workspaces that it may work in.`,
  open: 'Open Slack',
  choose: 'Choose workspaces',
  cancelled: 'Nothing was added, and nothing has changed. Whenever you like, you can begin again.',
  refused: (reason) => `Slack did not go on (${reason}), so nothing was added. Please begin again.`,
  stale:
    'This page was opened too late, twice, or in another browser than the one before. Nothing was added; please begin again.',
  failed: 'It did not work this time, and is written down for whoever runs this. Please begin again in a moment.',
  again: 'Begin again',
}

const es: PageWords = {
  language: 'es',
  title: 'Añadir el boletín a Slack',
  done: (bot, command) =>
    `Hecho. En el canal que debe recibir el boletín, escribe /invite @${bot} y luego ${command} subscribe. O escribe directamente a ${bot}.`,
  doneForAll: (bot) =>
    `Hecho: ${bot} está en tu organización. Ahora elige los espacios de trabajo en los que puede trabajar.`,
  open: 'Abrir Slack',
  choose: 'Elegir espacios de trabajo',
  cancelled: 'No se ha añadido nada, y nada ha cambiado. Puedes empezar de nuevo cuando quieras.',
  refused: (reason) => `Slack no siguió (${reason}), así que no se ha añadido nada. Empieza de nuevo.`,
  stale:
    'Esta página se abrió demasiado tarde, dos veces o en otro navegador que el de antes. No se ha añadido nada; empieza de nuevo.',
  failed: 'Esta vez no funcionó, y queda anotado para quien opera esto. Empieza de nuevo en un momento.',
  again: 'Empezar de nuevo',
}

const zh: PageWords = {
  language: 'zh',
  title: '把简报添加到 Slack',
  done: (bot, command) =>
    spaced`完成。请在要接收简报的频道里输入 /invite @${bot}，再输入 ${command} subscribe；也可以直接给 ${bot} 发私信。`,
  doneForAll: (bot) => spaced`完成：${bot} 已加入你的组织。接下来请选择它可以使用的工作区。`,
  open: '打开 Slack',
  choose: '选择工作区',
  cancelled: '没有添加任何内容，一切照旧。想添加时随时可以重新开始。',
  refused: (reason) => `Slack 没有继续（${reason}），因此没有添加。请重新开始。`,
  stale: '这个页面打开得太晚、打开了两次，或换了浏览器。没有添加；请重新开始。',
  failed: '这次没有成功，已记录给运营者。请稍后重新开始。',
  again: '重新开始',
}

const all: Readonly<Record<Language, PageWords>> = { en, es, zh }

/** The words in a language. */
export const pageWordsIn = (language: Language): PageWords => all[language]
