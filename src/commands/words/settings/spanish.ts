import type { ReaderRule } from '../reader-rule.ts'

const night = '(?:(?:de|por|durante) la noche|de noche|en la noche|por las noches)'
const nothing =
  '(?:no(?: (?:me )?(?:molestes|molestar|escribas|env[ií]es(?: nada)?|mandes(?: nada)?|despiertes|quiero (?:nada|mensajes|noticias)))?(?: mensajes| nada)?|sin (?:mensajes|noticias|notificaciones)|nada|silencio|horas de silencio|no molestar)'
const wish =
  '(?:(?:solo|s[oó]lo|solamente|[uú]nicamente|mejor|mejor que sea|prefiero|puede ser|podr[ií]a ser|que sea|c[aá]mbialo|cambiar|cambia|ponlo|p[oó]nmelo|env[ií]amelo|env[ií]ame|env[ií]alo|m[aá]ndamelo|m[aá]ndame|m[aá]ndalo|recibirlo|recibirla|lo quiero|la quiero|quiero|quisiera|me gustar[ií]a|d[aá]melo|una?|noticias)(?: a(?! las?))? )*'
const imagenes = '(?:im[aá]gen(?:es)?|fotos?|fotograf[ií]as?)'

/** What readers write in Spanish of how and when they want it. */
export const settingsSpanish: readonly ReaderRule[] = [
  [
    new RegExp(`^${nothing} ${night}$|^${night},? (?:no|nada|silencio)(?: por favor)?$`),
    () => 'settings quiet 22:00-7:00',
  ],
  [
    new RegExp(`^${nothing} (?:de|desde|entre)? ?(?:las? )?(.+?) (?:a|y|hasta) (?:las? )?(.+)$`),
    (from, to) => `settings quiet ${from}-${to}`,
    'quiet',
  ],
  [new RegExp(`^${nothing} (?:antes de|hasta) (las? .+)$`), (hour) => `settings quiet 22:00-${hour}`, 'hour'],
  [
    new RegExp(`^${nothing} (?:despu[eé]s de|a partir de|pasadas) (las? .+)$`),
    (hour) => `settings quiet ${hour}-7:00`,
    'hour',
  ],
  [/^(?:silencio|horas de silencio|no molestar|modo noche)$/, () => 'settings quiet'],
  [
    new RegExp(
      `^${wish}(?:(?:resumen|bolet[ií]n|edici[oó]n|correo|env[ií]o) )?(?:semanal(?:mente)?|de la semana|una (?:sola )?vez (?:a la|por) semana|cada semana)(?: (?:los|el|cada) (.+?))?(?: por favor)?$`,
    ),
    (day) => `settings digest weekly ${day}`,
  ],
  [
    new RegExp(`^(?:${nothing}|menos|excepto|salvo) (?:en )?(?:los |el )?(.+?)$|^(?:los|el) (.+?),? (?:no|libres?)$`),
    (one, other) => `settings days not ${one || other}`,
    'days',
  ],
  [
    new RegExp(`^${wish}((?:de|entre|en|los|cada|el|los d[ií]as|todos los) .+?|fines de semana|d[ií]as laborables)$`),
    (days) => `settings days ${days}`,
    'days',
  ],
  [new RegExp(`^${wish}(\\S+(?: y |, ?| e )\\S+(?:(?: y |, ?)\\S+)*)$`), (days) => `settings days ${days}`, 'days'],
  [
    /^(diario|a diario|diariamente|todos los d[ií]as|cada d[ií]a|entre semana|solo entre semana)$/,
    (days) => `settings days ${days.replace(/^solo /, '')}`,
    'days',
  ],
  [
    /^(?:pausa|pausar|pausa todo|para|parar|det[eé]n|suspende|suspender|descanso|descansar|silencio)(?: (?:todo|el bolet[ií]n|los env[ií]os))? ((?:hasta|durante|por|de|una?|dos|tres|cuatro|\d+) ?.*)$/,
    (time) => `pause ${time.replace(/^de /, '')}`,
    'span',
  ],
  [/^(.+?) de (?:pausa|descanso|silencio)$/, (time) => `pause ${time}`, 'span'],
  [
    /^(?:nada|ning[uú]n mensaje|no (?:me )?(?:escribas|env[ií]es(?: nada)?|mandes(?: nada)?|molestes)(?: m[aá]s)?|sin mensajes|d[eé]jame en paz) ((?:hasta|durante|por|en|dentro de) .+)$/,
    (time) => `pause ${time.replace(/^en (?=\S)/, '')}`,
    'span',
  ],
  [
    /^(?:(?:estoy|estar[eé]|me voy|voy|salgo)(?: de| fuera)?(?: vacaciones| viaje)?|de vacaciones|vacaciones|fuera)((?: hasta| durante| por) .+)$/,
    (time) => `pause ${time}`,
    'span',
  ],
  [
    /^(?:(?:estoy|estar[eé]|me voy|voy|salgo) (?:de )?(?:vacaciones|viaje)|(?:necesito )?un descanso|t[oó]mate un descanso)$/,
    () => 'pause',
  ],
  [
    /^(?:en cuanto|cuando|tan pronto como|apenas) (?:se )?(?:publi(?:que|ca|quen)|salga|salgan|est[eé](?: lista?| publicad[ao])?|haya)(?: algo| nuev[ao]s?| noticias)?$|^(?:enseguida|en seguida|inmediatamente|al instante|al momento|al publicarse)$/,
    () => 'settings hour now',
  ],
  [
    new RegExp(`^${wish}(.+?)(?: mejor| por favor| est[aá] bien| me va bien)?$`),
    (time) => `settings hour ${time}`,
    'time',
  ],
  [/^(?:(?:usa |pon )?(?:la )?hora (?:local )?del? )(?!env[ií]o|entrega)(.+)$/, (place) => `settings zone ${place}`],
  [
    /^(?:ahora )?(?:soy de|vivo (?:ahora )?en|estoy (?:ahora )?en|resido en|me he mudado a|me mud[eé] a|me traslad[eé] a|mi ciudad es) (.+?)(?: ahora)?$/,
    (place) => `settings zone ${place}`,
  ],
  [/^(?:mi |la )?zona(?: horaria)?(?: es| a|:)? (.+)$/, (zone) => `settings zone ${zone}`],
  [
    /^(?:¿?(?:hablas|tienes|hay|lo tienes|est[aá]|escr[ií]beme|cambia|cambiar|pasa|vuelve|prefiero|quiero|mejor|en)(?: (?:esto|lo|versi[oó]n))?(?: a| en| al)? )?(espa[nñ]ol|castellano|ingl[eé]s|chino|mandar[ií]n)(?: por favor)?$/,
    (language) => `settings language ${language}`,
  ],
  [
    /^(?:(?:esto |son |los textos son )?(?:es |son )?)?(?:demasiado|muy) (?:largo|larga|largos|texto)$|^(?:es|son) (?:demasiado|muy) larg[oa]s?$/,
    () => 'settings format',
  ],
  [
    /^(?:(?:solo|s[oó]lo|solamente|[uú]nicamente|quiero solo) (?:los )?titulares|m[aá]s cort[oa]s?|m[aá]s breve|versi[oó]n corta|breve)$/,
    () => 'settings format headlines',
  ],
  [
    /^(?:quiero )?(?:(?:el |la |los )?(?:texto|textos|versi[oó]n|noticias) complet[oa]s?(?: otra vez)?|completo|todo el texto|m[aá]s largo)$/,
    () => 'settings format full',
  ],
  [
    /^(?:solo |s[oó]lo |solamente )?(?:una (?:sola )?(?:l[ií]nea|frase))(?: por edici[oó]n)?$/,
    () => 'settings format teaser',
  ],
  [new RegExp(`^(?:sin|no quiero|quita|oculta)(?: las| m[aá]s)? ${imagenes}$`), () => 'settings pictures off'],
  [new RegExp(`^(?:con|quiero|muestra|pon)(?: las)? ${imagenes}$`), () => 'settings pictures on'],
  [
    /^(?:sin (?:sonido|ruido|avisos?)|en silencio|silencioso|quita el sonido|silencia las notificaciones|no quiero sonido)$/,
    () => 'settings silent on',
  ],
  [/^(?:con sonido|pon el sonido|quiero sonido|activa el sonido)$/, () => 'settings silent off'],
]
