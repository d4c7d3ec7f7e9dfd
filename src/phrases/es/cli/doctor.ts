import type { Language } from '../../../model.ts'
import type { Phrases } from '../../en/index.ts'
import { figure, plural } from '../plural.ts'

const languageNames: Readonly<Record<Language, string>> = { en: 'inglés', es: 'español', zh: 'chino' }

export const doctor: Phrases['cli']['doctor'] = {
  brief: (title, timeZone, language) => `El resumen es «${title}», en ${timeZone}, y habla ${languageNames[language]}`,
  database: (path, issues, active, paused) =>
    `Base de datos ${path}: ${plural(issues, 'número')}, ${plural(active, 'suscriptor', 'suscriptores')}, ${figure(paused)} en pausa`,
  laneClosed: (lane, reason) => `No se envía nada a ${lane}: ${reason}`,
  laneGone: (lane, reason) => `${lane} se ha retirado (${reason}): sus lectores vuelven cuando vuelva`,
  uncertain: (issue, messages) =>
    `Número ${issue}: ${plural(messages, 'mensaje')} de los que no se sabe si llegaron. Decide: briefwire deliveries ${issue} --resend, o --leave`,
  misnamed: (name, person) =>
    `${name} ya no está en la redacción: ahora que varios espacios pueden instalar la app, ${person} podría ser otra persona en cada uno. Invítale otra vez desde su espacio`,
  unserved: {
    who: (count, lane) =>
      `${plural(count, 'suscriptor', 'suscriptores')} de ${lane} ${count === 1 ? 'espera' : 'esperan'}`,
    console: (who) => `${who} un terminal: arranca con --console, o termínalo allí con /unsubscribe.`,
    web: (who) => `${who} la página de pruebas: pon WEB_TRY=true, o termínalo allí.`,
    telegram: (who, account) =>
      `${who}: TELEGRAM_BOT_TOKEN no es el token del bot ${account}, y nadie más habla con sus chats.`,
    slack: (who, account) => `${who}: la app no está instalada en el espacio ${account}. Instálala allí.`,
    email: (who) => `${who} correos: pon SMTP_URL.`,
    other: (who, platform) => `${who}: aquí nada habla con ${platform}.`,
  },
  portFree: (port, host) => `El puerto ${port} en ${host} está libre`,
  cannotListen: (place, why) => `No se puede escuchar en ${place}: ${why}`,
  portTaken: (port, host) => `El puerto ${port} en ${host} está ocupado, y no por un Briefwire que responda`,
  running: (port, host, ready) =>
    `Puerto ${port} en ${host}: un Briefwire en marcha, que ${ready ? 'está listo' : 'no está listo'}`,
  says: (problem) => `Dice: ${problem}`,
  terminalOnly: 'No hay ninguna plataforma configurada: "briefwire start" habla en este terminal',
  ownerless: 'Nadie puede escribir números en el chat: envía /editors al bot y pon en ADMINS cómo te llama',
}
