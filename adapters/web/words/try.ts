import type { Language } from '../../../src/model.ts'
import type { Player } from '../try/chats.ts'

/** What the page says on which everything can be tried. */
export interface TryWords {
  readonly title: string
  readonly intro: string
  readonly names: Readonly<Record<Player, string>>
  readonly roles: Readonly<Record<Player, string>>
  readonly write: Readonly<Record<Player, string>>
  readonly send: string
  readonly empty: Readonly<Record<Player, string>>
  readonly quick: Readonly<Record<Player, readonly (readonly [label: string, line: string])[]>>
  readonly sample: string
  readonly changed: string
  readonly onlyHere: string
  readonly archive: string
  readonly steps: readonly string[]
}

const en: TryWords = {
  title: 'Try it',
  intro: 'Both chats below are the real thing: one bot, one ledger, a platform that happens to be this page.',
  names: { reader: 'Rosa', editor: 'Ed' },
  roles: { reader: 'reads', editor: 'edits' },
  write: { reader: 'Write to the bot as a reader', editor: 'Write to the bot as an editor' },
  send: 'Send',
  empty: { reader: 'Press “Subscribe”, and issues arrive here.', editor: 'Press “Send a newsletter”, then “Publish”.' },
  quick: {
    reader: [
      ['Subscribe', '/subscribe'],
      ['Latest', '/latest'],
      ['Topics', '/topics'],
      ['Settings', '/settings'],
      ['Help', '/help'],
    ],
    editor: [
      ['The draft', '/draft'],
      ['Publish', '/publish'],
      ['Deliveries', '/deliveries'],
      ['Correct', '/correct'],
      ['Desk in the browser', '/web'],
    ],
  },
  sample: 'Send a newsletter',
  changed: 'changed',
  onlyHere: 'Everybody who reaches this page is both of them. It is off as soon as Telegram or Slack is set up.',
  archive: 'The archive',
  steps: [
    'Rosa subscribes.',
    'Ed sends a newsletter or writes an item, and publishes.',
    'The issue arrives at Rosa’s.',
    'Ed corrects an item, and her copy changes.',
  ],
}

const es: TryWords = {
  title: 'Pruébalo',
  intro: 'Los dos chats de abajo son de verdad: un bot, un registro y una plataforma que resulta ser esta página.',
  names: { reader: 'Rosa', editor: 'Edu' },
  roles: { reader: 'lee', editor: 'edita' },
  write: { reader: 'Escribe al bot como lectora', editor: 'Escribe al bot como editor' },
  send: 'Enviar',
  empty: {
    reader: 'Pulsa «Suscribirme», y las ediciones llegan aquí.',
    editor: 'Pulsa «Enviar un boletín» y luego «Publicar».',
  },
  quick: {
    reader: [
      ['Suscribirme', '/subscribe'],
      ['La última', '/latest'],
      ['Temas', '/topics'],
      ['Ajustes', '/settings'],
      ['Ayuda', '/help'],
    ],
    editor: [
      ['El borrador', '/draft'],
      ['Publicar', '/publish'],
      ['Entregas', '/deliveries'],
      ['Corregir', '/correct'],
      ['La redacción en el navegador', '/web'],
    ],
  },
  sample: 'Enviar un boletín',
  changed: 'cambiado',
  onlyHere: 'Quien llega a esta página es los dos a la vez. Se apaga en cuanto se configura Telegram o Slack.',
  archive: 'El archivo',
  steps: [
    'Rosa se suscribe.',
    'Edu envía un boletín o escribe una noticia, y publica.',
    'La edición llega a Rosa.',
    'Edu corrige una noticia, y la copia de ella cambia.',
  ],
}

const zh: TryWords = {
  title: '试一试',
  intro: '下面两个聊天都是真的：同一个机器人，同一本账，只是平台就是这个页面。',
  names: { reader: '小罗', editor: '小艾' },
  roles: { reader: '读者', editor: '编辑' },
  write: { reader: '以读者身份写给机器人', editor: '以编辑身份写给机器人' },
  send: '发送',
  empty: { reader: '点“订阅”，每一期就会送到这里。', editor: '点“发一份简报”，再点“发布”。' },
  quick: {
    reader: [
      ['订阅', '/subscribe'],
      ['最新一期', '/latest'],
      ['话题', '/topics'],
      ['设置', '/settings'],
      ['帮助', '/help'],
    ],
    editor: [
      ['草稿', '/draft'],
      ['发布', '/publish'],
      ['送达', '/deliveries'],
      ['更正', '/correct'],
      ['浏览器里的编辑台', '/web'],
    ],
  },
  sample: '发一份简报',
  changed: '已修改',
  onlyHere: '能打开这个页面的人同时是这两个人。设好 Telegram 或 Slack 之后，它就关闭。',
  archive: '往期',
  steps: ['小罗订阅。', '小艾发一份简报或写一条，然后发布。', '这一期送到小罗那里。', '小艾更正一条，她那份随之改变。'],
}

const all: Readonly<Record<Language, TryWords>> = { en, es, zh }

/** The words of the page to try everything on, in a language. */
export const tryWords = (language: Language): TryWords => all[language]
