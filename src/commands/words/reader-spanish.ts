import type { ReaderRule } from './reader-rule.ts'

const brief = '(?:edici[oó]n|ediciones|noticias?|bolet[ií]n(?:es)?|novedades|resumen)'
const again = '(?: (?:por favor|gracias))?'

/** What readers write in Spanish instead of a command. The first rule that fits counts. */
export const readerSpanish: readonly ReaderRule[] = [
  [
    /^¡?(?:hola+|buenas|buenos d[ií]as|buenas (?:tardes|noches)|buen d[ií]a|saludos|qu[eé] tal)(?:[ ,]+(?:bot|a todos|amigos?|de nuevo|otra vez))*$/,
    'greeting',
  ],
  [
    /^¡?(?:(?:muchas |mil )?gracias|genial|perfecto|vale|de acuerdo|entendido|bien|muy bien|estupendo|excelente|s[ií])$/,
    'thanks',
  ],
  [/^¡?(?:adi[oó]s|hasta (?:luego|ma[nñ]ana|pronto|la vista)|nos vemos|chau|chao)$/, 'goodbye'],
  [/^(?:olv[ií]dalo|d[eé]jalo|anular)$/, 'cancel'],
  [
    new RegExp(
      `^(?:cancelar|desuscribir(?:me)?|desuscr[ií]beme|darme de baja|dame de baja|baja|quiero darme de baja|cancela(?:r)? (?:mi |la )?suscripci[oó]n|no m[aá]s (?:${brief}|mensajes)|no quiero (?:recibir )?m[aá]s(?: (?:${brief}|mensajes))?|deja de (?:enviarme|mandarme|escribirme)(?: (?:${brief}|mensajes))?)${again}$`,
    ),
    () => 'unsubscribe',
  ],
  [
    /^(?:no m[aá]s|sin|quitar?|menos|(?:quiero )?dejar de recibir) (?:noticias )?(?:de |sobre )?(.+)$/,
    (topics) => `unsubscribe ${topics}`,
    'topics',
  ],
  [/^(?:solo|s[oó]lo|solamente|[uúÚ]nicamente) (.+)$/, (topics) => `subscribe only ${topics}`, 'topics'],
  [
    new RegExp(
      `^(?:suscribir(?:me)?|suscr[ií]beme|quiero suscribirme|suscripci[oó]n|alta|darme de alta|dame de alta|ap[uú]ntame)(?: (?:al|a las|a) ${brief})?${again}$`,
    ),
    () => 'subscribe',
  ],
  [
    /^(?:suscribir(?:me)?|suscr[ií]beme|seguir|quiero seguir) (?:a |al )?(.+)$/,
    (topics) => `subscribe ${topics}`,
    'topics',
  ],
  [
    /^¿?(?:ayuda|ay[uú]dame|comandos|instrucciones|qu[eé] puedes hacer|c[oó]mo funciona(?: esto)?|qui[eé]n eres|qu[eé] eres)$/,
    () => 'help',
  ],
  [
    new RegExp(
      `^¿?(?:(?:la |las )?[uúÚ]ltim[ao]s?(?: ${brief})?|(?:las )?(?:noticias|novedades)(?: de hoy)?|(?:el )?bolet[ií]n(?: de hoy)?|(?:la )?edici[oó]n de hoy|qu[eé] hay de nuevo|qu[eé] hay hoy|qu[eé] pas[oó] hoy)$`,
    ),
    () => 'latest',
  ],
  [/^(?:los |solo (?:los )?)?titulares(?: de hoy)?$/, () => 'latest headlines'],
  [/^(?:la )?(?:edici[oó]n )?anterior$/, 'previous'],
  [/^edici[oó]n (\d{1,6})\.(\d{1,4})$/, (issue, item) => `issue ${issue}.${item}`],
  [/^noticia (\d{1,4}) de (?:la )?edici[oó]n (\d{1,6})$/, (item, issue) => `issue ${issue}.${item}`],
  [/^(?:la )?edici[oó]n (?:n[uú]mero )?(\d{1,6})$/, (issue) => `issue ${issue}`],
  [/^¿?(?:(?:los |qu[eé] )?temas(?: hay)?)$/, () => 'topics'],
  [/^(?:(?:mis |los )?(?:ajustes|preferencias)|configuraci[oó]n|mi suscripci[oó]n|¿?qu[eé] recibo)$/, () => 'settings'],
  [
    /^(?:(?:cambiar )?(?:el )?idioma(?: a(?:l)?)? |habla(?:me)? (?:en )?|en )(espa[nñ]ol|castellano|ingl[eé]s|chino|mandar[ií]n)$/,
    (language) => `settings language ${language}`,
  ],
  [/^(?:cambiar )?(?:el |mi )?idioma(?: (.+))?$/, (language) => `settings language ${language}`],
  [/^(?:cambiar )?(?:la |mi )?zona(?: horaria)?(?: (?:a|es)?:? ?(.+))?$/, (zone) => `settings zone ${zone}`],
  [/^(?:vivo|estoy|resido) en (.+)$/, (zone) => `settings zone ${zone}`],
  [/^(?:cambiar )?(?:el )?formato(?: (.+))?$/, (format) => `settings format ${format}`],
  [
    /^(?:cambiar )?(?:la |el )?(?:hora|horario)(?: (?:de env[ií]o|de entrega))?(?: (?:a|es)?:? ?(.+))?$/,
    (hour) => `settings hour ${hour}`,
  ],
  [
    /^(?:(?:env[ií]a|manda|m[aá]nda|env[ií]alo|m[aá]ndalo|env[ií]ame|m[aá]ndame|env[ií]amel[oa]|m[aá]ndamel[oa]|lo quiero|quiero recibirl[oa])(?: (?:me|todo))? )?((?:todos los d[ií]as |cada d[ií]a |cada mañana )?a las? .+?)(?: (?:todos los d[ií]as|cada d[ií]a))?$/,
    (hour) => `settings hour ${hour}`,
    'hour',
  ],
  [/^(?:(?:el |la )?(?:texto|versi[oó]n) complet[oa]|todo el texto)$/, () => 'settings format full'],
  [/^(?:pausa|pausar|pausar? todo|vacaciones|descanso)(?: (?:de|por|durante))?(?: (.+))?$/, (time) => `pause ${time}`],
  [/^(?:silencio|horas de silencio|no molestar)(?: (.+))?$/, (hours) => `settings quiet ${hours}`],
  [/^(?:proponer|propuesta|sugerencia|sugerir|tengo una (?:noticia|idea))$/, () => 'propose'],
  [/^(?:mis datos|privacidad)$/, () => 'mydata'],
  [/^(?:olv[ií]dame|borra mis datos|borrar mis datos)$/, () => 'forget'],
  [/^(?:buscar|busca|b[uú]squeda)$/, () => 'search'],
  [/^(?:buscar?|b[uú]scame) (?:noticias (?:de|sobre) )?(.+)$/, (words) => `search ${words}`],
  [/^tema (.+)$/, (topic) => `topic ${topic}`],
  [/^(?:(?:noticias|novedades|todo|algo|m[aá]s) (?:de|sobre)|acerca de|sobre) (.+)$/, () => '', 'about'],
]
