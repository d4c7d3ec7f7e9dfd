import { spaced } from '../../../text/spaced.ts'
import type { Translations } from '../../en/desk/translations.ts'

/** What Briefwire says in Chinese of items in a second language. */
export const translations: Translations = {
  names: { en: ['英文', '英语'], es: ['西班牙文', '西班牙语'], zh: ['中文', '汉语'] },
  button: '译文…',
  title: '先标题，后正文',
  how: (own, headline) =>
    spaced`请发来“${headline}”的另一种语言的文字：第一行是标题，接着是正文。原文是${own}。写“-”则去掉译文。`,
  set: (language) => spaced`已有${language}的文字：读${language}的人看到的就是它。`,
  removed: (language) => spaced`已去掉${language}的文字。`,
  none: '没有这样的译文。',
  own: (language) => spaced`它的原文就是${language}；请改原文，或说明另一种语言。`,
  noHeadline: '没有更改：第一行必须是另一种语言的标题。',
  line: (language, headline) => `${language}：${headline}`,
  leftBehind: (languages) => spaced`${languages}的文字没有变，请看看是否仍然合适。`,
}
