import type { Phrases } from '../../en/index.ts'

export const init: Phrases['cli']['init'] = {
  welcome:
    'Vamos a preparar tu boletín. No se escribe nada sin comprobarlo antes; con Ctrl-C se termina en cualquier momento.',
  stopped: 'Terminado. Lo que ya se había escrito se queda; para empezar de nuevo: briefwire init',
  question: (words, otherwise) => `${words}${otherwise === null ? '' : ` [${otherwise}]`}: `,
  yes: (words) => `${words} (s/N) `,
  askLanguage: 'Idioma del boletín: en, es o zh',
  askPlatform: '¿Dónde lo leen tus lectores? telegram, slack, o terminal para probarlo aquí',
  askTitle: 'Título del boletín',
  askZone: 'Zona horaria (IANA)',
  noSuch: (choices) => `Eso no es ninguno de ${choices}.`,
  needs: (flag) => `Falta ${flag}.`,

  newBot: [
    'Telegram: escribe a @BotFather (https://t.me/BotFather)',
    '  1. /newbot, después un nombre que verán los lectores y un nombre de usuario que termine en «bot»',
    '  2. copia el token que responde, como 123456:ABC…',
  ],
  askToken: 'Token del bot (no se muestra)',
  tokenShape: 'Eso no es un token de bot: un número, dos puntos y al menos 20 letras y cifras.',
  newApp: (address) => [
    'Slack: crea la aplicación a partir de su manifiesto, que está en esta dirección (ábrela en un navegador):',
    `  ${address}`,
    '  1. elige el espacio de trabajo, Next, Create',
    '  2. Install App > Install to Workspace, y copia el Bot User OAuth Token: xoxb-…',
    '  3. Basic Information > App-Level Tokens > Generate, con el permiso connections:write: xapp-…',
  ],
  askBotToken: 'Token del bot, xoxb-… (no se muestra)',
  askAppToken: 'Token de la aplicación, xapp-… (no se muestra)',
  botTokenShape: 'Eso no es un token de bot: empieza por xoxb-.',
  appTokenShape: 'Eso no es un token de aplicación: empieza por xapp-.',
  works: (name) => `✓ El token funciona: ${name}`,
  socketWorks: '✓ Socket Mode funciona.',
  refused: (platform, reason) => `${platform} rechaza ese token (${reason}). Cópialo otra vez, entero.`,
  unreachable: (platform, reason) =>
    `No se puede llegar a ${platform} (${reason}). No se ha escrito nada. Mira la red, o escríbelo sin comprobar: --unchecked`,
  askUnchecked: (platform, reason) => `No se puede llegar a ${platform} (${reason}). ¿Escribirlo sin comprobar?`,
  lacksScopes: (scopes) =>
    `✗ A la aplicación le falta ${scopes}: créala de nuevo con la dirección de arriba, o actualiza su manifiesto (briefwire slack manifest).`,
  botIsUsed:
    '✗ Otro programa ha puesto un webhook para este bot. Al arrancar, Briefwire se queda con el bot; si no es eso lo que quieres, crea otro bot.',
  inlineOff:
    'Para compartir noticias en cualquier chat: @BotFather, /setinline, elige el bot y envía «buscar en el boletín».',
  menuByItself: 'El menú de comandos se pone solo al arrancar por primera vez, en cada idioma.',

  wouldChange: (file) => `En ${file}:`,
  added: (name, value) => `  + ${name}=${value}`,
  changed: (name, before, after) => `  ~ ${name}: ${before} → ${after}`,
  hidden: '(secreto)',
  askReplace: '¿Reemplazar lo que hay?',
  sayYes: (file) => `${file} ya dice otra cosa. No se ha escrito nada; con --yes se reemplaza.`,
  wrote: (file) => `✓ ${file} está escrito; solo tú puedes leerlo.`,
  unchanged: (file) => `✓ ${file} ya lo dice.`,
  cannotEdit: (file, entries) =>
    `${file} está escrito de un modo que no se puede cambiar con seguridad. Ponlo tú:\n${entries}`,
  inTheWay: (name) => `✗ ${name} también está en tu entorno, con otro valor, y ese vale más que el archivo.`,

  askOwnerTelegram: '¿De quién es el boletín? Tu id de Telegram, o nada para reconocerte por un código',
  askOwnerSlack:
    '¿De quién es el boletín? Tu id de miembro, U… (tu perfil > ⋮ > Copiar ID de miembro), o nada para recibir un código',
  ownerShape: 'Eso no es un id.',
  sendCode: (link, code) => [
    `Abre ${link} y pulsa Iniciar, o envía al bot: /start ${code}`,
    'Esperando. Con Ctrl-C se sigue sin él.',
  ],
  heard: (name, id) => `✓ Eres tú: ${name} (${id})`,
  notHeard: 'El código no llegó: quizá otro programa recibe lo que se envía al bot, o tardó demasiado.',
  invited: (code) => [
    `Cuando el bot esté en marcha, escríbele: join ${code}`,
    `Con eso eres el propietario; sirve una vez, durante 24 horas.`,
  ],
  ownerLater: 'El propietario se puede indicar después: briefwire init --owner ID',

  testMessage: (title) => `Funciona: esto es «${title}». Cuando salga la primera edición, llegará aquí.`,
  tested: '✓ El primer mensaje va de camino.',
  notTested: (reason) =>
    `✗ No se pudo enviar el primer mensaje (${reason}). Escribe una vez al bot, para que pueda escribirte; no falta nada más.`,

  next: ['Después:', '  briefwire doctor', '  briefwire start', '  briefwire import brief.txt --publish'],
}
