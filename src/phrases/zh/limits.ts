import { spaced } from '../../text/spaced.ts'
import type { Limits } from '../en/limits.ts'

const figure = (count: number): string => count.toLocaleString('en')

/** What Briefwire says in Chinese of what is too long. */
export const limits: Limits = {
  title: (letters, most) => `本期标题有 ${figure(letters)} 字，最多 ${figure(most)} 字。`,
  section: (begin, letters, most) => `栏目“${begin}…”的名称有 ${figure(letters)} 字，最多 ${figure(most)} 字。`,
  line: (letters, most) => `这个名称有 ${figure(letters)} 字，最多 ${figure(most)} 字。没有任何更改。`,
  footer: (letters, most) => `结束语有 ${figure(letters)} 字，最多 ${figure(most)} 字。`,
  headline: (number, letters, most) =>
    `${number === null ? '' : `第 ${number} 条的`}标题有 ${figure(letters)} 字，最多 ${figure(most)} 字。请把其余内容移到下一行。`,
  item: (number, letters, most) =>
    `${number === null ? '这一条' : `第 ${number} 条`}有 ${figure(letters)} 字，一条最多 ${figure(most)} 字。请缩短，或把各部分编号分成几条。`,
  items: (count, most) => `这样一共有 ${figure(count)} 条，一期最多 ${figure(most)} 条。`,
  sections: (count, most) => `这样一共有 ${figure(count)} 个栏目，一期最多 ${figure(most)} 个。`,
  parts: (parts, most) =>
    `读者要收 ${parts === null ? `远远超过 ${figure(most)}` : figure(parts)} 条消息才能看完这一期，最多 ${figure(most)} 条。请缩短，或把一部分留到以后再发。`,
  text: (letters, most) => `这段文字有 ${figure(letters)} 字，这里最多能收 ${figure(most)} 字。没有任何更改。`,
  notTaken: '内容太长，没有收下：',
  notPublished: '下一期太长，现在还不能发布：',
  heldBack: '下一期放不下这些内容了，我先替你留着：',
  notAtTime: (moment) => spaced`下一期原定于 ${moment} 发布，但内容太长，没有发布：`,
  longLine: (letters, most) =>
    `第一行有 ${figure(letters)} 字，标题最多 ${figure(most)} 字。我先把它当作正文留着。标题是什么？`,
}
