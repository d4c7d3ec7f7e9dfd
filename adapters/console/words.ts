import type { Language } from '../../src/model.ts'

interface Words {
  /** Between a paper and its address. */
  readonly comma: string
  /** Before the words of buttons. */
  readonly typeThis: string
  /** What somebody who sees the prompt for the first time needs to know. */
  readonly hint: string
  /** Where the screen is full: so many lines are still to come, and which keys go on; the shortest last, for narrow windows. */
  more(lines: number): readonly string[]
  /** So many lines were not shown because somebody did not want them. */
  leftOut(lines: number): string
  /** Ctrl-C was pressed where there is nothing to take back. */
  readonly howToLeave: string
  /** Stands for a text that was pasted; in brackets. */
  longPaste(letters: number): string
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    comma: ', ',
    typeThis: 'Type: ',
    hint: 'Ask me something, such as /topic payments; /help tells the rest, Tab completes, exit leaves.',
    more: (lines) => [
      `${lines} more ${lines === 1 ? 'line' : 'lines'}: space a page, Enter a line, q no more`,
      `${lines} more: space, Enter or q`,
    ],
    leftOut: (lines) => `(${lines} ${lines === 1 ? 'line was' : 'lines were'} not shown)`,
    howToLeave: 'Ctrl-C again, or Ctrl-D, leaves.',
    longPaste: (letters) => `[${letters.toLocaleString('en')} characters pasted]`,
  },
  es: {
    comma: ', ',
    typeThis: 'Escribe: ',
    hint: 'Pregúntame algo, como /topic payments; /help cuenta el resto, Tab completa, exit sale.',
    more: (lines) => [
      `${lines} ${lines === 1 ? 'línea más' : 'líneas más'}: espacio página, Intro línea, q basta`,
      `${lines} más: espacio, Intro o q`,
    ],
    leftOut: (lines) => `(${lines} ${lines === 1 ? 'línea no se ha' : 'líneas no se han'} mostrado)`,
    howToLeave: 'Otra vez Ctrl-C, o Ctrl-D, sale.',
    longPaste: (letters) => `[${letters.toLocaleString('es')} caracteres pegados]`,
  },
  zh: {
    comma: '，',
    typeThis: '输入：',
    hint: '可以问我，例如 /topic 支付；/help 查看全部命令，Tab 补全，exit 退出。',
    more: (lines) => [`还有 ${lines} 行：空格翻页，回车下一行，q 不看了`, `还有 ${lines} 行：空格、回车或 q`],
    leftOut: (lines) => `（有 ${lines} 行没有显示）`,
    howToLeave: '再按一次 Ctrl-C，或按 Ctrl-D，就会退出。',
    longPaste: (letters) => `[粘贴了 ${letters.toLocaleString('zh')} 个字符]`,
  },
}

/** What the terminal says of its own in this language. */
export const wordsIn = (language: Language): Words => words[language]
