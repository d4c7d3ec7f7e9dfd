import type { Feedback } from '../en/feedback.ts'
import { plural } from './plural.ts'

/** What Briefwire says in Spanish of what readers think of items. */
export const feedback: Feedback = {
  more: (item) => `Más como la ${item}`,
  whoAreYou: 'Aquí no puedo ver quién eres, así que no cuenta.',
  given: {
    counted: '¡Gracias! Queda contada, y a nadie se le dice de quién es.',
    changed: '¡Gracias! La he cambiado.',
    same: 'Ya está contada.',
    closed: 'Esta edición ya no acepta opiniones.',
  },
  title: 'Lo que opinan los lectores',
  none: 'Nadie ha dicho nada.',
  counts: ({ up, down, more }) =>
    [...(up + down > 0 ? [`👍 ${up}  👎 ${down}`] : []), ...(more > 0 ? [`más como esta: ${more}`] : [])].join('  '),
  byTopic: 'Por tema:',
  forms: {
    off: 'No se pregunta a los lectores. Se puede activar desde la próxima edición:',
    thumbs: 'Se pregunta a los lectores con 👍 y 👎 debajo de cada noticia.',
    more: 'Se pregunta a los lectores si quieren más como cada noticia.',
  },
  choose: { off: 'No preguntar', thumbs: 'Preguntar con 👍 y 👎', more: 'Preguntar si quieren más' },
  inDeliveries: (count) => `${plural(count, 'opinión', 'opiniones')} de los lectores:`,
}
