import type { Language } from '../../../src/model.ts'
import type { Size, Specimen } from '../preview/specimen.ts'

/** What the preview says. */
export interface PreviewWords {
  readonly preview: string
  readonly ofDraft: string
  readonly empty: string
  readonly sideBySide: string
  readonly names: Readonly<Record<Specimen['name'], string>>
  readonly messages: (count: number) => string
  readonly sizes: Readonly<Record<Size['what'], string>>
  readonly of: (is: number, most: number) => string
}

const en: PreviewWords = {
  preview: 'Preview',
  ofDraft: 'Preview of the draft',
  empty: 'There is nothing to show yet: the draft has no items.',
  sideBySide: 'What readers see, side by side',
  names: {
    'telegram-classic': 'Telegram',
    'telegram-rich': 'Telegram, rich',
    'telegram-headlines': 'Telegram, headlines',
    slack: 'Slack',
    'slack-headlines': 'Slack, headlines',
  },
  messages: (count) => `${count} ${count === 1 ? 'message' : 'messages'}`,
  sizes: { characters: 'Characters', formats: 'Formats', blocks: 'Blocks', weight: 'Weight' },
  of: (is, most) => `${is.toLocaleString('en')} of ${most.toLocaleString('en')}`,
}

const es: PreviewWords = {
  preview: 'Vista previa',
  ofDraft: 'Vista previa del borrador',
  empty: 'Todavía no hay nada que mostrar: el borrador no tiene noticias.',
  sideBySide: 'Lo que ven los lectores, lado a lado',
  names: {
    'telegram-classic': 'Telegram',
    'telegram-rich': 'Telegram, enriquecido',
    'telegram-headlines': 'Telegram, titulares',
    slack: 'Slack',
    'slack-headlines': 'Slack, titulares',
  },
  messages: (count) => `${count} ${count === 1 ? 'mensaje' : 'mensajes'}`,
  sizes: { characters: 'Caracteres', formats: 'Formatos', blocks: 'Bloques', weight: 'Peso' },
  of: (is, most) => `${is.toLocaleString('es')} de ${most.toLocaleString('es')}`,
}

const zh: PreviewWords = {
  preview: '预览',
  ofDraft: '草稿预览',
  empty: '还没有可显示的内容：草稿里没有条目。',
  sideBySide: '读者看到的样子，并排显示',
  names: {
    'telegram-classic': 'Telegram',
    'telegram-rich': 'Telegram，富文本',
    'telegram-headlines': 'Telegram，仅标题',
    slack: 'Slack',
    'slack-headlines': 'Slack，仅标题',
  },
  messages: (count) => `${count} 条消息`,
  sizes: { characters: '字符', formats: '格式', blocks: '块', weight: '总量' },
  of: (is, most) => `${is.toLocaleString('zh')} / ${most.toLocaleString('zh')}`,
}

const all: Readonly<Record<Language, PreviewWords>> = { en, es, zh }

/** The preview's words in a language. */
export const previewWords = (language: Language): PreviewWords => all[language]
