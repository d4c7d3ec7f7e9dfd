import { z } from 'zod'
import type { Doc, Form } from '../../../src/doc.ts'
import { type Language, languages } from '../../../src/model.ts'
import { budget } from '../limits.ts'
import { clean, weightOf } from '../render/text.ts'

/** A form, and the command line that what is entered will follow. */
export interface OpenForm {
  readonly line: string
  readonly form: Form
  readonly language: Language
}

/** What a button carries: its form, or only the command line where the form is too long. Pure. */
export function packForm(line: string, { title, value }: Form, language: Language): string {
  const packed = JSON.stringify([line, title, clean(value), language])
  return weightOf(packed) <= budget.form ? packed : line
}

/** The forms that were too long for their buttons; at most `most`, and only until the process ends. */
export interface Forms {
  remember(doc: Doc): void
  /** The form behind a button's value; null: it was forgotten, and the bare command has to ask. */
  find(value: string): OpenForm | null
}

const packedShape = z.tuple([z.string(), z.string(), z.string(), z.enum(languages)])

/** Nothing is remembered yet. */
export function createForms(most = 2000): Forms {
  const known = new Map<string, OpenForm>()
  return {
    remember({ blocks, language }) {
      for (const action of blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []))) {
        const { form } = action
        const line = clean(action.command)
        if (!form || packForm(line, form, language) !== line) continue
        known.delete(line)
        if (known.size >= most) known.delete(known.keys().next().value ?? '')
        known.set(line, { line, form, language })
      }
    },
    find(value) {
      if (!value.startsWith('[')) return known.get(value) ?? null
      const [line, title, text, language] = packedShape.parse(JSON.parse(value))
      return { line, form: { title, value: text }, language }
    },
  }
}

/** The command line of a button with a form. */
export const lineIn = (value: string): string =>
  value.startsWith('[') ? packedShape.parse(JSON.parse(value))[0] : value
