import type { Approvals } from '../../en/desk/approvals.ts'
import { plural } from '../plural.ts'

const readers = (count: number): string => plural(count, 'lector', 'lectores')
const others = (count: number): string => `a ${plural(count, 'editor más', 'editores más')}`

/** What Briefwire says in Spanish where a second editor looks before readers do. */
export const approvals: Approvals = {
  needed: 'Sale en cuanto otro editor la apruebe.',
  ask: 'Pedir aprobación',
  asked: (count) => `He preguntado ${others(count)}. Sale en cuanto uno la apruebe.`,
  askedFor: (count, moment) => `He pedido la aprobación ${others(count)}. Una vez aprobada, sale el ${moment}.`,
  nobody:
    'No hay nadie más a quien pueda preguntar: otro editor tiene que escribirme una vez en privado. Un propietario puede cambiar quién publica sin aprobación: ',
  request: (name, issue, items, count) =>
    `${name} pide tu aprobación: edición ${issue}, ${plural(items, 'noticia')}, para ${readers(count)}.`,
  requestByClock: (issue, items, count, moment) =>
    `La edición ${issue} sale el ${moment} y necesita una aprobación: ${plural(items, 'noticia')}, para ${readers(count)}.`,
  requestFor: (moment) => `Debe salir el ${moment}.`,
  late: (issue, items, count, moment) =>
    `La edición ${issue} debía salir el ${moment} y espera una aprobación: ${plural(items, 'noticia')}, para ${readers(count)}. Sale en cuanto alguien la apruebe.`,
  changed: 'Cambió después de pedirse la aprobación:',
  changedByYou: 'La cambiaste tú después de pedirse la aprobación, así que tiene que mirarla otra persona.',
  approve: 'Aprobar',
  approveAndPublish: 'Aprobar y publicar',
  approveAndSend: 'Aprobar y enviar',
  decline: 'Todavía no…',
  declineTitle: '¿Qué falta?',
  askWhy: '¿Qué falta? Se lo paso.',
  own: 'Esto tiene que aprobarlo otra persona: es tuyo.',
  nothingAsked: 'Aquí ya no hay nada que espere una aprobación. ',
  approvedFor: (moment) => `Aprobada. Sale el ${moment}; si algo cambia hasta entonces, vuelvo a preguntar.`,
  told: (name) => `Se lo he dicho a ${name}.`,
  declined: (name, reason) => `${name} no aprobó la próxima edición: ${reason}`,
  wasApproved: (name, issue) => `${name} aprobó la edición ${issue}; está en camino.`,
  wasApprovedFor: (name, moment) => `${name} aprobó la próxima edición. Sale el ${moment}.`,
  waits: (name) => `${name} ha pedido que se apruebe la próxima edición: `,
  waitsByClock: 'La próxima edición espera una aprobación: ',
  noLonger: 'De acuerdo: ya no espera una aprobación, y no sale por sí sola.',
  urgentRequest: (name) => `${name} quiere enviar esto ya, como edición urgente aparte:`,
  correctionRequest: (name) => `${name} pide tu aprobación para esta corrección:`,
  itemDeclined: (name, reason) => `${name} no lo aprobó: ${reason}`,
  itemApproved: (name) => `${name} lo ha aprobado; está hecho.`,

  rule: {
    everybody: 'En la redacción todos pueden publicar sin aprobación.',
    owners:
      'Los propietarios pueden publicar sin aprobación; lo que publican los editores lo aprueba antes otra persona.',
    nobody: 'Nadie publica sin aprobación: otra persona lo aprueba antes.',
  },
  also: (names) => `También pueden: ${names}.`,
  corrections: 'Las correcciones también necesitan aprobación.',
  correctionsFree: 'Las correcciones no necesitan aprobación.',
  choose: { everybody: 'Todos sin aprobación', owners: 'Solo los propietarios', nobody: 'Nadie sin aprobación' },
  needCorrections: 'Aprobar las correcciones',
  freeCorrections: 'Correcciones sin aprobación',
  may: (name) => `${name} sin aprobación: sí`,
  mayNot: (name) => `${name} sin aprobación: no`,
  onlyYou: 'De momento solo tú estás en la redacción: nadie podría aprobar lo que publicas. Invita a alguien: ',
  onlyOwners: 'Solo los propietarios cambian quién puede publicar sin aprobación.',
}
