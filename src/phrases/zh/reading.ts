import type { Reading, RemarkKind } from '../en/reading.ts'

const kinds: Readonly<Record<RemarkKind, string>> = {
  between: '条目之间的文字',
  nothingBehind: '只有编号，没有内容',
  emptyHeading: '栏目下没有条目',
  outOfTurn: '编号不连续',
  beforeFirst: '第一条之前的文字',
  noDate: '无效的日期',
  secondDate: '第二个日期',
  picture: '图片',
  parentHeading: '只有小标题的标题',
  address: '无法打开的地址',
}

const headline = '请把标题和链接一起发来。'

/** What Briefwire says in Chinese of what it cannot read, or not quite. */
export const reading: Reading = {
  page: {
    noAddress: '这不是网页地址。',
    withPassword: '这个地址里含有用户名或密码，请去掉后再发。',
    notPublic: '这个地址不是公开的：它指向内部网络。',
    port: (port) => `我不访问 ${port} 端口；网页一般用 80 或 443。`,
    circle: '这个地址不停地跳转到别的地址。',
    refused: (status) => `网站返回了 ${status}。${headline}`,
    isPdf: `这是 PDF，我读不了。${headline}`,
    noPage: `这不是网页。${headline}`,
    untitled: `网页没有写明标题。${headline}`,
    late: '网站没有及时回应。',
    noSite: '没有这个网站。',
    unreached: '无法访问这个网站。',
  },
  file: {
    empty: '文件是空的。请给一份带编号条目的简报，例如“1. 标题”。',
    unknownEncoding: '无法判断这个文件的编码。请存成 UTF-8 再试。',
    notText: '这不是文本文件。请把简报存成纯文本（UTF-8）再试。',
    tooSlow: '没能及时读完，这不像是一份简报。请检查是不是这个文件。',
    tooLarge: (megabytes) =>
      `文件超过 ${megabytes.toLocaleString('en', { maximumFractionDigits: 1 })} MB，远大于一份简报。请检查是否选错了文件。`,
  },
  remarks: {
    tooManyLines: (count) => `这段文字有 ${count.toLocaleString('en')} 行，远多于一份简报，没有从中找条目。`,
    noItems: '这里分不出条目。请在每条前面写上编号：“1. 标题”。',
    between: '这段文字在条目之间，不属于任何一条，已放到本期末尾。',
    nothingBehind: (count) => `编号 ${count} 后面没有内容，已略去。`,
    headless: (count, text) => `编号 ${count} 没有标题，已略去：${text}`,
    emptyHeading: (title) => `这个栏目下没有条目：${title}`,
    firstNumber: (count) => `第一条的编号是 ${count}。条目已从 1 重新编号。`,
    outOfTurn: (count, expected, item) => `此处应为编号 ${expected}，却是 ${count}。已作为第 ${item} 条保留。`,
    beforeFirst: '第一条之前的这段文字既不是标题，也不是日期或栏目，已放到本期末尾。',
    secondDate: (written, date) => `又一个日期：${written}。本期日期是 ${date}，这个日期仍作为文字保留。`,
    wrongWeekday: (date, weekday) => `${date} 与旁边写的星期不符：${weekday}。`,
    noYear: (written) => `日期“${written}”没有年份。请写全，例如 2026-03-09；在此之前作为文字保留。`,
    beyondLast: (last) => `条目编号最多到 ${last}。从这里起的文字归入了前一条或本期末尾，请分成两期。`,
    noDay: (written) => `没有“${written}”这一天，作为文字保留。`,
    contents: (entries) => `略去了目录：${entries}`,
    parentHeading: (title) => `“${title}”下面只有小标题：以小标题为栏目，略去了它。`,
    picture: (what) => `略去了图片：${what}`,
    address: (address) => `略去了在此无法打开的地址：${address}`,
    further: (count, kind) => `从这里起还有 ${count.toLocaleString('en')} 处同类问题：${kinds[kind]}。`,
  },
}
