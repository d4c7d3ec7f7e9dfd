import type { Language } from '../../../src/model.ts'

/** What stands around the text of a form. Titles and buttons have at most 24 characters. */
export interface FormWords {
  readonly submit: string
  readonly cancel: string
  readonly close: string
  readonly text: string
  readonly more: string
  readonly saving: string
  readonly lost: string
}

const en: FormWords = {
  submit: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  text: 'Text',
  more: 'Text, continued',
  saving: 'One moment, this is taking longer than usual…',
  lost: 'I no longer know what this was about. Please press the button again.',
}

const es: FormWords = {
  submit: 'Guardar',
  cancel: 'Cancelar',
  close: 'Cerrar',
  text: 'Texto',
  more: 'Texto (continúa)',
  saving: 'Un momento, esto tarda más de lo normal…',
  lost: 'Ya no sé de qué se trataba. Pulsa el botón de nuevo.',
}

const zh: FormWords = {
  submit: '保存',
  cancel: '取消',
  close: '关闭',
  text: '正文',
  more: '正文（续）',
  saving: '请稍候，这次比平时慢一些…',
  lost: '我已经认不出这个窗口了，请再点一次按钮。',
}

const all: Readonly<Record<Language, FormWords>> = { en, es, zh }

/** The words of a form in a language. */
export const formWordsIn = (language: Language): FormWords => all[language]
