import { spaced } from '../../../text/spaced.ts'
import type { Phrases } from '../../en/index.ts'

export const upgrading: Phrases['cli']['upgrading'] = {
  nothing: (path, version) => spaced`Briefwire ${version} 不会改动数据库 ${path}：它是新建的，或已是当前格式。`,
  is: (path, format, program, size) =>
    spaced`数据库 ${path}：格式 ${format}${program === null ? '' : `，上次由 Briefwire ${program} 写入`}，${size}。`,
  brings: (version, format, steps) =>
    spaced`Briefwire ${version} 会把它升级到格式 ${format}，共 ${steps} 步，在一个事务里完成：要么全部成功，要么保持原样。`,
  table: (name) => spaced`数据表 ${name}`,
  adds: (names, more) =>
    spaced`会新增 ${names.join('、')}${more === 0 ? '' : ` 以及另外 ${more} 项（--json 列出全部）`}。`,
  copied: (most, there) =>
    spaced`升级前会在同一目录复制一份并检查副本。这样的副本保留最新的 ${most} 份${there.length === 0 ? '' : `（现有 ${there.length} 份：${there.join('、')}）`}。`,
  takes: (count, unit) => spaced`大约需要 ${count} ${unit === 'second' ? '秒' : '分钟'}，这段时间不会发送任何内容。`,
  room: (needed, free) => spaced`这段时间最多另占 ${needed} 磁盘空间；现有 ${free} 可用。`,
  makeRoom: '请先腾出空间，或把备份放到别的磁盘（briefwire backup FILE），再用 --no-backup 启动一次。',
  noWayBack: '升级后旧版本打不开它。要退回，请用副本替换。',
  deprecated: (name, instead) => spaced`${name} 以后改叫 ${instead}；现在仍然可用，以后的版本不再支持。`,
  allNamed: '已设置的变量都没有改名。',
}
