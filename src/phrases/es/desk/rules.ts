import type { Desk } from '../../en/desk/rules.ts'

/** What Briefwire says in Spanish of how the editors work together. */
export const desk: Desk = {
  title: 'Cómo trabaja la redacción',
  noSections: 'No hay secciones fijas: las ediciones tienen las que les des.',
  sectionsAre:
    'Cada edición tiene estas secciones, en este orden, y las noticias nuevas van adonde corresponden sus temas:',
  section: (title, topics) => `${title}: ${topics}`,
  habitsAre: 'Según las ediciones anteriores, las noticias nuevas van a:',
  habit: (topic, title, times, of) => `${topic} → ${title} (${times} de ${of})`,
  noClosing: 'No hay un texto final fijo.',
  closingIs: 'Cada edición termina con:',
  changeSections: 'Secciones…',
  sectionsTitle: 'Secciones, una por línea',
  changeClosing: 'Texto final…',
  closingTitle: 'Texto final fijo',
  howSections:
    'Envíame las secciones, una por línea y en su orden, con los temas cuyas noticias van allí detrás de dos puntos, como en «Mercados: finance, banks». «-» para ninguna. Ahora está así:',
  howClosing: '¿Qué texto debe cerrar cada edición? «-» para ninguno. Ahora está así:',
  unknownTopics: (names) => `Estos no son temas: ${names}. No ha cambiado nada.`,
  twice: (title) => `«${title}» está dos veces. No ha cambiado nada.`,
}
