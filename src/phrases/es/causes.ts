import type { Cause } from '../../errors.ts'

/** Why something was paused or did not arrive, said to people in Spanish: it stands after a colon, and is no sentence. */
export const causes: Readonly<Record<Cause, string>> = {
  blocked: 'me bloquearon allí',
  removed: 'me quitaron de allí',
  'topic-closed': 'se cerró el tema',
  'topic-gone': 'se borró el tema o el hilo',
  'no-rights': 'no puedo escribir allí',
  'chat-gone': 'ya no existe, o no puedo verlo',
  archived: 'se archivó',
  'account-refused': 'la plataforma rechaza mi cuenta',
  'token-unusable': 'su token no se puede leer ni renovar',
  'account-removed': 'me quitaron del espacio de trabajo',
  'not-served': 'ahora mismo no estoy conectado a esa plataforma',
  unreached: 'no se puede llegar a la plataforma',
  'too-fast': 'la plataforma me pide ir más despacio',
  'refused-content': 'la plataforma no acepta el contenido',
  unclear: 'la plataforma no dio una respuesta clara',
  'message-gone': 'el mensaje ya no está, o no se puede cambiar',
  elsewhere: 'recibe la edición por otra vía',
  moved: 'se ha mudado',
  ended: 'la suscripción ha terminado',
  paused: 'la suscripción estaba en pausa',
  'left-alone': 'se dejó como está',
  nothing: 'no había nada para ellos',
  unknown: 'no funcionó',
}
