import type { Checking } from '../en/checking.ts'
import { listed, plural } from './plural.ts'

const items = (numbers: readonly number[]): string =>
  `${numbers.length === 1 ? 'noticia' : 'noticias'} ${listed(numbers.map(String))}`

/** What Briefwire says in Spanish before an issue goes out: of test copies, and of what an editor may want to see first. */
export const checking: Checking = {
  testCopy: 'Copia de prueba',
  testMark: (sample) =>
    `Copia de prueba, solo para ti. Lo que sigue es lo que recibirían ahora los lectores (${sample}). No se publica nada con ella.`,
  testSent: (platforms, sample) => `Tienes una copia de prueba en ${platforms}: ${sample}. Otras:`,
  testOnItsWay: (platforms) =>
    `Una copia de prueba está en camino en ${platforms}. Si algo falla, te lo digo aquí. Otras:`,
  testFailed: (platform, reason) => `En ${platform} la copia de prueba no llegó: ${reason}`,
  badSample: (text) => `No puedo leer «${text}» como formato ni como idioma. Envía por ejemplo: `,
  nowhere: 'No sé adónde enviarte una copia de prueba. Escríbeme una vez en privado y vuelve a pedirla.',

  check: 'Revisar',
  lookAgain: 'Mirar otra vez',
  worthALook: 'Conviene mirar antes de publicar:',
  allWell: (count) => `He mirado ${plural(count, 'noticia')} y no tengo nada que señalar.`,
  stillLooking: (count) => `Todavía estoy mirando ${plural(count, 'noticia')}.`,
  noSource: (numbers) => `Sin fuente: ${items(numbers)}.`,
  noTopic: (numbers) => `Sin tema, así que solo llega a quienes reciben todo: ${items(numbers)}.`,
  otherLanguage: (numbers) => `En otro idioma que el resto: ${items(numbers)}.`,
  long: (item, letters) => `La noticia ${item} es muy larga: ${plural(letters, 'carácter', 'caracteres')}.`,
  manyParts: (parts) => `La edición completa llega en ${plural(parts, 'mensaje')}.`,
  link: (item, why) => `El enlace de la noticia ${item} no lleva a ninguna parte: ${why}.`,
  links: {
    missing: 'el sitio dice que esa página no existe',
    noSite: 'ese sitio no existe',
    notPublic: 'lleva a una red privada',
    noAddress: 'no es la dirección de una página web',
    silent: 'el sitio no responde',
  },
  published: (item, issue, as) => `La noticia ${item} ya salió en la edición ${issue}, como noticia ${as}.`,

  liveTitle: 'La próxima edición',
  stillEmpty: 'todavía vacía',
  nothingPlanned: 'Sale cuando alguien la publique.',
  goesOutAt: (moment) => `Sale el ${moment}.`,
  liveOn:
    'Desde ahora, un mensaje muestra aquí la próxima edición y cambia con ella; lo fijo donde puedo. Para terminar: ',
  liveOff: 'Quito el mensaje con la próxima edición. Para volver a verlo: ',
  liveAlready: 'Un mensaje ya muestra aquí la próxima edición. Para terminar: ',
  liveNot: 'Ningún mensaje muestra aquí la próxima edición. Para empezar: ',
  liveInRoom:
    'Un mensaje muestra aquí la próxima edición y cambia con ella. Déjame fijar mensajes para que siga a la vista; o termina con: ',

  morning: (count, proposals, time) =>
    `Buenos días. La próxima edición tiene ${plural(count, 'noticia')}${proposals > 0 ? `, ${proposals === 1 ? 'espera' : 'esperan'} ${plural(proposals, 'propuesta')} de los lectores` : ''}, y la hora de salida es ${time}.`,
  tooFewYet: (min) => `Con menos de ${plural(min, 'noticia')} no sale.`,
  remarks: (count) => `${plural(count, 'cosa')} que conviene mirar:`,
  notifies: 'Lo que te cuento por mi cuenta:',
  notifiesProgress: (on) =>
    on ? 'Cómo va cada envío, lo publique quien lo publique' : 'Cómo va un envío: solo de lo que publicas tú',
  notifiesMorning: (time, zone) =>
    time === null
      ? 'Sin nota de la mañana'
      : `Una nota de la mañana (${time}, ${zone}), los días en que una edición va a salir por sí sola`,
  progressOn: 'Todos los envíos',
  progressOff: 'Solo los míos',
  morningAt: 'Nota de la mañana…',
  morningOff: 'Sin nota de la mañana',
  morningTitle: 'Hora de la nota',
  whichMorning: (zone) => `¿Cuándo debe llegar la nota de la mañana? Escribe una hora como 7:30 (${zone}), u «off».`,
  badNotify: (text) => `No puedo leer «${text}». Envía por ejemplo: `,
}
