import type { DeliveryState } from '../../../model.ts'
import type { Phrases } from '../../en/index.ts'
import { figure, listed, plural } from '../plural.ts'

const states: Readonly<Record<DeliveryState, string>> = {
  pending: 'pendiente',
  sending: 'enviándose',
  sent: 'entregado',
  uncertain: 'dudoso',
  failed: 'fallido',
  skipped: 'omitido',
}

const counts: Readonly<Record<DeliveryState, readonly [string, string]>> = {
  pending: ['pendiente', 'pendientes'],
  sending: ['enviándose', 'enviándose'],
  sent: ['entregado', 'entregados'],
  uncertain: ['dudoso', 'dudosos'],
  failed: ['fallido', 'fallidos'],
  skipped: ['omitido', 'omitidos'],
}

export const operating: Phrases['cli']['operating'] = {
  states,
  comma: ', ',
  issueTitle: (issue, title) => `Número ${issue} · ${title}`,
  stateCount: (state, count) => plural(count, ...counts[state]),
  noReaders: 'No tenía lectores.',
  chooseOne: 'Elige entre --resend y --leave.',
  resent: (count) => `${plural(count, 'envío dudoso sale', 'envíos dudosos salen')} otra vez.`,
  left: (count) => `${plural(count, 'envío dudoso queda', 'envíos dudosos quedan')} como fallido.`,
  notStopped: (issue) => `El número ${issue} no está parado; no hay nada que reanudar.`,
  goesOn: (issue, why) => `El número ${issue} sigue. Se paró porque ${why}`,
  stopped: (why, command) => `Parado: ${why}\nPara que siga: ${command}`,
  uncertainHint: (command) =>
    `Dudosos: ${command} --uncertain los muestra, --resend los envía otra vez, --leave los deja estar.`,
  retired: 'Ya no se guarda quién lo recibió con qué mensaje (KEEP_COPIES_DAYS).',
  still: (waiting) =>
    `No se mueve nada: ${plural(waiting, 'entrega espera', 'entregas esperan')}. Quizá los lectores eligieron otra hora; si no, comprueba que "briefwire start" está en marcha y mira: briefwire lanes`,
  failedHint: (command) => `Fallidos: ${command} --failed los muestra.`,
  partOf: (part, parts) => `parte ${part}${parts === null ? '' : ` de ${parts}`}`,
  delivery: (state, place, part, attempt, reason) =>
    `${states[state]}  ${place}  ${part}, intento ${attempt}: ${reason}`,
  noReason: 'sin motivo conocido',
  noLane: (name) => `No existe el canal de envío «${name}». Mira: briefwire lanes`,
  waited: (lane, count) => `${lane}  ${figure(count)} esperaban allí: ahora siguen`,
  noLanes: 'Todavía no hay canales de envío: el primer suscriptor de un bot o espacio crea uno.',
  gone: (reason) => `retirado: ${reason}. Se abre solo cuando la cuenta vuelve`,
  closed: (reason, command) => `cerrado: ${reason}. Cuando esté arreglado: ${command}`,
  pausedUntil: (until, reason) => `en pausa hasta ${until}: ${reason}`,
  open: 'abierto',
  slowed: (percent) => `abierto, al ${percent} % de su ritmo desde que la plataforma pidió ir más despacio`,
  sealed: (fresh, already) =>
    `${plural(fresh, 'instalación de Slack se ha', 'instalaciones de Slack se han')} sellado de nuevo; ${already} ya tenían la clave más nueva.`,
  opensNot: (which) =>
    `Ninguna clave de SECRET_KEY abre ${listed(which)}. Añade detrás de las demás la clave que se usó y repite esto, o instala allí la app otra vez.`,
  firstKeyAlone: 'SECRET_KEY puede ser ya solo su primera clave.',
  attention: (count) => `${plural(count, 'cosa necesita', 'cosas necesitan')} tu atención.`,
}
