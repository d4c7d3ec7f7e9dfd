import { spaced } from '../../../src/doc.ts'
import type { Language } from '../../../src/model.ts'

/** What the home tab says. */
export interface HomeWords {
  readonly subscribed: string
  readonly paused: (reason: string) => string
  readonly notSubscribed: string
  readonly subscribe: string
  readonly stop: string
  readonly topics: string
  readonly topicsNote: string
  readonly when: string
  readonly atOnce: string
  readonly zone: (zone: string) => string
  readonly full: string
  readonly headlines: string
  readonly teaser: string
  readonly latest: (number: number, date: string) => string
  readonly noIssue: string
  readonly more: (count: number, line: string) => string
  readonly draft: (count: number) => string
  readonly openDraft: string
  readonly publish: string
  readonly proposals: (count: number) => string
}

const en: HomeWords = {
  subscribed: 'You get each issue as a direct message from me.',
  paused: (reason) => `Your subscription is paused: ${reason}.`,
  notSubscribed: 'You are not subscribed.',
  subscribe: 'Subscribe',
  stop: 'Unsubscribe',
  topics: 'Topics',
  topicsNote: 'Tick what you want to read about. None ticked: everything.',
  when: 'When and how',
  atOnce: 'As soon as it is published',
  zone: (zone) => `Hours are those of ${zone}.`,
  full: 'Full text',
  headlines: 'Headlines',
  teaser: 'One line and a button',
  latest: (number, date) => `Issue ${number} · ${date}`,
  noIssue: 'There is no issue yet.',
  more: (count, line) => `And ${count} more: ${line}`,
  draft: (count) => `The draft: ${count} ${count === 1 ? 'item' : 'items'}`,
  openDraft: 'The draft',
  publish: 'Publish…',
  proposals: (count) => `Proposals: ${count}`,
}

const es: HomeWords = {
  subscribed: 'Recibes cada edición como mensaje directo mío.',
  paused: (reason) => `Tu suscripción está en pausa: ${reason}.`,
  notSubscribed: 'No tienes suscripción.',
  subscribe: 'Suscribirme',
  stop: 'Cancelar la suscripción',
  topics: 'Temas',
  topicsNote: 'Marca sobre qué quieres leer. Sin ninguna marca: todo.',
  when: 'Cuándo y cómo',
  atOnce: 'En cuanto se publique',
  zone: (zone) => `Las horas son las de ${zone}.`,
  full: 'Texto completo',
  headlines: 'Titulares',
  teaser: 'Una línea y un botón',
  latest: (number, date) => `Edición ${number} · ${date}`,
  noIssue: 'Todavía no hay ninguna edición.',
  more: (count, line) => `Y ${count} más: ${line}`,
  draft: (count) => `El borrador: ${count} ${count === 1 ? 'noticia' : 'noticias'}`,
  openDraft: 'El borrador',
  publish: 'Publicar…',
  proposals: (count) => `Propuestas: ${count}`,
}

const zh: HomeWords = {
  subscribed: '每一期都会通过私信发给你。',
  paused: (reason) => `你的订阅已暂停：${reason}。`,
  notSubscribed: '你还没有订阅。',
  subscribe: '订阅',
  stop: '退订',
  topics: '话题',
  topicsNote: '勾选你想看的话题；都不勾选表示全部。',
  when: '时间与形式',
  atOnce: '发布后立刻',
  zone: (zone) => spaced`时间按 ${zone} 计算。`,
  full: '全文',
  headlines: '标题',
  teaser: '一行摘要加按钮',
  latest: (number, date) => `第 ${number} 期 · ${date}`,
  noIssue: '还没有任何一期。',
  more: (count, line) => `还有 ${count} 条：${line}`,
  draft: (count) => `草稿：${count} 条`,
  openDraft: '草稿',
  publish: '发布…',
  proposals: (count) => `读者推荐：${count}`,
}

const all: Readonly<Record<Language, HomeWords>> = { en, es, zh }

/** The home tab's words in a language. */
export const homeWordsIn = (language: Language): HomeWords => all[language]
