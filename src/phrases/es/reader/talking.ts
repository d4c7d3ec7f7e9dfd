import type { Talking } from '../../en/reader/talking.ts'

/** What Briefwire says in Spanish to readers who write words instead of commands. */
export const talking: Talking = {
  hello: (title) => `¡Hola! Llevo a la gente ${title}. ¿Te envío cada edición?`,
  helloAgain: (title, what) => `¡Hola! De ${title} recibes ${what}. ¿Qué te gustaría?`,
  welcome: '¡De nada!',
  untilNext: '¡Hasta la próxima edición! Para no recibir más: ',
  bye: 'Adiós, y vuelve cuando quieras.',
  endIt: 'No estaba esperando nada. ¿Termino tu suscripción?',
  notUnderstood: 'No lo he entendido del todo. ¿Qué te gustaría?',
  wordless: 'Solo puedo leer palabras. ¿Qué te gustaría?',
  anIssue: (issue) => `Edición ${issue}`,
  anItem: (issue, item) => `Noticia ${item} de la edición ${issue}`,
  nextLabels: {
    latest: 'La última edición',
    topics: 'Temas',
    settings: 'Mis ajustes',
    subscribe: 'Suscribirme',
    help: 'Qué puedo hacer',
  },
}
