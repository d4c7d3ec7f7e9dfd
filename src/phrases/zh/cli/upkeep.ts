import { spaced } from '../../../text/spaced.ts'
import type { Phrases } from '../../en/index.ts'

export const upkeep: Phrases['cli']['upkeep'] = {
  copying: '正在复制数据库',
  moving: '正在迁移数据',
  moved: (from, to, rows, sum) =>
    [
      `${from} 的全部内容已在 ${to}：共 ${rows} 行，逐行比对一致（${sum.slice(0, 12)}）。`,
      '把新数据库写进 DATABASE_URL，再启动即可；旧的原样保留。',
    ].join('\n'),
  noDatabase: '数据库写作 file:PATH（如 file:./data/briefwire.db），或 postgres://USER:PASSWORD@HOST/DATABASE。',
  checking: '正在检查副本',
  holding: '正在扣住可能已发出的消息',
  question: (words) => `${words}（y/N）`,
  replace: (path) => spaced`文件 ${path} 已经存在，要替换吗？`,
  isThere: (path) => spaced`文件 ${path} 已经存在。请换一个名字，或用 --force 替换它。`,
  backedUp: ({ path, size, issues, subscribers, moment }) =>
    [
      spaced`${path}：${size}，${issues} 期，${subscribers} 位订阅者${moment === null ? '' : spaced`，截至 ${moment}`}。已打开检查，完整无缺。`,
      `恢复方法：briefwire restore ${path}`,
    ].join('\n'),
  restored: ({ path, issues, subscribers, moment }) =>
    spaced`数据库 ${path} 已回到${moment === null ? '备份时' : spaced` ${moment}`}的状态：${issues} 期，${subscribers} 位订阅者。`,
  replaced: (path) => `原来的数据库保留在：${path}`,
  onServer: (name) =>
    [
      spaced`${name}在 PostgreSQL 服务器上，而这个命令只处理文件。服务器有自己的工具：`,
      '  备份（Briefwire 运行时也可以）：pg_dump --format=custom --file=文件 "$DATABASE_URL"',
      '  恢复：在每台机器上停止 Briefwire；pg_restore --clean --if-exists --dbname="$DATABASE_URL" 文件；briefwire restore --here',
    ].join('\n'),
  stopFirst: (name) => spaced`Briefwire 正在使用 ${name}。请在每台机器上停止它，再试一次。`,
  nameBackup: '请写出备份文件：briefwire restore 文件。如果数据库已用别的办法恢复：briefwire restore --here。',
  nothingHeld: '那时没有正在发送的内容，因此没有什么存疑。',
  held: (count) => `此后可能已有 ${count} 条消息发出。未经你确认，它们不会重发：`,
  heldOf: (issue, count) => `  第 ${issue} 期：${count} 条    briefwire deliveries ${issue} --resend    或 --leave`,
  planned: (moment) => spaced`原定 ${moment}自动发布一期，可能已经发出：发布之前请先看看草稿。`,
  unknowable: '那一刻之后的事不在其中：后来的各期、更正，以及新来、改变选择或离开的读者。',
}
