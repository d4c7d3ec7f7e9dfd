import type { Action } from '../../../src/doc.ts'
import type { Buttons } from '../buttons.ts'
import { limits } from '../limits.ts'
import { oneLine } from './styled.ts'

/** A button as the Bot API takes it. */
export interface Button {
  readonly text: string
  readonly callback_data: string
  readonly style?: 'primary' | 'danger'
}

export interface Keyboard {
  readonly inline_keyboard: readonly (readonly Button[])[]
}

/** The button of an action, under its own label or another one. */
export const toButton = (action: Action, buttons: Buttons, label = action.label): Button => {
  const line = oneLine(label)
  const characters = [...(line === '' ? action.command : line)]
  const text =
    characters.length > limits.label ? `${characters.slice(0, limits.label - 1).join('')}…` : characters.join('')
  return {
    text,
    callback_data: buttons.data(action.command),
    ...(action.tone === undefined ? {} : { style: action.tone }),
  }
}

/** Rows of as many buttons as their labels leave room for. */
export const toRows = (row: readonly Button[]): readonly (readonly Button[])[] => {
  const rows: Button[][] = []
  let width = Number.POSITIVE_INFINITY
  for (const button of row) {
    const needed = button.text.length + 4
    const last = rows.at(-1)
    if (last === undefined || width + needed > rowWidth || last.length >= limits.buttonsInRow) {
      rows.push([button])
      width = needed
    } else {
      last.push(button)
      width += needed
    }
  }
  return rows
}

/** Characters that a phone shows side by side, each button with its edges counted as four. */
const rowWidth = 36
