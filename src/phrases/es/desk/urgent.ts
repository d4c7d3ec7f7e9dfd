import type { Urgent } from '../../en/desk/urgent.ts'
import { plural } from '../plural.ts'

const readers = (count: number): string => plural(count, 'lector', 'lectores')

/** What Briefwire says in Spanish of what goes out at once. */
export const urgent: Urgent = {
  open: 'Enviar ya…',
  send: 'Enviarla ahora',
  toDraft: 'A la próxima edición',
  notNow: 'Ahora no',
  ask: (issue, count) => `¿Enviar esto ya, solo, como edición urgente ${issue}, a ${readers(count)}?`,
  onItsWay: (issue, count) =>
    `La edición urgente ${issue} está en camino a ${readers(count)}. La próxima edición queda como está.`,
  which: '¿Qué noticia debe salir ya, como edición aparte? Escríbeme una, o toma una de la próxima edición:',
  changed: 'La noticia cambió después de que pregunté. Ahora dice así:',
  notSent: 'De acuerdo, no ha salido nada.',
}
