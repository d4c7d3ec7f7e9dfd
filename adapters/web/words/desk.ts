import type { Language } from '../../../src/model.ts'

/** What the desk's pages say. */
export interface DeskWords {
  readonly next: (number: number) => string
  readonly items: (count: number) => string
  readonly empty: string
  readonly noSection: string
  readonly grip: (headline: string) => string
  readonly up: string
  readonly down: string
  readonly edit: string
  readonly save: string
  readonly later: string
  readonly nextIssue: string
  readonly remove: string
  readonly section: string
  readonly move: string
  readonly say: string
  readonly sayHint: string
  readonly send: string
  readonly undo: string
  readonly publish: string
  readonly preview: string
  readonly wholePreview: string
  readonly keptForLater: string
  readonly calendar: string
  readonly planned: (time: string) => string
  readonly standing: (time: string) => string
  readonly published: (issue: number) => string
  readonly day: string
  readonly time: string
  readonly schedule: string
  readonly unschedule: string
  readonly answer: string
  readonly proposals: (count: number) => string
  readonly newSection: string
  readonly corrections: string
  readonly putRight: string
  readonly retract: string
  readonly retractWhy: string
  readonly history: string
}

const en: DeskWords = {
  next: (number) => `Issue ${number}, the next one`,
  items: (count) => `${count} ${count === 1 ? 'item' : 'items'}`,
  empty:
    'Nothing yet. Write the first item above: the headline in the first line, then the text, the source in brackets.',
  noSection: 'Without a section',
  grip: (headline) => `Move “${headline}”: drag it, or use the arrow keys`,
  up: 'Up',
  down: 'Down',
  edit: 'Edit',
  save: 'Save',
  later: 'Keep for later',
  nextIssue: 'Into the next issue',
  remove: 'Remove',
  section: 'Section',
  move: 'Move there',
  say: 'Write an item, or give a command',
  sayHint: 'As in the chat: an item, a link, a whole newsletter, /publish tomorrow 8am …',
  send: 'Send',
  undo: 'Undo',
  publish: 'Publish …',
  preview: 'What readers will see',
  wholePreview: 'All formats',
  keptForLater: 'Kept for later',
  calendar: 'Calendar',
  planned: (time) => `goes out at ${time}`,
  standing: (time) => `standing, ${time}`,
  published: (issue) => `issue ${issue}`,
  day: 'Day',
  time: 'Time',
  schedule: 'Plan',
  unschedule: 'Unschedule',
  answer: 'The answer',
  proposals: (count) => `${count} ${count === 1 ? 'proposal' : 'proposals'} from readers`,
  newSection: 'New section',
  corrections: 'Put right what is out',
  putRight: 'Put right',
  retract: 'Retract',
  retractWhy: 'Why it is taken back, as readers will be told',
  history: 'Who did what',
}

const es: DeskWords = {
  next: (number) => `Edición ${number}, la próxima`,
  items: (count) => `${count} ${count === 1 ? 'noticia' : 'noticias'}`,
  empty:
    'Nada todavía. Escribe arriba la primera noticia: el titular en la primera línea, luego el texto, la fuente entre paréntesis.',
  noSection: 'Sin sección',
  grip: (headline) => `Mover «${headline}»: arrástrala, o usa las flechas del teclado`,
  up: 'Subir',
  down: 'Bajar',
  edit: 'Editar',
  save: 'Guardar',
  later: 'Guardar para después',
  nextIssue: 'A la próxima edición',
  remove: 'Eliminar',
  section: 'Sección',
  move: 'Mover allí',
  say: 'Escribe una noticia, o da una orden',
  sayHint: 'Como en el chat: una noticia, un enlace, un boletín entero, /publish tomorrow 8am…',
  send: 'Enviar',
  undo: 'Deshacer',
  publish: 'Publicar…',
  preview: 'Lo que verán los lectores',
  wholePreview: 'Todos los formatos',
  keptForLater: 'Guardadas para después',
  calendar: 'Calendario',
  planned: (time) => `sale: ${time}`,
  standing: (time) => `fijo, ${time}`,
  published: (issue) => `edición ${issue}`,
  day: 'Día',
  time: 'Hora',
  schedule: 'Programar',
  unschedule: 'Desprogramar',
  answer: 'La respuesta',
  proposals: (count) => `${count} ${count === 1 ? 'propuesta' : 'propuestas'} de los lectores`,
  newSection: 'Nueva sección',
  corrections: 'Corregir lo publicado',
  putRight: 'Corregir',
  retract: 'Retirar',
  retractWhy: 'Por qué se retira; se les dirá a los lectores',
  history: 'Quién hizo qué',
}

const zh: DeskWords = {
  next: (number) => `第 ${number} 期，下一期`,
  items: (count) => `${count} 条`,
  empty: '还没有内容。在上面写第一条：第一行是标题，然后是正文，来源放在括号里。',
  noSection: '未分栏目',
  grip: (headline) => `移动“${headline}”：拖动，或用方向键`,
  up: '上移',
  down: '下移',
  edit: '修改',
  save: '保存',
  later: '留到以后',
  nextIssue: '放入下一期',
  remove: '移除',
  section: '栏目',
  move: '移到那里',
  say: '写一条，或输入命令',
  sayHint: '和聊天里一样：一条内容、一个链接、整份简报，或 /publish 明天下午…',
  send: '发送',
  undo: '撤销',
  publish: '发布…',
  preview: '读者将看到的样子',
  wholePreview: '所有格式',
  keptForLater: '留到以后的',
  calendar: '日历',
  planned: (time) => `发布：${time}`,
  standing: (time) => `定期：${time}`,
  published: (issue) => `第 ${issue} 期`,
  day: '日期',
  time: '时间',
  schedule: '安排',
  unschedule: '取消安排',
  answer: '回复',
  proposals: (count) => `读者的 ${count} 条投稿`,
  newSection: '新栏目',
  corrections: '更正已发布的',
  putRight: '更正',
  retract: '撤回',
  retractWhy: '撤回的原因，会告诉读者',
  history: '谁做了什么',
}

const all: Readonly<Record<Language, DeskWords>> = { en, es, zh }

/** The desk's words in a language. */
export const deskWords = (language: Language): DeskWords => all[language]
