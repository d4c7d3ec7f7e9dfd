import type { Choosing } from '../../en/reader/choosing.ts'
import { listed, plural } from '../plural.ts'

const list = (words: readonly string[]): string => listed(words.map((word) => `«${word}»`))

const either = (words: readonly string[]): string =>
  new Intl.ListFormat('es', { type: 'disjunction' }).format(words.map((word) => `«${word}»`))

/** What Briefwire says in Spanish to readers who choose what they get. */
export const choosing: Choosing = {
  only: (topics) => `Solo ${topics}`,
  dropped: (topics) => `Hecho: no más noticias sobre ${topics}.`,
  notAmong: (topics) => `${topics} no estaba entre lo que recibes, así que no ha cambiado nada.`,
  lastTopic: (topics) => `${topics} es todo lo que recibes. Sin eso, ¿qué te envío?`,
  hasAlready: (topics) => `Ya recibes todo, también ${topics}.`,
  added: (topics) => `Hecho: también llega ${topics}.`,
  bringBack: (topics) => `${topics} otra vez`,
  nothing: 'Nada',
  noneOf: (issue) => `La edición ${issue} no tiene nada de los temas elegidos. Completa: `,
  notAllWords: (has, lacks) => {
    const [only = '', ...more] = lacks
    if (has.some((word) => lacks.some((run) => run.includes(word))))
      return `Nada contiene ${list(lacks)}. Estas contienen ${list(has)}:`
    if (has.length === 1 && more.length === 0)
      return `Nada contiene a la vez «${has[0]}» y «${only}». Estas contienen ${list(has)}:`
    return `Nada contiene todas estas palabras. Estas contienen ${list(has)}, pero no ${list(lacks)}:`
  },
  without: (words) => `Ninguna contiene ${either(words)}.`,
  partFound: (word, count) => `${word}: ${plural(count, 'noticia')}`,
  alsoGet: (topics) => `Recibir también ${topics}`,
  askHour: '¿A qué hora deben llegar las ediciones? Pulsa, o escribe una como 8, 19:30 o 7:30 pm.',
  badHour: (text) => `No puedo leer «${text}» como hora. Escribe por ejemplo 8, 08:30 o 7:30 pm.`,
  clock: (zone) => `Las horas son las de ${zone}.`,
  zoneOfProfile: (zone) => `Cuento con la hora de ${zone}, según tu perfil.`,
  askZone: '¿En qué zona horaria vives? Escribe una ciudad, un país o algo como UTC+8.',
  zoneSet: (zone, time) => `Tu zona horaria es ${zone}; la hora allí ahora: ${time}.`,
  whichPlace: (name) => `¿A qué «${name}» te refieres?`,
  badPlace: (name) =>
    `No encuentro el lugar «${name}». Escribe una ciudad mayor cerca de ti, un país o algo como UTC+8.`,
  fromPlace: '📍 Donde estoy',
  sendPlace: 'Pulsa el botón de abajo para decirme dónde estás. Guardo la zona horaria de ese lugar, no el lugar.',
  placeZone: (zone) => `Por el reloj estás en ${zone}. ¿Uso esa zona para tus ediciones?`,
  askLanguage: '¿En qué idioma te hablo?',
  badLanguage: (name) => `Todavía no hablo «${name}». ¿Cuál prefieres?`,
  askFormat: '¿Cuánto de cada edición debe llegar?',
  badFormat: (name) => `No conozco el formato «${name}». ¿Cuál prefieres?`,
  adminSubscribes:
    'Aquí puedes preguntarme lo que quieras. Para recibir tú cada edición, escríbeme en privado; para todo este grupo, uno de sus administradores envía aquí: ',
  channelSubscribes: 'Para este canal, quien se ocupa de él envía aquí: ',
}
