import type { Watching } from '../en/watching.ts'
import { figure, plural } from './plural.ts'

const copies = (count: number): string => plural(count, 'copia')

/** What Briefwire says in Spanish of an issue on its way. */
export const watching: Watching = {
  goingOut: 'enviándose',
  waiting: 'esperando las horas de sus lectores',
  stopped: 'detenida',
  done: 'terminada',
  sentOf: (sent, total) => `${figure(sent)} de ${figure(total)} entregadas`,
  noReaders: 'No tenía lectores.',
  perSecond: (rate) => `${figure(rate)} por segundo`,
  left: (minutes) =>
    minutes < 1
      ? 'queda menos de un minuto'
      : `${minutes === 1 ? 'queda' : 'quedan'} unos ${plural(minutes, 'minuto')}`,
  lost: (count) =>
    count === 1
      ? '1 me bloqueó o ya no existe; queda sin suscripción hasta que vuelva'
      : `${figure(count)} me bloquearon o ya no existen; quedan sin suscripción hasta que vuelvan`,
  failed: (count) => `${figure(count)} ${count === 1 ? 'falló' : 'fallaron'}`,
  uncertain: (count) =>
    count === 1
      ? '1 puede haber llegado o no; queda retenida hasta que decidas'
      : `${figure(count)} pueden haber llegado o no; quedan retenidas hasta que decidas`,
  skipped: (count) =>
    `${count === 1 ? '1 no la recibió' : `${figure(count)} no la recibieron`}: no había nada para ellos, la tuvieron por otra vía o se canceló`,
  dueLater: (count, last) =>
    `${plural(count, 'lector la recibe', 'lectores la reciben')} a su propia hora, el último: ${last}`,
  fixes: (done, total) => `Corrección: ${figure(done)} de ${copies(total)}`,
  fixesTold: (count) =>
    count === 1
      ? '1 no se pudo cambiar: se avisa en un mensaje o con la próxima edición'
      : `${figure(count)} no se pudieron cambiar: se avisa en un mensaje o con la próxima edición`,
  fixesFailed: (count) =>
    count === 1 ? '1 no se pudo cambiar ni avisar' : `${figure(count)} no se pudieron cambiar ni avisar`,
  lanePaused: (platform, until) => `${platform} pidió una pausa hasta: ${until}`,
  laneClosed: (platform) => `${platform} rechaza nuestra cuenta; revisa su token e inicia de nuevo`,
  haltReason: (reason) => `Detenida: ${reason}.`,
  haltReasons: {
    'too-many-lost':
      'no se pudo llegar a tantos lectores que el fallo será más bien nuestro, así que no se dio de baja a nadie',
    rejected: 'la plataforma no acepta lo que envío',
  },
  inTheLog: 'Las palabras exactas de la plataforma están en el registro.',

  pause: 'Pausar',
  resume: 'Continuar',
  cancel: 'Cancelar',
  cancelIssue: (issue) => `Cancelar la edición ${issue}`,
  resend: (count) => (count === 1 ? 'Reenviar la incierta' : `Reenviar las ${figure(count)} inciertas`),
  leave: 'Dejarlas',
  why: 'Quién falló y por qué',
  backToIssue: (issue) => `Volver a la edición ${issue}`,
  pausedBy: (name) => `en pausa por ${name}`,
  cancelledBy: (name) => `cancelada por ${name}`,
  askCancel: (issue, count) =>
    `¿Cancelar la edición ${issue}? ${plural(count, 'lector que aún no la tiene no la recibirá', 'lectores que aún no la tienen no la recibirán')}. Quien ya la tiene la conserva.`,
  askInsist: (reason) => `Se ha detenido por sí sola: ${reason}. ¿Sigue, por muchos lectores que pierda?`,
  askGoOn: (reason) => `Se ha detenido por sí sola: ${reason}. ¿Sigue?`,
  goOn: 'Seguir',
  notGoingOut: (issue) => `La edición ${issue} no se está enviando ahora.`,
  following: (issue) => `Mantengo al día el mensaje de arriba mientras sale la edición ${issue}.`,
  followingThere: (issue) =>
    `Te he escrito en privado: ese mensaje se mantiene al día mientras sale la edición ${issue}.`,
  whyTitle: (issue) => `Edición ${issue}: quién falló y por qué`,
  failure: (place, uncertain, why) => `${place}: ${uncertain ? 'puede haber llegado; ' : ''}${why}`,
  nobodyFailed: 'No falló para nadie.',

  pauseTrouble: (platform, until) =>
    `${platform} pidió una pausa hasta: ${until}. Hasta entonces no se envía nada allí; después sigue por sí sola.`,
  stopTrouble: (issue, reason) => `La edición ${issue} se ha detenido: ${reason}.`,
  placeOf: (platform, name, inTopic) => (inTopic ? `un tema de ${name} (${platform})` : `${name} (${platform})`),
  placeLost: (place, why) =>
    `No se puede entregar nada a ${place}: ${why}. Lo que se eligió allí se conserva, y todo sigue por sí solo cuando se arregle.`,
  haltTrouble: (issue) =>
    `La edición ${issue} se ha detenido: la plataforma no acepta lo que envío. Corrige la noticia y deja que siga.`,
  closedTrouble: (platform, account) =>
    `${platform} rechaza nuestra cuenta ${account}: no se envía nada allí. Vuelvo a preguntar por mi cuenta, cada vez más de tarde en tarde; si su token ya no sirve, pon uno nuevo en mis ajustes y reiníciame.`,
  openedTrouble: (platform, account) =>
    `${platform} acepta de nuevo nuestra cuenta ${account}: lo que esperaba sale ahora.`,
  goneTrouble: (platform, account, count) =>
    `${platform} ${account} me ha quitado: ${plural(count, 'lector no recibe', 'lectores no reciben')} nada allí hasta que me añadan de nuevo. Las ediciones ya no los esperan.`,
  accountFault: (platform, account, why) =>
    `No se puede atender ${account === null ? platform : `${platform} ${account}`}${why === null ? '' : `: ${why}`}.`,
  storeTrouble: (minutes) =>
    `Mi base de datos no funciona desde hace ${plural(minutes, 'minuto')}: no sale nada y no puedo recoger nada. No se pierde nada, y sigo por mi cuenta en cuanto funcione de nuevo. Lo que ocurre está en el registro y en /healthz.`,
  storeBack: (minutes) =>
    `Mi base de datos funciona de nuevo, después de ${plural(minutes, 'minuto')}: lo que esperaba sale ahora.`,
  heldTrouble: (issue) =>
    `Algunos mensajes de la edición ${issue} pueden haber llegado o no. Están retenidos; míralos cuando haya salido el resto: `,
}
