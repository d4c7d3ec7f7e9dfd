import type { Language } from '../../../src/model.ts'

/** What is said of a file that cannot be read. */
export interface NoteWords {
  readonly tooLarge: string
  readonly noScope: string
  readonly notRead: string
}

const en: NoteWords = {
  tooLarge: 'That file is larger than 10 MB. Please send a smaller one.',
  noScope:
    'Slack does not let me read files. Whoever looks after me: update the app from its manifest (it needs files:read), then install it again.',
  notRead: 'Slack did not give me that file. Please send it again.',
}

const es: NoteWords = {
  tooLarge: 'Ese archivo ocupa más de 10 MB. Envía uno más pequeño.',
  noScope:
    'Slack no me deja leer archivos. Quien se ocupa de mí: actualiza la aplicación desde su manifiesto (necesita files:read) e instálala de nuevo.',
  notRead: 'Slack no me dio ese archivo. Envíalo de nuevo.',
}

const zh: NoteWords = {
  tooLarge: '这个文件超过 10 MB，请换一个小一些的。',
  noScope: 'Slack 不允许我读取文件。请管理员按清单更新应用（需要 files:read 权限），然后重新安装。',
  notRead: 'Slack 没有把这个文件交给我，请再发一次。',
}

const all: Readonly<Record<Language, NoteWords>> = { en, es, zh }

/** These words in a language. */
export const noteWordsIn = (language: Language): NoteWords => all[language]
