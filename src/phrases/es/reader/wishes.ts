import type { Wishes } from '../../en/reader/wishes.ts'
import { listed, plural } from '../plural.ts'

const words = (list: readonly string[]): string =>
  new Intl.ListFormat('es', { type: 'disjunction' }).format(list.map((word) => `«${word}»`))

const days = ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábados', 'domingos']

/** What Briefwire says in Spanish to readers who choose what they get, when and how. */
export const wishes: Wishes = {
  on: 'sí',
  off: 'no',
  turnOn: 'Activar',
  turnOff: 'Desactivar',
  names: {
    days: 'Días',
    quiet: 'Horas de silencio',
    digest: 'Resumen',
    urgent: 'Noticias urgentes en las horas de silencio',
    silent: 'Sin sonido',
    pictures: 'Imágenes',
    previews: 'Vistas previas de enlaces',
  },
  explained: {
    topics: '¿Qué debe llegarte?',
    days: '¿Qué días deben llegar las ediciones? Lo que sale otro día espera al siguiente de ellos.',
    quiet: 'Lo que sale en tus horas de silencio espera a que terminen; no se pierde nada.',
    digest:
      'Cuando han esperado varias ediciones, puedo enviarlas en un solo mensaje, por secciones. Semanal: un mensaje así por semana, el día que elijas.',
    urgent: 'Las noticias urgentes esperan a que terminen tus horas de silencio, salvo que permitas que lleguen ya.',
    silent: 'Puedo entregar sin sonido donde la plataforma lo permite.',
    pictures: 'Con o sin las imágenes de las noticias.',
    previews: 'Si debajo de un mensaje se muestra una vista previa de la página enlazada.',
  },
  weekly: (day, time) => `un mensaje por semana, los ${days[day - 1]} ${time}`,
  digestOn: 'lo que ha esperado llega en un solo mensaje',
  digestOff: 'cada edición por separado',
  everyDay: 'todos los días',
  weekdays: (list) =>
    list.join('') === '12345' ? 'de lunes a viernes' : listed(list.map((day) => days[day - 1] ?? '')),
  choose: {
    everyDay: 'Todos los días',
    workdays: 'De lunes a viernes',
    weekend: 'Fines de semana',
    night: '22:00–07:00',
    weekly: 'Una vez por semana',
  },
  noneOf: 'ninguna',
  bad: {
    days: (text) => `No puedo leer «${text}» como días. Envía por ejemplo:`,
    quiet: (text) => `No puedo leer «${text}» como horas. Envía por ejemplo:`,
    digest: (text) => `No puedo leer «${text}». Envía por ejemplo:`,
    flag: (text) => `«${text}» no es ni on ni off. Envía por ejemplo:`,
  },
  held: (count, until) =>
    count === 1
      ? `Una edición te espera hasta: ${until}.`
      : `${count} ediciones te esperan, la primera hasta: ${until}.`,
  digestNote: (first, last, items) => `Resumen de las ediciones ${first}–${last} · ${plural(items, 'noticia')}`,
  wholeIssues: 'Las ediciones completas:',
  resting: (until) => `En pausa hasta: ${until}`,
  until: (moment) => `hasta el ${moment}`,
  more: 'Más ajustes',
  moreIntro: 'Qué más puedes elegir:',
  moreNames: { follow: 'Palabras que sigues', mute: 'Palabras que no quieres', pause: 'Pausa', mydata: 'Mis datos' },
  getsBut: (topics) => `todo menos ${topics}`,
  getsWords: (list) => `solo noticias con ${words(list)}`,
  getsAlso: (what, list) => `${what}, y noticias con ${words(list)}`,
  getsNever: (what, list) => `${what}, sin las noticias que contienen ${words(list)}`,

  followExample: 'follow alipay, pago móvil',
  followHow: 'Di palabras, y te llega toda noticia que contenga una de ellas, sean cuales sean tus temas. Por ejemplo:',
  followed: (list) => `Sigues ${words(list)}.`,
  followedInAll: 'Ya recibes todo, también estas palabras. ¿Quieres solo las noticias con estas palabras?',
  onlyThese: 'Solo estas',
  everythingElse: 'Todo',
  muteExample: 'mute bitcoin',
  muteHow: 'Di palabras, y no te llega ninguna noticia que contenga una de ellas. Por ejemplo:',
  muted: (list) => `Las noticias con ${words(list)} no te llegan.`,
  noWords: 'Ahí no hay ninguna palabra. Envía por ejemplo:',
  tooManyWords: (most) => `Más de ${most} palabras son demasiadas para mí. Quita antes algunas:`,
  wordsGone: 'Hecho, ya no queda ninguna palabra.',
  without: (word) => `✕ ${word}`,

  pauseHow:
    '¿Cuánto tiempo no debo enviarte nada? Vuelvo por mi cuenta y te digo lo que te perdiste. Con palabras, por ejemplo:',
  pauseExamples: ['pause 2 semanas', 'pause hasta el lunes'],
  pauseBad: (text) => `No puedo leer «${text}» como tiempo. Envía por ejemplo:`,
  pausePast: 'Eso ya ha pasado. Envía por ejemplo:',
  pauseLong: 'Más de un año es demasiado para una pausa. Para terminar la suscripción: ',
  pausedUntil: (until) => `Hecho. No llega nada hasta: ${until}. Entonces te digo lo que te perdiste, en un mensaje.`,
  pauseSpans: { '3 days': '3 días', '1 week': '1 semana', '2 weeks': '2 semanas', '1 month': '1 mes' },
  comeBack: 'Volver ahora',
  isBack: (what) => `¡Hola de nuevo! Recibes ${what}.`,
  notResting: 'No estás en pausa.',
  cannotRest: 'De todos modos, ahora no llega nada aquí. Para ver por qué: ',

  tick: 'Marca lo que quieras; cada pulsación cuenta al momento.',
  fromNone: 'Marcar solo algunos',
  lastTick: 'Es el último marcado: sin él no llegaría nada. Para parar: ',
  more1: 'Más',
  back1: 'Atrás',
}
