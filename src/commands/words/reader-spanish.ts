import type { ReaderRule } from './reader-rule.ts'

const brief = '(?:edici[oó]n|ediciones|noticias?|bolet[ií]n(?:es)?|novedades|resumen)'
const again = '(?: (?:por favor|gracias))?'

const ordinals = 'primera|segunda|tercera|cuarta|quinta|sexta|s[eé]ptima|octava|novena|d[eé]cima'.split('|')

/** What readers write in Spanish instead of a command. The first rule that fits counts. */
export const readerSpanish: readonly ReaderRule[] = [
  [
    /^(?:h?ola+|(?:muy )?buenas|buenos d[ií]as|buenas (?:tardes|noches)|buen d[ií]a|saludos|qu[eé] tal)(?:[ ,]+(?:bot|qu[eé] tal|buenas|buenos d[ií]as|c[oó]mo est[aá]s|a todos|amigos?|de nuevo|otra vez))*$/,
    'greeting',
  ],
  [
    /^(?:(?:(?:muy )?(?:bien|genial|vale|perfecto|estupendo|ok)[, ]+)?(?:muchas |mil )?gra[cs]ias(?: a ti| por todo| de nuevo)?|me (?:encanta|gusta(?: mucho)?)|muy [uú]til|genial|perfecto|vale|de acuerdo|entendido|bien|muy bien|estupendo|excelente|s[ií])$/,
    'thanks',
  ],
  [/^(?:adi[oó]s|hasta (?:luego|otra|ma[nñ]ana|pronto|la vista)|nos vemos|chau|chao)$/, 'goodbye'],
  [/^(?:cancelar|cancela|olv[ií]dalo|d[eé]jalo|da igual|anular|(?:no,? )?espera|un momento)$/, 'cancel'],
  [
    new RegExp(
      `^(?:desuscribir(?:me|se)?|desuscr[ií]beme|(?:c[oó]mo )?(?:me )?(?:doy|dar|dar(?:me|se)) de baja|(?:quiero )?(?:cancelar|anular)(?:lo)? (?:todo|(?:mi |la )?suscripci[oó]n)|(?:elim[ií]name|qu[ií]tame)(?: de (?:la|tu|su) lista)?|deja de escribirme|anular (?:mi |la )?suscripci[oó]n|para|parar|paren|basta|b[oó]rrame(?: de (?:la|tu|su) lista)?|s[aá]came de (?:la|tu|su) lista|d[eé]jame en paz|no me (?:escribas|env[ií]es|mandes|molestes)(?: nada)? m[aá]s(?: mensajes)?|(?:ya )?no (?:lo )?quiero(?: m[aá]s)?(?: esto| el bolet[ií]n| nada)?(?: m[aá]s)?|darme de baja|dame de baja|baja|quiero darme de baja|cancela(?:r)? (?:mi |la )?suscripci[oó]n|no m[aá]s (?:${brief}|mensajes)|no quiero (?:recibir )?m[aá]s(?: (?:${brief}|mensajes))?|deja de (?:enviarme|mandarme|escribirme)(?: (?:esto|m[aá]s|nada|${brief}|mensajes))*)${again}$`,
    ),
    () => 'unsubscribe',
  ],
  [
    /^(?:no m[aá]s|sin|(?:quiero )?(?:quitar?|eliminar?|borrar?|cancelar?|parar|detener)|menos|basta de|(?:ya )?no (?:me )?(?:quiero|interesan?|gustan?)|(?:quiero )?(?:dejar|deja) de (?:recibir|enviarme|mandarme)|no me (?:mandes|env[ií]es)(?: m[aá]s)?|todos?(?: los temas)? (?:menos|excepto|salvo)|excepto|salvo) (?:noticias )?(?:de |sobre )?(?:el |la |los |las )?(.+)$/,
    (topics) => `unsubscribe ${topics.replaceAll(/ ni /g, ', ')}`,
    'listed topics',
  ],
  [/^(?:dejar|deja) de (?:silenciar|ocultar) (?:la palabra )?(.+)$/, (words) => `mute remove ${words}`],
  [/^(?:dejar|deja) de (?:seguir|vigilar) (?:la palabra )?(.+)$/, (words) => `follow remove ${words}`, 'word'],
  [
    /^(?:silenciar?|ocultar?|bloquear?|nada (?:de|sobre)|no m[aá]s|(?:ya )?no quiero (?:leer|ver|saber|recibir)(?: m[aá]s| nada)*(?: sobre| de)|estoy (?:hart|cansad)[oa] de|basta de) (?:la palabra |noticias (?:de|sobre) )?(.+)$/,
    (words) => `mute ${words}`,
    'word',
  ],
  [
    /^(?:(?:quiero )?(?:solo|s[oó]lo|solamente|[uúÚ]nicamente)|nada m[aá]s que|nada que no sea)(?: (?:quiero|me interesan?|env[ií]ame|m[aá]ndame|recibir|noticias de|noticias sobre|el|la|los|las))* (.+)$/,
    (topics) => `subscribe only ${topics}`,
    'topics',
  ],
  [
    /^(?:(?:quiero|env[ií]ame|m[aá]ndame|recibir|suscr[ií]beme a) )*(?:todo|todos los temas|de todo)(?: otra vez| de nuevo)?$/,
    () => 'subscribe all',
  ],
  [
    new RegExp(
      `^(?:suscr[ií]beme (?:otra vez|de nuevo)|(?:c[oó]mo )?(?:me )?suscri(?:bir(?:me|se)?|bo)|suscr[ií]beme|quiero suscribirme|suscripci[oó]n|alta|me apunto|(?:quiero )?apuntarme|vuelve a (?:envi[aá]r|mand[aá]r)(?:me)?l[oa]|reanudar|reanuda|continuar|contin[uú]a|retomar|he vuelto|ya (?:he vuelto|estoy aqu[ií])|(?:ya )?estoy de vuelta|volver|quiero recibir|recibir|darme de alta|dame de alta|ap[uú]ntame)(?: (?:al?|a las|el|las|los) ${brief})?${again}$`,
    ),
    () => 'subscribe',
  ],
  [
    /^(?:(?:quiero |me interesan? )?(?:suscribir(?:me)?|suscr[ií]beme|seguir|sigue|a[nñ]ade|a[nñ]adir|agrega|agregar|tambi[eé]n|quiero tambi[eé]n|y tambi[eé]n)) (?:a |al )?(?:el |la |los |las )?(.+?)(?: tambi[eé]n)?$/,
    (topics) => `subscribe ${topics}`,
    'topics',
  ],
  [
    /^(?:seguir|sigue|vigila|vigilar|av[ií]same|dime|notif[ií]came)(?: (?:la palabra|las palabras|cuando|si|haya|hay|sale|salga|publiquen|algo|noticias|nuevo|de|sobre|del))* (.+)$/,
    (words) => `follow ${words}`,
    'word',
  ],
  [
    /^(?:(?:necesito )?ayuda|qu[eé] es est[oe]|(?:eres|hablo con) (?:un |una )?(?:bot|robot|persona|humano|m[aá]quina)|qu[eé] comandos (?:hay|tienes)|men[uú]|ay[uú]dame|comandos|instrucciones|qu[eé] puedes hacer|c[oó]mo funciona(?: esto)?|qui[eé]n eres|qu[eé] eres)$/,
    () => 'help',
  ],
  [
    new RegExp(
      `^(?:lo (?:[uúÚ]ltimo|m[aá]s (?:nuevo|reciente))|(?:el )?[uúÚ]ltimo n[uú]mero|hay (?:algo|noticias) (?:nuevo|nuevas|hoy)|qu[eé] ha pasado(?: hoy)?|algo nuevo|(?:la |las )?[uúÚ]ltim[ao]s?(?: ${brief})?|(?:las )?(?:noticias|novedades)(?: de hoy)?|(?:el )?bolet[ií]n(?: de hoy)?|(?:la )?edici[oó]n de hoy|qu[eé] hay de nuevo|qu[eé] hay hoy|qu[eé] pas[oó] hoy)$`,
    ),
    () => 'latest',
  ],
  [/^(?:los |solo (?:los )?)?titulares(?: de hoy)?$/, () => 'latest headlines'],
  [
    /^(?:(?:el|la|las) )?(?:(?:edici[oó]n|n[uú]mero|bolet[ií]n) )?anterior$|^(?:(?:el|la|las|lo) )?(?:(?:edici[oó]n|n[uú]mero|bolet[ií]n|noticias) )?de ayer$|^ayer$/,
    'previous',
  ],
  [/^edici[oó]n (\d{1,6})\.(\d{1,4})$/, (issue, item) => `issue ${issue}.${item}`],
  [
    /^(?:la )?noticia (?:n[uú]mero )?(\d{1,4}) (?:de la|del|de) (?:edici[oó]n|n[uú]mero|bolet[ií]n) (?:n[uú]mero )?(\d{1,6})$/,
    (item, issue) => `issue ${issue}.${item}`,
  ],
  [
    /^(?:la |el )?(?:edici[oó]n|n[uú]mero|bolet[ií]n) (?:n[uú]mero )?(\d{1,6}),? (?:la )?noticia (\d{1,4})$/,
    (issue, item) => `issue ${issue}.${item}`,
  ],
  [
    /^(?:la edici[oó]n|(?:el )?(?:edici[oó]n|bolet[ií]n|n[uú]mero|n\.?[oº]?|n\.º)) ?(?:n[uú]mero )?(\d{1,6})$/,
    (issue) => `issue ${issue}`,
  ],
  [
    /^(?:m[aá]s (?:sobre|de) )?(?:la )?(?:noticia|n[uú]mero)(?: n[uú]mero)? (\d{1,3})$|^m[aá]s (?:sobre|de) la (\d{1,3})$/,
    (one, other) => `item ${one || other}`,
  ],
  ...ordinals.map(
    (name, at): ReaderRule => [new RegExp(`^(?:m[aá]s sobre )?la ${name}(?: noticia)?$`), () => `item ${at + 1}`],
  ),
  [
    /^sobre qu[eé] puedo leer$|^(?:(?:dime )?(?:los |qu[eé] |lista de )?temas(?: (?:hay|puedo (?:elegir|seguir)|tienes|ten[eé]is))?|de qu[eé] (?:escrib[ií]s|escribes|habl[aá]is|trata(?:is)?))$/,
    () => 'topics',
  ],
  [
    /^(?:(?:mis |los )?(?:ajustes|preferencias)|configuraci[oó]n|(?:cambiar )?mis (?:ajustes|preferencias)|opciones|mi suscripci[oó]n|(?:a qu[eé] estoy suscrit[oa]|qu[eé] recibo|cu[aá]ndo lo recibo))$/,
    () => 'settings',
  ],
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
  [
    /^(?:(?:puedo |quiero )?(?:proponer|sugerir)(?: (?:algo|una noticia|un tema))?|propuesta|sugerencia|tengo una (?:noticia|idea|historia)(?: para (?:vosotros|ustedes|ti|el bolet[ií]n))?|(?:quiero )?(?:hablar|contactar) con (?:una persona|un humano|alguien|los editores|la redacci[oó]n)|contacto)$/,
    () => 'propose',
  ],
  [
    /^(?:(?:ver )?mis datos|privacidad|qu[eé] (?:datos )?(?:sabes|guardas|guard[aá]is|tienes|ten[eé]is)(?: (?:de|sobre) m[ií])?|qu[eé] sab[eé]is de m[ií])$/,
    () => 'mydata',
  ],
  [/^(?:olv[ií]dame|(?:borra|borrar|elimina|eliminar|suprime) (?:todos )?mis datos)(?: por favor)?$/, () => 'forget'],
  [
    /^(?=.*(?:\b(?:error|errores|mal|falso|falsa|roto|rota|no funciona|incorrect[oa]|equivocad[oa]|equivocaci[oó]n|aburrid[oa]|dos veces|repetid[oa]|duplicad[oa]|queja)\b|no (?:me )?(?:ha )?(?:llegado|lleg[oó]|he recibido|recib[ií]|abre|va)(?!\p{L})))(?:hay|est[oaáe]|la|el|las|los|hoy|me|no|por|vuestro|tu|su|una queja|noticia|enlace).*$/u,
    'complaint',
  ],
  [/^(?:buscar|busca|b[uú]squeda)$/, () => 'search'],
  [/^(?:buscar?|b[uú]scame) (?:noticias (?:de|sobre) )?(.+)$/, (words) => `search ${words}`],
  [/^tema (.+)$/, (topic) => `topic ${topic}`],
  [
    /^(?:(?:hay |alguna? )?(?:noticias?|novedades|todo|algo|m[aá]s)(?: nuevo)? (?:de|sobre|del)|qu[eé] (?:hay|sabes|ten[eé]is|tienes|habéis escrito) (?:de|sobre|del)|acerca de|sobre) (?:el |la |los |las )?(.+)$/,
    () => '',
    'about',
  ],
]
