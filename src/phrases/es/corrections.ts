import type { Corrections } from '../en/corrections.ts'
import { listed } from './plural.ts'

/** What Briefwire says in Spanish to readers of corrections that their copies cannot show. */
export const corrections: Corrections = {
  title: (items) => `Corrección de ${items.length === 1 ? 'la noticia' : 'las noticias'} ${listed(items.map(String))}`,
  reads: (count) => (count === 1 ? 'Ahora dice:' : 'Ahora dicen:'),
  retracted: (item, reason) =>
    `La noticia ${item} se ha retirado; no la tengas en cuenta${reason ? `: ${reason}` : '.'}`,
  whole: 'Léela completa: ',
  headline: 'Noticia retirada',
  since: 'Corregido desde entonces',
  emptied: '(La edición es ahora más corta; aquí ya no hay nada.)',
}
