import type { Publishing } from '../en/publishing.ts'
import { listed, plural } from './plural.ts'
import { watching } from './watching.ts'

const weekdays = ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábados', 'domingos']

const readers = (count: number): string => plural(count, 'lector', 'lectores')
const items = (count: number): string => plural(count, 'noticia')
const copies = (count: number): string => plural(count, 'copia')
const changing = (count: number | 'retired'): string => {
  if (count === 'retired') return 'Salió hace tanto que los mensajes de los chats se quedan como están.'
  return count === 0 ? 'Aún no había llegado a nadie.' : `Estoy cambiando ${copies(count)}.`
}
const inCopies = (count: number | 'retired'): string => {
  if (count === 'retired')
    return '? Salió hace tanto que los mensajes de los chats se quedan como están; el archivo y /issue lo mostrarán.'
  return count === 0 ? '? Aún no ha llegado a nadie.' : ` en ${copies(count)}?`
}

/** What Briefwire says in Spanish while an issue goes out, is watched and put right. */
export const publishing: Publishing = {
  ...watching,
  auditActions: {
    posted: (what) => `añadió ${what}`,
    edited: (what) => `editó ${what}`,
    moved: (what) => `movió ${what}`,
    removed: (what) => `eliminó ${what}`,
    restored: (what) => `recuperó ${what}`,
    undone: (what) => `deshizo un cambio: ${what}`,
    arranged: (what) => `ordenó ${what}`,
    imported: (what) => `importó ${what}`,
    scheduled: (what) => `programó ${what}`,
    unscheduled: (what) => `retiró lo programado: ${what}`,
    requested: (what) => `pidió la aprobación de ${what}`,
    approved: (what) => `aprobó ${what}`,
    declined: (what) => `no aprobó ${what}`,
    published: (what) => `publicó ${what}`,
    paused: (what) => `puso en pausa ${what}`,
    resumed: (what) => `dejó seguir ${what}`,
    cancelled: (what) => `canceló ${what}`,
    resent: (what) => `reenvió lo incierto de ${what}`,
    left: (what) => `dejó lo incierto de ${what}`,
    corrected: (what) => `corrigió ${what}`,
    retracted: (what) => `retiró ${what}`,
    invited: (what) => `hizo una invitación para ${what}`,
    joined: (what) => `se unió como ${what}`,
    dismissed: (what) => `quitó de la redacción a ${what}`,
    linked: (what) => `pasó a ser una sola persona con ${what}`,
    created: (what) => `creó ${what}`,
    renamed: (what) => `cambió el nombre de ${what}`,
    merged: (what) => `hizo ${what}`,
    taught: (what) => `me enseñó algo sobre ${what}`,
    untaught: (what) => `deshizo lo que yo había aprendido sobre ${what}`,
  },
  people: { cli: 'la línea de comandos', schedule: 'el horario', nobody: 'alguien', terminal: 'el terminal' },

  askPublish: (issue, count, sections, to) =>
    [
      `Edición ${issue}`,
      items(count),
      ...(sections > 0 ? [plural(sections, 'sección', 'secciones')] : []),
      `para ${readers(to)}: ¿publicar?`,
    ].join(', '),
  publish: 'Publicar',
  notYet: 'Todavía no',
  notPublished: 'De acuerdo, no se ha publicado nada. El borrador está como estaba.',
  onItsWay: (issue, count) => `La edición ${issue} está en camino a ${readers(count)}.`,
  alreadyOut: (issue, name, time) =>
    `La edición ${issue} ya ha salido (publicada ${name === null ? '' : `por ${name}, `}${time}).`,
  publishedElsewhere: (issue, count) =>
    `La edición ${issue} se publicó desde la línea de comandos, para ${readers(count)}: `,
  changedMeanwhile: 'La próxima edición cambió después de que pregunté:',
  nothingToPublish: 'Todavía no hay nada que publicar: la próxima edición no tiene noticias. Añade una: ',
  unknownTime: (text) => `No puedo leer «${text}» como hora. Envía por ejemplo:`,
  pastTime: (moment) => `Eso ya ha pasado: ${moment}. Envía una hora que esté por llegar.`,
  whichDay: '¿A cuál de estos días te refieres?',
  skippedHour: (asked, at) => `La hora ${asked} no existe esa noche: ${at}.`,
  timeExamples: ['publish 08:00', 'publish mañana a las 8', 'publish lunes 07:30', 'publish dentro de 2 horas'],
  scheduled: (moment) => `La próxima edición sale el ${moment}.`,
  soFar: (count) => `Hasta ahora tiene ${items(count)}; lo que se añada hasta entonces sale también.`,
  wasScheduled: (moment, name) => `Está programada para el ${moment}, por ${name}. Publicar ahora anula eso.`,
  instead: (moment, name) => `Eso sustituye al ${moment}, que había fijado ${name}.`,
  unschedule: 'Desprogramar',
  unscheduled: (moment) => `Retirado: no sale nada el ${moment}.`,
  notScheduled: 'No hay ninguna publicación suelta programada.',

  weekdays: (days) => {
    const list = days.join('')
    if (list === '1234567') return 'todos los días'
    if (list === '12345') return 'de lunes a viernes'
    return `los ${listed(days.map((day) => weekdays[day - 1] ?? ''))}`
  },
  standing: (days, time, zone) => `La próxima edición sale ${days}, hora ${time} (${zone}).`,
  standingMin: (min) => `Con menos de ${items(min)} no sale, y se avisa a los editores.`,
  standingRemind: (time) => `Si faltan noticias (${time}), se les recuerda a los editores.`,
  gap: ' ',
  noStanding: 'No hay un horario fijo. Pon uno, por ejemplo:',
  standingExamples: [
    'schedule laborables 08:00 min 5 remind 07:30',
    'schedule lunes, miércoles, viernes 7:30',
    'schedule todos los días 8:00',
  ],
  nextMoments: 'Las próximas veces:',
  changeStanding: 'Cambiarlo, o terminarlo: ',
  standingOff: 'El horario fijo ha terminado. Las ediciones salen cuando alguien las publica.',
  standingOffAlready: 'No había un horario fijo.',
  badStanding: (text) => `No puedo leer «${text}» como horario. Envía por ejemplo:`,

  outToday: (issue) => `La edición de hoy, la ${issue}, ya ha salido.`,
  anotherToday: (issue) => `La edición ${issue} ya salió hoy; esta será otra más.`,
  outBefore: (issue, count, time) =>
    `La edición ${issue} ya había salido hoy, así que el horario no publicó nada (${time}); ${items(count)} ${count === 1 ? 'espera' : 'esperan'} a la próxima. Para enviarlas hoy de todos modos: `,
  lateReminder: (remind, time) =>
    `Un recordatorio a esa hora (${remind}) llegaría después de la edición, que sale antes (${time}). Da una hora anterior; para la tarde de la víspera, escribe «remind ${remind} the day before».`,
  tooFew: (count, min, time) =>
    `No salió nada (${time}): la próxima edición tiene ${items(count)}, y el horario quiere al menos ${min}. Añade algunas y luego: `,
  reminder: (count, min, time) =>
    `La próxima edición debe salir pronto (${time}) y tiene ${items(count)}; el horario quiere al menos ${min}. `,
  nothingAtTime: (moment) =>
    `La próxima edición debía salir el ${moment}, pero no tenía noticias. No se ha publicado nada.`,
  missed: (moment) =>
    `La próxima edición debía salir el ${moment}, pero yo no estaba en marcha. Hace más de seis horas, así que no se ha publicado nada. Para hacerlo ahora: `,

  nothingOut: 'Todavía no ha salido ninguna edición. Lo que está en la próxima se cambia aquí:',
  correctHow: 'Di qué noticia, como en:',
  askText: (issue, item) =>
    `¿Qué debe decir la noticia ${item} de la edición ${issue}? Envíame el nuevo texto completo, con el titular en la primera línea, o solo lo que cambia: antes → después.`,
  newText: 'Nuevo texto',
  before: 'Antes',
  after: 'Después',
  askCorrect: (count) => `¿Corregirla${inCopies(count)}`,
  askRetract: (count) => `¿Retirarla${inCopies(count)}`,
  correct: 'Corregir',
  retract: 'Retirar',
  retractBare: 'Retirar, también el titular',
  addReason: 'Añadir un motivo',
  askWhy: (what) => `¿Por qué se corrige? ${what}: los lectores verán el motivo.`,
  leaveIt: 'Dejarla',
  leftIt: 'De acuerdo, no ha cambiado nada.',
  sameText: 'Ya dice eso; no ha cambiado nada.',
  noHeadline: 'No encontré un titular ahí. Envía el nuevo texto completo, con el titular en la primera línea.',
  corrected: (what, count) => `${what}: corregida. ${changing(count)}`,
  retracted: (what, count) => `${what}: retirada. ${changing(count)}`,
  itemOf: (issue, item) => `Noticia ${item} de la edición ${issue}`,
  otherCorrected: 'Otra persona cambió esta noticia entretanto. Ahora está así:',
  doneOrGone: 'Eso ya se hizo, o fue hace demasiado tiempo. Mira la noticia de nuevo: ',
  orInWords: (issue, item) => `O con palabras, sin pulsar nada: ${issue}.${item}: antes → después`,
  whichItem: (issue) => `¿De qué noticia de la edición ${issue} se trata?`,
  askReason: (issue, item) =>
    `¿Por qué se retira la noticia ${item} de la edición ${issue}? Los lectores verán el motivo; empieza con «without headline:» para retirar también el titular.`,
  reason: 'Dar el motivo',
  retractedAlready: (what) => `${what}: ya estaba retirada.`,

  editorsTitle: 'Quién trabaja en la redacción',
  roles: { owner: 'propietario', editor: 'editor' },
  member: (name, role, person, since) =>
    `${name === null ? '' : `${name}, `}${person}, ${role}${since === null ? ', nombrado en ADMINS' : `, desde: ${since}`}`,
  terminalMember: (role) =>
    `El terminal del servidor, ${role}: quien se sienta allí puede cambiarlo todo de todos modos`,
  terminalOwner:
    'Quien se sienta al terminal del servidor puede cambiarlo todo de todos modos; no es nadie a quien quitar. ',
  sameAs: (name) => `la misma persona que ${name}`,
  remove: (name) => `Quitar a ${name}`,
  inviteEditor: 'Invitar a un editor',
  inviteOwner: 'Invitar a un propietario',
  askRemove: (name) => `¿Quitar a ${name} de la redacción? Desde entonces no puede hacer nada aquí.`,
  keep: 'Conservar',
  removed: (name) => `${name} ya no trabaja en la redacción.`,
  keptEditor: 'De acuerdo, no se ha quitado a nadie.',
  unknownPerson: (person) => `En la redacción nadie es «${person}».`,
  namedOwner: (name) => `El ajuste ADMINS del servidor nombra a ${name}; quítalo allí y reinicia.`,
  lastOwner: 'Es el último propietario. Nombra antes a otro: ',
  invitation: (role, until) =>
    `Una invitación para un ${role}, válida hasta el ${until} y para un solo uso. Pásala; quien la reciba me la envía en privado:`,
  linkInvitation: (until) =>
    `Válido hasta el ${until} y para un solo uso. Envíame esto desde tu cuenta en la otra plataforma; entonces las dos serán una sola persona:`,
  orOpen: 'O abre: ',
  ownCode: 'Es un código de invitación, y tú ya trabajas aquí. ¿Lo uso para ti de todos modos?',
  useCode: 'Usarlo',
  badCode: 'Este código no vale: ya se usó, ha caducado o tiene un error. Pide uno nuevo.',
  noCode: 'Envía el código con ello, como en:',
  noPages: 'Aquí no hay páginas: trabajo dentro del programa de otro, sin un servidor propio.',
  signIn: 'Esto abre la redacción en un navegador. Es solo para ti, para un solo uso y durante diez minutos:',
  openDesk: 'Abrir la redacción',
  onlyThisMachine:
    'Funciona en la máquina donde estoy en marcha. Para otras máquinas, quien me opera pone en PUBLIC_URL la dirección con la que me alcanzan.',
  signedOut: (browsers) =>
    browsers === 0
      ? 'No tenías ninguna sesión abierta. Los enlaces sin usar ya no valen.'
      : `Sesión cerrada en ${plural(browsers, 'navegador', 'navegadores')}. Los enlaces sin usar ya no valen.`,
  onlyPrivate: 'Eso es solo para tus ojos: envíamelo en privado.',
  whoAreYou: 'Aquí no puedo ver quién eres. Envíamelo en privado.',
  joined: (role) =>
    `¡Te damos la bienvenida a la redacción! Ahora eres ${role === 'owner' ? 'propietario' : 'editor'}. Lo que puedes hacer: `,
  linkedTo: (name) => `Hecho: aquí y allí eres ahora una sola persona, ${name}. Lo que puedes hacer: `,
  invitationUsed: (name, person, role, by) =>
    `${name} (${person}) usó una invitación que hizo ${by} y trabaja ahora en la redacción, como ${role}. Si no es correcto: `,
  linkUsed: (name, person, by) => `${name} (${person}) es ahora la misma persona que ${by}. Si no es correcto: `,

  newsroomOn:
    'Esto es ahora una sala de redacción: lo que los editores escriben aquí va a la próxima edición, y cuento aquí cómo salen las ediciones. Si no respondo a lo que escribes, no puedo leerlo: en Telegram, hazme administrador aquí. Para terminar: ',
  newsroomAlready: 'Esto ya es una sala de redacción. Para terminar: ',
  newsroomOff: 'Esto ya no es una sala de redacción.',
  newsroomNot: 'Esto no es una sala de redacción. Para que lo sea: ',
  newsroomPrivate:
    'Una sala de redacción es un grupo o un canal en el que escriben varias personas. Envíame esto allí.',
  newsroomHere: 'Aquí puedes escribirme de todos modos.',

  historyTitle: 'Lo que se hizo',
  itemHistory: (headline) => `Lo que se hizo con «${headline}»`,
  historyGap: ': ',
  historyEmpty: 'Todavía no se ha hecho nada.',
  deedLine: (time, who, did) => `${time}  ${who} ${did}`,
  actor: (name, platform) => (platform === null ? name : `${name} (${platform})`),
  quoted: (words) => `«${words}»`,
  invitedBy: (role, by) => `${role}, con invitación de ${by}`,
  newsroomWhat: 'una sala de redacción',
  notifyWhat: 'lo que se le cuenta por mi cuenta',
  deskWhat: 'dónde está abierta la redacción',
  daysOffWhat: 'los días sin edición',
  rulesWhat: 'cómo trabaja la redacción',
  draftWhat: 'la próxima edición',
  itemsWhat: items,
  itemWhat: (issue, item) => `la noticia ${item} de la edición ${issue}`,
  issueWhat: (issue) => `la edición ${issue}`,
  standingWhat: 'el horario fijo',
  linkWhat: 'otra cuenta',
}
