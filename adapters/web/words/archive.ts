import type { Language } from '../../../src/model.ts'

/** What the archive's pages say. */
export interface ArchiveWords {
  readonly skip: string
  readonly issues: string
  readonly topics: string
  readonly search: string
  readonly searchFor: string
  readonly feed: string
  readonly feeds: string
  readonly issue: (number: number) => string
  readonly items: (count: number) => string
  readonly newer: string
  readonly older: string
  readonly newest: string
  readonly latest: string
  readonly allIssues: string
  readonly about: (topic: string) => string
  readonly corrections: string
  /** `time` as people say it; the reason follows. */
  readonly amended: (kind: 'corrected' | 'retracted', time: string) => string
  /** What was done, and why. */
  readonly because: (said: string, reason: string) => string
  readonly item: (number: number) => string
  readonly inIssue: (number: number, date: string) => string
  readonly wholeIssue: (number: number) => string
  readonly found: (count: number, words: string) => string
  readonly nothingFound: (words: string) => string
  readonly searchedFor: (words: string) => string
  readonly whatToSearch: string
  readonly noIssues: string
  readonly nothingHere: string
  readonly notFound: string
  readonly notFoundWhy: string
  readonly home: string
  readonly tooMany: string
  readonly tooManyWhy: string
  readonly picture: (number: number) => string
  readonly tagline: string
  readonly corrected: string
  /** On the picture of an issue of which an item was changed. */
  readonly correctedSince: string
  /** After the headlines for which there was room. */
  readonly andMore: (count: number) => string
  /** Above the names of other languages in which an item was given. */
  readonly alsoIn: string
  readonly languages: string
}

const en: ArchiveWords = {
  skip: 'To the text',
  issues: 'Issues',
  topics: 'Topics',
  search: 'Search',
  searchFor: 'Search every issue',
  feed: 'Feed',
  feeds: 'Feeds',
  issue: (number) => `Issue ${number}`,
  items: (count) => `${count} ${count === 1 ? 'item' : 'items'}`,
  newer: 'Newer',
  older: 'Older',
  newest: 'Newest',
  latest: 'The newest issue',
  allIssues: 'All issues',
  about: (topic) => `Everything about ${topic}`,
  corrections: 'Corrections',
  amended: (kind, time) => `${kind === 'corrected' ? 'Corrected' : 'Retracted'} ${time}`,
  because: (said, reason) => `${said}: ${reason}`,
  item: (number) => `Item ${number}`,
  inIssue: (number, date) => `Issue ${number}, ${date}`,
  wholeIssue: (number) => `Read all of issue ${number}`,
  found: (count, words) => `${count} ${count === 1 ? 'item' : 'items'} for “${words}”`,
  nothingFound: (words) => `Nothing found for “${words}”. Try fewer or other words.`,
  searchedFor: (words) => `Shown are results for “${words}”.`,
  whatToSearch: 'Words from a headline, a text or a source.',
  noIssues: 'There is no issue yet. The first one will stand here as soon as it is published.',
  nothingHere: 'There is nothing here yet.',
  notFound: 'This page is not there',
  notFoundWhy: 'It may have had another address, or never have been there.',
  home: 'To all issues',
  tooMany: 'A moment, please',
  tooManyWhy:
    'So many pages were asked for from your address that the others have to wait a little. Try again in a minute.',
  picture: (number) => `Picture for item ${number}`,
  tagline: 'The archive',
  corrected: 'corrected',
  correctedSince: 'Corrected since it came out',
  andMore: (count) => `and ${count} more`,
  alsoIn: 'Also in',
  languages: 'Languages',
}

const es: ArchiveWords = {
  skip: 'Ir al texto',
  issues: 'Ediciones',
  topics: 'Temas',
  search: 'Buscar',
  searchFor: 'Buscar en todas las ediciones',
  feed: 'Fuente web',
  feeds: 'Fuentes web',
  issue: (number) => `Edición ${number}`,
  items: (count) => `${count} ${count === 1 ? 'noticia' : 'noticias'}`,
  newer: 'Más recientes',
  older: 'Anteriores',
  newest: 'Últimas',
  latest: 'La última edición',
  allIssues: 'Todas las ediciones',
  about: (topic) => `Todo sobre ${topic}`,
  corrections: 'Correcciones',
  amended: (kind, time) => `${kind === 'corrected' ? 'Corregida' : 'Retirada'} ${time}`,
  because: (said, reason) => `${said}: ${reason}`,
  item: (number) => `Noticia ${number}`,
  inIssue: (number, date) => `Edición ${number}, ${date}`,
  wholeIssue: (number) => `Leer toda la edición ${number}`,
  found: (count, words) => `${count} ${count === 1 ? 'noticia' : 'noticias'} para «${words}»`,
  nothingFound: (words) => `No se encontró nada para «${words}». Prueba con menos palabras o con otras.`,
  searchedFor: (words) => `Se muestran los resultados de «${words}».`,
  whatToSearch: 'Palabras de un titular, un texto o una fuente.',
  noIssues: 'Todavía no hay ninguna edición. La primera estará aquí en cuanto se publique.',
  nothingHere: 'Todavía no hay nada aquí.',
  notFound: 'Esta página no existe',
  notFoundWhy: 'Puede que tuviera otra dirección, o que nunca existiera.',
  home: 'A todas las ediciones',
  tooMany: 'Un momento, por favor',
  tooManyWhy:
    'Se han pedido tantas páginas desde tu dirección que las demás tienen que esperar un poco. Inténtalo dentro de un minuto.',
  picture: (number) => `Imagen de la noticia ${number}`,
  tagline: 'El archivo',
  corrected: 'corregida',
  correctedSince: 'Corregida después de salir',
  andMore: (count) => `y ${count} más`,
  alsoIn: 'También en',
  languages: 'Idiomas',
}

const zh: ArchiveWords = {
  skip: '跳到正文',
  issues: '往期',
  topics: '话题',
  search: '搜索',
  searchFor: '搜索所有期',
  feed: '订阅源',
  feeds: '订阅源',
  issue: (number) => `第 ${number} 期`,
  items: (count) => `${count} 条`,
  newer: '更新的',
  older: '更早的',
  newest: '最新',
  latest: '最新一期',
  allIssues: '所有期',
  about: (topic) => `关于“${topic}”的全部内容`,
  corrections: '更正',
  amended: (kind, time) => `${kind === 'corrected' ? '更正于' : '撤回于'} ${time}`,
  because: (said, reason) => `${said}：${reason}`,
  item: (number) => `第 ${number} 条`,
  inIssue: (number, date) => `第 ${number} 期，${date}`,
  wholeIssue: (number) => `阅读第 ${number} 期全文`,
  found: (count, words) => `“${words}”共找到 ${count} 条`,
  nothingFound: (words) => `没有找到“${words}”。请减少或更换关键词。`,
  searchedFor: (words) => `以下是“${words}”的结果。`,
  whatToSearch: '标题、正文或来源里的词。',
  noIssues: '还没有任何一期。第一期发布后会显示在这里。',
  nothingHere: '这里还没有内容。',
  notFound: '没有这个页面',
  notFoundWhy: '它的地址可能变了，或者从未存在过。',
  home: '查看所有期',
  tooMany: '请稍等',
  tooManyWhy: '来自你的地址的请求太多，其余的需要等一等。请一分钟后再试。',
  picture: (number) => `第 ${number} 条的图片`,
  tagline: '往期存档',
  corrected: '已更正',
  correctedSince: '发布后有更正',
  andMore: (count) => `另有 ${count} 条`,
  alsoIn: '其他语言',
  languages: '语言',
}

const all: Readonly<Record<Language, ArchiveWords>> = { en, es, zh }

/** The archive's words in a language. */
export const archiveWords = (language: Language): ArchiveWords => all[language]
