import type { DaysOff } from '../../en/desk/days-off.ts'
import { plural } from '../plural.ts'

/** What Briefwire says in Spanish of days without an issue. */
export const daysOff: DaysOff = {
  none: 'El horario fijo no se salta ningún día.',
  are: 'En estos días no sale nada por el horario fijo:',
  line: (date, note) => `${date}: ${note}`,
  how: '¿Qué días se saltan? Uno por línea, o separados por comas: 24 Dec, 25 Dec: Navidad, 1–3 January.',
  add: 'Saltar más días…',
  title: 'Días que se saltan',
  remove: (date) => `Quitar ${date}`,
  button: 'Días sin edición…',
  added: (days) => `Anotado: ${plural(days, 'día')} sin edición por el horario fijo.`,
  removed: (days) => `${plural(days, 'día quitado', 'días quitados')} de la lista.`,
  notOff: 'Ese día no está en la lista.',
  past: (dates) => `Estos ya han pasado: ${dates}.`,
  unread: (pieces) => `No puedo leer esto como días: ${pieces}. Escribe por ejemplo 2026-12-24 o 24 December.`,
}
