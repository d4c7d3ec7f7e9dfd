import type { Phrases } from '../en/index.ts'
import { causes } from './causes.ts'
import { checking } from './checking.ts'
import { cli } from './cli/index.ts'
import { corrections } from './corrections.ts'
import { approvals } from './desk/approvals.ts'
import { daysOff } from './desk/days-off.ts'
import { putBack } from './desk/put-back.ts'
import { desk } from './desk/rules.ts'
import { translations } from './desk/translations.ts'
import { urgent } from './desk/urgent.ts'
import { shortForms } from './draft/short-forms.ts'
import { feedback } from './feedback.ts'
import { limits } from './limits.ts'
import { plural } from './plural.ts'
import { posting } from './posting.ts'
import { privacy } from './privacy.ts'
import { proposals } from './proposals.ts'
import { publishing } from './publishing.ts'
import { choosing } from './reader/choosing.ts'
import { talking } from './reader/talking.ts'
import { wishes } from './reader/wishes.ts'
import { reading } from './reading.ts'
import { shared } from './shared.ts'
import { topics } from './topics.ts'

const spanOf = (from: number, to: number, total: number): string =>
  from === 1 && to === total ? plural(total, 'noticia') : `${from}–${to} de ${plural(total, 'noticia')}`

const places = { private: 'chat', group: 'chat', channel: 'canal' } as const

/** All that Briefwire says in Spanish. */
export const es: Phrases = {
  posting,
  privacy,
  proposals,
  feedback,
  publishing,
  approvals,
  desk,
  translations,
  daysOff,
  putBack,
  urgent,
  checking,
  cli,
  shared,
  reading,
  limits,
  choosing,
  talking,
  wishes,
  causes,
  corrections,
  topics,
  comma: ', ',
  pair: (name, value) => `${name}: ${value}`,
  dayAndTime: (day, time) => `${day}, ${time}`,
  /** `jueves, 24 de diciembre de 2026, 07:30 (Europe/Berlin, UTC+1)` */
  moment: (at, timeZone, time, offset) => {
    const date = new Intl.DateTimeFormat('es', { timeZone, dateStyle: 'full' }).format(at)
    return `${date}, ${time} (${timeZone === offset ? offset : `${timeZone}, ${offset}`})`
  },
  issue: (number) => `Edición ${number}`,
  inLanguage: { en: 'En inglés', es: 'En español', zh: 'En chino' },
  draftNote: 'Borrador, sin publicar',
  urgentMark: 'Urgente',
  urgentTitle: (title) => `Urgente: ${title}`,
  corrected: 'corregida',
  amended: (kind, time, reason) =>
    `${kind === 'corrected' ? 'Corregida' : 'Retirada'} ${time}${reason ? `: ${reason}` : ''}`,
  someItems: (shown, all) => `${shown} de ${plural(all, 'noticia')}`,
  moreItems: (left) => `${left} más:`,
  teaser: (headline, more) => (more > 0 ? `${headline}, y ${more} más` : headline),
  readIt: 'Leerla',
  entryNote: (issue, date, section) => `Edición ${issue}, ${date}${section ? `, ${section}` : ''}`,

  more: 'Más',
  back: 'Atrás',
  open: 'Abrir',
  close: 'Cerrar',

  shortForms,
  helpIntro: 'Te traigo un boletín diario. Puedes pedirme:',
  summaries: {
    start: 'Suscribirte y ver qué puedo hacer',
    help: 'Qué puedo hacer',
    latest: 'La última edición',
    issue: 'Una edición anterior, por su número',
    topic: 'Todo sobre un tema',
    topics: 'Los temas que hay',
    search: 'Buscar en todas las ediciones',
    subscribe: 'Recibir cada edición, o solo algunos temas',
    unsubscribe: 'No recibir más ediciones',
    settings: 'Qué recibes, cuándo y cómo',
    follow: 'Recibir todo lo que contenga ciertas palabras',
    mute: 'No recibir nada que contenga ciertas palabras',
    pause: 'No recibir nada por un tiempo',
    mydata: 'Todo lo que se guarda de ti',
    forget: 'Olvidarme de ti',
    feedback: 'Lo que opinan los lectores de las noticias',
    propose: 'Proponer algo para el boletín',
    join: 'Usar una invitación',
    post: 'Añadir una noticia a la próxima edición',
    draft: 'La próxima edición, para ordenarla',
    sections: 'El orden de las secciones',
    proposals: 'Lo que proponen los lectores',
    publish: 'Enviar la próxima edición, ahora o a una hora',
    urgent: 'Enviar una noticia de inmediato',
    schedule: 'Un horario fijo para las ediciones',
    unschedule: 'Retirar lo programado',
    deliveries: 'Cómo va una edición, y a quién no llegó',
    correct: 'Corregir una noticia publicada',
    retract: 'Retirar una noticia publicada',
    history: 'Quién hizo qué',
    cancel: 'Olvidar lo que te pregunté',
    link: 'Ser una sola persona en dos plataformas',
    notify: 'Lo que te cuento por mi cuenta',
    editors: 'Quién trabaja en la redacción, y quién debe',
    desk: 'Quién publica sin aprobación, y qué tiene cada edición',
    newsroom: 'Aceptar noticias de todos aquí, o dejar de hacerlo',
    web: 'La redacción en un navegador',
  },
  usages: {
    start: '',
    help: '',
    latest: '',
    issue: 'NÚMERO',
    topic: 'NOMBRE',
    topics: '',
    search: 'PALABRAS',
    subscribe: '[TEMAS…]',
    unsubscribe: '',
    settings: '',
    follow: '[PALABRAS]',
    mute: '[PALABRAS]',
    pause: '[2 weeks]',
    mydata: '',
    forget: '',
    feedback: '',
    propose: '[TEXTO]',
    join: 'CÓDIGO',
    post: '[TEXTO]',
    draft: '[NOTICIA] [NÚMERO]',
    sections: '',
    proposals: '',
    publish: '[at HORA]',
    urgent: '[NOTICIA o TEXTO]',
    schedule: '[DÍAS HORA]',
    unschedule: '',
    deliveries: '[NÚMERO]',
    correct: '[EDICIÓN.NOTICIA]',
    retract: 'EDICIÓN.NOTICIA MOTIVO',
    history: '[NOTICIA]',
    cancel: '',
    link: '',
    notify: '[progress on|morning HORA]',
    editors: '[invite]',
    desk: '',
    newsroom: '[off]',
    web: '[out]',
  },
  onThePage: 'Leer en la web',
  tryIt: (url) => `Pruébalo en el navegador: ${url}`,
  unknownCommand: 'No conozco: ',
  onlyRole: (who, person) =>
    `Eso es para los ${who === 'owner' ? 'propietarios' : 'editores'} de este boletín. Te conozco como ${person}.`,
  didYouMean: '¿Querías decir…?',
  tryHelp: 'Todo lo que puedo hacer: ',
  apology: 'Perdona, algo salió mal por mi parte. Queda anotado; inténtalo de nuevo en un momento.',

  lostAnswer:
    'Puede que mi última respuesta no te haya llegado. Lo que enviaste sí me ha llegado; pregunta de nuevo para ver cómo está.',

  noIssueYet: 'Todavía no hay ninguna edición. La primera te llegará en cuanto se publique.',
  whichIssue: (newest) => `¿Qué edición? La última es la ${newest}:`,
  noSuchIssue: (number, newest) => `No existe la edición ${number}; la última es la ${newest}:`,
  noSuchItem: (issue, item, items) =>
    `La edición ${issue} no tiene noticia ${item}; tiene ${plural(items, 'noticia')}.`,
  nothingInTopics: (issue) => `La edición ${issue} no tiene nada de estos temas.`,

  topicsIntro: 'Los temas, y cuántas noticias tiene cada uno:',
  noItemsYet: 'Todavía no hay noticias.',
  unknownTopic: (name) => `No conozco el tema «${name}».`,
  emptyTopic: (title) => `Todavía no hay nada sobre ${title}.`,
  topicNote: (total) => plural(total, 'noticia'),
  pageNote: (from, to, total) => `${spanOf(from, to, total)}, primero las más recientes`,
  lastPage: 'Esa era la última página.',
  foundNote: spanOf,
  whatToSearch: '¿Qué busco? Por ejemplo:',
  searchExample: 'pago móvil',
  nothingFound: (words) => `No se encontró nada para «${words}». Prueba con menos palabras o con otras, o mira:`,
  searchedFor: (words) => `Se muestran los resultados de «${words}».`,
  searchTitle: (words) => `Búsqueda: ${words}`,

  subscribed: {
    new: '¡Hola! Ya tienes tu suscripción.',
    back: '¡Hola de nuevo! Tienes otra vez tu suscripción.',
    changed: 'Hecho, he cambiado tu suscripción.',
    same: 'Ya tenías tu suscripción; no ha cambiado nada.',
  },
  chatSubscribed: (place) => `Este ${places[place]} tiene ya su suscripción.`,
  backHere: 'He vuelto; la suscripción de aquí sigue como antes.',
  changeWhatYouGet: 'Para cambiarlo:',
  missed: (count, named, asked) =>
    `${plural(count, 'edición más salió', 'ediciones más salieron')} mientras ${asked ? 'me tenías en pausa' : 'no podía escribir aquí'}${
      count > named ? ', las últimas:' : ':'
    }`,
  otherSubscribed: 'Hecho, tiene su suscripción.',
  itGets: (what) => `Recibe ${what}.`,
  youGet: (what) => `Recibes ${what}.`,
  everything: 'todo',
  itemsAbout: (names) => `noticias sobre ${names}`,
  nothingChanged: 'No ha cambiado nada.',
  newestIssue: 'Leer la última edición: ',
  chooseTopics: 'Elegir temas: ',
  change: 'Cambiarlo: ',
  unsubscribed: 'No recibirás más ediciones. ¡Gracias por leer! Vuelve cuando quieras con ',
  linkUnsubscribes: 'El enlace que seguiste terminaría aquí las ediciones. ¿Lo hago?',
  linkChanges: (what) => `El enlace que seguiste cambiaría lo que recibes aquí: ${what}. ¿Lo hago?`,
  linkSubscribes: (now, then) => `Ahora recibes ${now}. El enlace que seguiste lo cambiaría por ${then}. ¿Lo hago?`,
  doUnsubscribe: 'Cancelar la suscripción',
  doChange: 'Cambiarlo',
  leaveIt: 'Dejarlo como está',
  otherUnsubscribed: (name) => `${name} no recibe más ediciones. Para que las reciba de nuevo:`,
  otherNotSubscribed: (name) => `${name} no tiene suscripción. Para dársela:`,
  notSubscribed: 'No tienes suscripción. Para recibir cada edición: ',
  onlyAdmins: (place) =>
    `Solo quienes se ocupan de este ${places[place]} pueden cambiar lo que recibe. Pide a uno de ellos que me envíe esto.`,

  settingsTitle: 'Tus ajustes',
  settingTopics: 'Temas',
  settingFormat: 'Formato',
  settingHour: 'Hora',
  settingZone: 'Zona horaria',
  settingLanguage: 'Idioma',
  formats: { full: 'texto completo', headlines: 'titulares', teaser: 'una línea y un botón' },
  atOnce: 'en cuanto se publique',
  choose: {
    full: 'Texto completo',
    headlines: 'Titulares',
    teaser: 'Una línea',
    atOnce: 'En cuanto se publique',
    everything: 'Todo',
  },
  languageName: 'español',
  ofTheBrief: (value) => `${value} (del boletín)`,
  paused: (reason) => `En pausa: ${reason}`,
  settingsHow: 'Para cambiar algo, envía por ejemplo:',
  badSetting: (name) => `No conozco el ajuste «${name}».`,
}
