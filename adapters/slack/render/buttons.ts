import type { Action } from '../../../src/doc.ts'
import { type Block, type Button, plain } from '../blocks.ts'
import { packForm } from '../form/forms.ts'
import { budget, limits } from '../limits.ts'
import type { Told } from './names.ts'
import { richBlocks, words } from './rich.ts'
import { clean, cut, weightOf } from './text.ts'

/** A button that runs a command line, or opens its form, or null where the line is longer than a button can carry. */
export function toButton(action: Action, named: Told, suffix: string): Button | null {
  const value = clean(action.command)
  if (weightOf(value) > limits.button.value || !value.trim()) return null
  return {
    type: 'button',
    action_id: `${named.prefix}:${action.form ? 'form' : 'run'}:${suffix}`,
    text: plain(cut(clean(action.label).trim() || '…', limits.button.text)),
    value: action.form ? packForm(value, action.form, named.language) : value,
    ...(action.tone ? { style: action.tone } : {}),
  }
}

/** Buttons in as many rows as they need; a command that no button can carry is shown as what to type. */
export function actionBlocks(actions: readonly Action[], named: Told): readonly Block[] {
  const rows: Button[][] = []
  const typed: Action[] = []
  let weight = Number.POSITIVE_INFINITY
  for (const [index, action] of actions.entries()) {
    const button = toButton(action, named, `${index}`)
    if (!button) {
      typed.push(action)
      continue
    }
    const own = weightOf(button.value) + weightOf(button.text.text)
    const row = rows.at(-1)
    if (!row || weight + own > budget.blockText || row.length === limits.actions.elements) {
      rows.push([button])
      weight = own
    } else {
      row.push(button)
      weight += own
    }
  }
  return [
    ...rows.map((elements): Block => ({ type: 'actions', elements })),
    ...typed.flatMap(({ label, command }) =>
      richBlocks([...words(`${label}: `), ...words(`${named.slash} ${command}`, { code: true })]),
    ),
  ]
}
