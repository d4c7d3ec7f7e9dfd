import type { DeliveryState, Language } from '../../../src/model.ts'

/** What the page of deliveries says. */
export interface DeliveryWords {
  readonly title: string
  readonly none: string
  readonly states: Readonly<Record<DeliveryState, string>>
  readonly of: (done: number, all: number) => string
  readonly done: string
  readonly going: string
  readonly stopped: (reason: string) => string
  readonly nobody: string
  readonly speed: (platform: string) => string
  readonly speedSummary: (latest: number, highest: number, most: number) => string
  readonly limit: (most: number) => string
  readonly noSpeed: string
  readonly fixes: (done: number, open: number, failed: number) => string
  readonly pause: string
  readonly resume: string
  readonly cancel: string
  readonly resend: (count: number) => string
  readonly leave: string
  readonly missed: string
  readonly nobodyMissed: string
  readonly place: string
  readonly state: string
  readonly reason: string
  readonly growth: string
  readonly platforms: string
  readonly accounts: string
  readonly topics: string
  readonly asTable: string
  readonly secondsAgo: string
  readonly messages: string
  readonly mostInOne: string
  readonly day: string
  readonly andMore: (count: number) => string
  /** Of the last issues: how many readers one reached at most, and how many corrections there were. */
  readonly latelySummary: (issues: number, most: number, corrections: number) => string
  readonly growthSummary: (name: string, readers: number) => string
  readonly lately: string
  readonly issue: string
  readonly date: string
  readonly corrections: string
  readonly preview: string
  readonly putRight: string
  readonly noGrowth: string
}

const en: DeliveryWords = {
  title: 'Deliveries',
  none: 'No issue has gone out yet.',
  states: {
    pending: 'waiting',
    sending: 'on the way',
    sent: 'arrived',
    failed: 'failed',
    uncertain: 'uncertain',
    skipped: 'skipped',
  },
  of: (done, all) => `${done.toLocaleString('en')} of ${all.toLocaleString('en')}`,
  done: 'Done',
  going: 'Going out',
  stopped: (reason) => `Stopped: ${reason}`,
  nobody: 'It had no readers.',
  speed: (platform) => `${platform}: messages a second`,
  speedSummary: (latest, highest, most) =>
    `${latest} in the last second, ${highest} at most in the last two minutes; ${most} are allowed.`,
  limit: (most) => `limit ${most}`,
  noSpeed: 'Nothing went out in the last two minutes.',
  fixes: (done, open, failed) => `Copies put right: ${done}, still to do: ${open}, not possible: ${failed}.`,
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Cancel …',
  resend: (count) => `Send ${count} again`,
  leave: 'Leave them',
  missed: 'Whom it missed',
  nobodyMissed: 'Nobody.',
  place: 'Where',
  state: 'What',
  reason: 'Why',
  growth: 'Readers over time',
  platforms: 'By platform',
  accounts: 'By account',
  topics: 'By topic',
  asTable: 'As a table',
  secondsAgo: 'Seconds ago',
  messages: 'Messages',
  mostInOne: 'At most in one second',
  day: 'Day',
  andMore: (count) => `and ${count.toLocaleString('en')} more`,
  latelySummary: (issues, most, corrections) =>
    `${issues} issues, at most ${most.toLocaleString('en')} ${most === 1 ? 'reader' : 'readers'} reached, ${corrections} ${corrections === 1 ? 'correction' : 'corrections'}.`,
  growthSummary: (name, readers) => `${name}: ${readers.toLocaleString('en')} ${readers === 1 ? 'reader' : 'readers'}`,
  lately: 'The last issues',
  issue: 'Issue',
  date: 'Went out',
  corrections: 'corrections',
  preview: 'Preview',
  putRight: 'Put right …',
  noGrowth: 'This begins today, and grows by a point a day.',
}

const es: DeliveryWords = {
  title: 'Entregas',
  none: 'Todavía no ha salido ninguna edición.',
  states: {
    pending: 'en espera',
    sending: 'en camino',
    sent: 'llegó',
    failed: 'falló',
    uncertain: 'incierta',
    skipped: 'omitida',
  },
  of: (done, all) => `${done.toLocaleString('es')} de ${all.toLocaleString('es')}`,
  done: 'Terminada',
  going: 'Enviándose',
  stopped: (reason) => `Detenida: ${reason}`,
  nobody: 'No tenía lectores.',
  speed: (platform) => `${platform}: mensajes por segundo`,
  speedSummary: (now, highest, most) =>
    `${now} en el último segundo, ${highest} como máximo en los dos últimos minutos; se permiten ${most}.`,
  limit: (most) => `límite ${most}`,
  noSpeed: 'No salió nada en los dos últimos minutos.',
  fixes: (done, open, failed) => `Copias corregidas: ${done}, pendientes: ${open}, imposibles: ${failed}.`,
  pause: 'Pausar',
  resume: 'Continuar',
  cancel: 'Cancelar…',
  resend: (count) => `Reenviar ${count}`,
  leave: 'Dejarlas',
  missed: 'A quién no llegó',
  nobodyMissed: 'A nadie.',
  place: 'Dónde',
  state: 'Qué',
  reason: 'Por qué',
  growth: 'Lectores a lo largo del tiempo',
  platforms: 'Por plataforma',
  accounts: 'Por cuenta',
  topics: 'Por tema',
  asTable: 'En una tabla',
  secondsAgo: 'Hace segundos',
  messages: 'Mensajes',
  mostInOne: 'Máximo en un segundo',
  day: 'Día',
  andMore: (count) => `y ${count.toLocaleString('es')} más`,
  latelySummary: (issues, most, corrections) =>
    `${issues} ediciones, ${most.toLocaleString('es')} ${most === 1 ? 'lector' : 'lectores'} como máximo, ${corrections} ${corrections === 1 ? 'corrección' : 'correcciones'}.`,
  growthSummary: (name, readers) => `${name}: ${readers.toLocaleString('es')} ${readers === 1 ? 'lector' : 'lectores'}`,
  lately: 'Las últimas ediciones',
  issue: 'Edición',
  date: 'Salió',
  corrections: 'correcciones',
  preview: 'Vista previa',
  putRight: 'Corregir…',
  noGrowth: 'Esto empieza hoy, y crece un punto por día.',
}

const zh: DeliveryWords = {
  title: '送达',
  none: '还没有发布过任何一期。',
  states: {
    pending: '等待中',
    sending: '发送中',
    sent: '已送达',
    failed: '失败',
    uncertain: '不确定',
    skipped: '已跳过',
  },
  of: (done, all) => `${done.toLocaleString('zh')} / ${all.toLocaleString('zh')}`,
  done: '已完成',
  going: '正在发送',
  stopped: (reason) => `已停止：${reason}`,
  nobody: '没有读者。',
  speed: (platform) => `${platform}：每秒消息数`,
  speedSummary: (latest, highest, most) => `最近一秒 ${latest} 条，两分钟内最多 ${highest} 条；上限 ${most} 条。`,
  limit: (most) => `上限 ${most}`,
  noSpeed: '最近两分钟没有发送。',
  fixes: (done, open, failed) => `已更正的副本：${done}，待更正：${open}，无法更正：${failed}。`,
  pause: '暂停',
  resume: '继续',
  cancel: '取消…',
  resend: (count) => `重发 ${count} 份`,
  leave: '就这样',
  missed: '没有送到的',
  nobodyMissed: '没有。',
  place: '位置',
  state: '情况',
  reason: '原因',
  growth: '读者数量变化',
  platforms: '按平台',
  accounts: '按账号',
  topics: '按话题',
  asTable: '用表格显示',
  secondsAgo: '几秒前',
  messages: '消息数',
  mostInOne: '单秒最多',
  day: '日期',
  andMore: (count) => `另有 ${count.toLocaleString('zh')} 个`,
  latelySummary: (issues, most, corrections) =>
    `${issues} 期，单期最多送达 ${most.toLocaleString('zh')} 位读者，更正 ${corrections} 处。`,
  growthSummary: (name, readers) => `${name}：${readers.toLocaleString('zh')} 位读者`,
  lately: '最近几期',
  issue: '期号',
  date: '发布时间',
  corrections: '更正',
  preview: '预览',
  putRight: '更正…',
  noGrowth: '从今天开始，每天增加一个点。',
}

const all: Readonly<Record<Language, DeliveryWords>> = { en, es, zh }

/** The words of the page of deliveries, in a language. */
export const deliveryWords = (language: Language): DeliveryWords => all[language]
