import type { Language } from '../../../src/model.ts'

/** What the modal says. Titles and buttons have at most 24 characters. */
export interface ModalWords {
  readonly title: string
  readonly submit: string
  readonly cancel: string
  readonly close: string
  readonly headline: string
  readonly body: string
  readonly bodyMore: string
  readonly bodyCut: string
  readonly sourceName: string
  readonly sourceUrl: string
  readonly section: string
  readonly topics: string
  readonly needHeadline: string
  readonly needName: string
  readonly badUrl: string
  readonly inDraft: string
  readonly proposed: string
  readonly proposedBefore: string
  readonly enough: string
  readonly saving: string
  readonly failed: string
  readonly tooSlow: string
}

const en: ModalWords = {
  title: 'Add to brief',
  submit: 'Add',
  cancel: 'Cancel',
  close: 'Close',
  headline: 'Headline',
  body: 'Text, one paragraph a line',
  bodyMore: 'Text, continued',
  bodyCut: 'The message is longer than Slack lets me show here. Its end is left out.',
  sourceName: 'Source',
  sourceUrl: 'Link',
  section: 'Section',
  topics: 'Topics',
  needHeadline: 'Give it a headline.',
  needName: 'Say whose link this is.',
  badUrl: 'This must be a whole address, such as https://example.org/news',
  inDraft: 'It is in the draft of the next issue.',
  proposed: 'Thank you. The editors have it now, and decide.',
  proposedBefore: 'You proposed this before; the editors have it.',
  enough: 'Thank you, that was a lot for one day, and the editors want to read it all. Please send more tomorrow.',
  saving: 'It is being saved; you can close this.',
  failed: 'It could not be saved. Please try again in a moment.',
  tooSlow: 'Slack waited too long for me. Please choose “Add to brief” again.',
}

const es: ModalWords = {
  title: 'Añadir al boletín',
  submit: 'Añadir',
  cancel: 'Cancelar',
  close: 'Cerrar',
  headline: 'Titular',
  body: 'Texto, un párrafo por línea',
  bodyMore: 'Texto (continúa)',
  bodyCut: 'El mensaje es más largo de lo que Slack me deja mostrar aquí. Se omite el final.',
  sourceName: 'Fuente',
  sourceUrl: 'Enlace',
  section: 'Sección',
  topics: 'Temas',
  needHeadline: 'Ponle un titular.',
  needName: 'Di de quién es este enlace.',
  badUrl: 'Tiene que ser una dirección completa, como https://example.org/news',
  inDraft: 'Está en el borrador de la próxima edición.',
  proposed: 'Gracias. Los editores ya lo tienen, y deciden.',
  proposedBefore: 'Ya lo habías propuesto; los editores lo tienen.',
  enough: 'Gracias, era mucho para un día, y los editores quieren leerlo todo. Envía más mañana.',
  saving: 'Se está guardando; puedes cerrar esto.',
  failed: 'No se pudo guardar. Inténtalo de nuevo en un momento.',
  tooSlow: 'Slack me esperó demasiado. Elige de nuevo «Add to brief».',
}

const zh: ModalWords = {
  title: '加入简报',
  submit: '加入',
  cancel: '取消',
  close: '关闭',
  headline: '标题',
  body: '正文，每行一段',
  bodyMore: '正文（续）',
  bodyCut: '这条消息太长，无法全部显示，末尾已省略。',
  sourceName: '来源',
  sourceUrl: '链接',
  section: '栏目',
  topics: '话题',
  needHeadline: '请写标题。',
  needName: '请写明链接的来源。',
  badUrl: '请填写完整网址，例如 https://example.org/news',
  inDraft: '已放入下一期的草稿。',
  proposed: '谢谢，已交给编辑，由他们决定。',
  proposedBefore: '这条你已经推荐过，编辑收到了。',
  enough: '谢谢！今天已经推荐了很多，编辑想每条都看。请明天再发。',
  saving: '正在保存，可以关闭本窗口。',
  failed: '没有保存成功，请稍后再试。',
  tooSlow: 'Slack 等得太久了。请再选一次“加入简报”。',
}

const all: Readonly<Record<Language, ModalWords>> = { en, es, zh }

/** The modal's words in a language. */
export const modalWordsIn = (language: Language): ModalWords => all[language]
