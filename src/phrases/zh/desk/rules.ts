import type { Desk } from '../../en/desk/rules.ts'

/** What Briefwire says in Chinese of how the editors work together. */
export const desk: Desk = {
  title: '编辑台的规则',
}
