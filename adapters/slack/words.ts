import { isolating, spaced } from '../../src/doc.ts'
import type { Language } from '../../src/model.ts'

/** What the adapter itself says, beside the core's answers. */
export interface Words {
  readonly showEveryone: string
  readonly noLongerShown: string
  readonly items: (from: number, to: number) => string
  /** `items` as said above. */
  readonly inThread: (items: string) => string
  readonly sentToYou: string
  readonly oldButton: string
  readonly cannotShow: (bot: string) => string
  /** `channel` as people write it, or null: this one. */
  readonly invite: (bot: string, channel: string | null) => string
  readonly archived: string
  readonly stranger: string
  readonly guest: string
  readonly notMember: string
  readonly onlyEditors: string
  readonly noGroup: string
  readonly hello: (line: string) => string
  readonly notHere: string
}

const en: Words = {
  showEveryone: 'Show everyone',
  items: (from, to) => (from === to ? `Item ${from}` : `Items ${from}–${to}`),
  inThread: (items) => `${items} in the thread ↓`,
  noLongerShown: 'I no longer have that answer. Please ask again, then show it to everyone.',
  sentToYou: 'This is long, so I have sent it to you as a direct message.',
  oldButton: 'That button has grown old. Please ask again.',
  cannotShow: (bot) => `I cannot post here. Invite me with /invite @${bot} first, then press again.`,
  invite: (bot, channel) =>
    `I am not in ${channel ?? 'this channel'} yet, or it is not there any more. Invite me with /invite @${bot} there, then try again.`,
  archived: 'This channel is archived, so nothing can be posted in it. Unarchive it first, or subscribe another one.',
  stranger:
    'This channel is shared with another organisation through Slack Connect. Somebody of the workspace that I am installed in can decide what it gets.',
  guest: 'Guests cannot decide what a channel gets. Please ask a full member of the channel.',
  notMember: 'Only members of a channel can decide what it gets. Join it first, then try again.',
  onlyEditors: 'In this workspace only editors decide what channels get. Please ask one of them.',
  noGroup: 'I cannot join a group conversation. Use a channel, or write to me directly.',
  hello: (line) => `Thank you for the invitation. To get each issue in this channel, type ${line}`,
  notHere:
    'I cannot work in this workspace at the moment. Please tell whoever runs me, or add the app to this workspace again.',
}

const es: Words = {
  showEveryone: 'Mostrar a todos',
  items: (from, to) => (from === to ? `Noticia ${from}` : `Noticias ${from}–${to}`),
  inThread: (items) => `${items} en el hilo ↓`,
  noLongerShown: 'Ya no tengo esa respuesta. Pregunta de nuevo y luego muéstrala a todos.',
  sentToYou: 'Es largo, así que te lo he enviado como mensaje directo.',
  oldButton: 'Ese botón ha caducado. Pregunta de nuevo.',
  cannotShow: (bot) => `No puedo publicar aquí. Invítame antes con /invite @${bot} y pulsa de nuevo.`,
  invite: (bot, channel) =>
    `Todavía no estoy en ${channel ?? 'este canal'}, o ya no existe. Invítame allí con /invite @${bot} e inténtalo de nuevo.`,
  archived: 'Este canal está archivado, así que no se puede publicar en él. Desarchívalo antes, o suscribe otro.',
  stranger:
    'Este canal se comparte con otra organización por Slack Connect. Lo que recibe lo decide alguien del espacio de trabajo en el que estoy instalado.',
  guest: 'Los invitados no pueden decidir lo que recibe un canal. Pídeselo a un miembro pleno del canal.',
  notMember: 'Solo los miembros de un canal pueden decidir lo que recibe. Únete antes e inténtalo de nuevo.',
  onlyEditors:
    'En este espacio de trabajo solo los editores deciden lo que reciben los canales. Pídeselo a uno de ellos.',
  noGroup: 'No puedo unirme a una conversación de grupo. Usa un canal, o escríbeme directamente.',
  hello: (line) => `Gracias por la invitación. Para recibir cada edición en este canal, escribe ${line}`,
  notHere:
    'Ahora mismo no puedo trabajar en este espacio. Díselo a quien me opera, o añade de nuevo la aplicación a este espacio.',
}

const zh: Words = {
  showEveryone: '让所有人看到',
  items: (from, to) => (from === to ? `第 ${from} 条` : `第 ${from}–${to} 条`),
  inThread: (items) => `${items}在消息列里 ↓`,
  noLongerShown: '我这里已经没有这条回答了。请再问一次，然后再让所有人看到。',
  sentToYou: '内容较长，已通过私信发给你。',
  oldButton: '这个按钮已经过期，请再问一次。',
  cannotShow: (bot) => spaced`我无法在这里发言。请先用 /invite @${bot} 邀请我，然后再点一次。`,
  invite: (bot, channel) =>
    spaced`我还不在${channel ?? '这个频道'}里，或者它已不存在。请先在那里用 /invite @${bot} 邀请我，然后再试。`,
  archived: '这个频道已归档，无法发布消息。请先取消归档，或订阅别的频道。',
  stranger: '这个频道通过 Slack Connect 与其他组织共享。只有安装了我的工作区的成员才能决定它收到什么。',
  guest: '访客不能决定频道收到什么。请找频道的正式成员。',
  notMember: '只有频道成员才能决定它收到什么。请先加入频道，然后再试。',
  onlyEditors: '在这个工作区，只有编辑能决定频道收到什么。请联系编辑。',
  noGroup: '我无法加入群组对话。请使用频道，或直接给我发私信。',
  hello: (line) => `谢谢邀请。要在本频道收到每一期，请输入 ${line}`,
  notHere: '我目前无法在这个工作区工作。请告知我的运营者，或重新把应用添加到这个工作区。',
}

const all: Readonly<Record<Language, Words>> = isolating({ en, es, zh })

/** The words in a language. */
export const wordsIn = (language: Language): Words => all[language]
