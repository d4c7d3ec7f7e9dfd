import { arrow, type Rule } from './rule.ts'
import { byNumber, spanishItems } from './spanish-items.ts'

const item = byNumber.end
const verb = '(?:publicar|publica|publ[íi]cal[oa]|enviar|env[íi]a|env[íi]al[oa]|mandar|manda|m[áa]ndal[oa])'
const whole = '(?: (?:la |el |esta |este )?(?:edici[óo]n|borrador|bolet[íi]n))?'

/** What editors write in Spanish instead of a command. The first rule that fits counts. */
export const spanish: readonly Rule[] = [
  [new RegExp(`^(?:urgente|[úu]ltima hora):?${item}$|^${item} es urgente$`), (n, other) => `urgent ${n || other}`],
  [
    new RegExp(`^${verb}${item} (?:ahora mismo|ahora|ya|enseguida|de inmediato|inmediatamente|urgente)$`),
    (n) => `urgent ${n}`,
  ],
  [new RegExp(`^${verb}${whole}(?: (?:ahora mismo|ahora|ya))?$`), () => 'publish'],
  [new RegExp(`^${verb}${whole} (.+)$`), (time) => `publish ${time}`, 'time'],
  [new RegExp(`^programar?${whole}(?: para)? (.+)$`), (time) => `publish ${time}`, 'time'],
  [new RegExp(`^(?:${verb}|programar?) (?:los )?(.+)$`), (days) => `schedule ${days}`, 'days'],
  [/^((?:entre semana|todos los|cada|de lunes|d[íi]as) .+)$/, (days) => `schedule ${days}`, 'days'],
  [/^(?:aprobar|apruebo|aprobad[oa])(?: (?:la |el )?(?:edici[óo]n|borrador))?$/, () => 'publish'],
  [/^(?:saltar|omitir) (.+)$/, (days) => `schedule skip ${days}`, 'dates'],
  [
    /^(?:no (?:hay|publicar|enviar|sale)(?: nada| edici[óo]n| bolet[íi]n)?|sin edici[óo]n)(?: el)? (.+)$/,
    (days) => `schedule skip ${days}`,
    'dates',
  ],
  [
    /^(?:desprogramar|(?:anular?|cancelar?|cancela|parar?) (?:la )?(?:programaci[óo]n|publicaci[óo]n)|(?:(?:no|espera)[ ,]+)*no (?:lo |la )?(?:publiques|publicar|env[íi]es)(?: todav[íi]a| a[úu]n)?)$/,
    () => 'unschedule',
  ],
  ...spanishItems(byNumber),
  [
    new RegExp(`^(?:corregir |corrige )?(\\d{1,6}\\.\\d{1,4}) ?: ?(.+?)${arrow}(.*)$`),
    (what, old, text) => `correct ${what} ${old} → ${text}`,
    'text',
  ],
  [
    new RegExp(`^(?:la |el )?(?:noticia |n[úu]mero |n\\.? ?|#)?(\\d{1,4}) ?: ?(.+?)${arrow}(.*)$`),
    (n, old, text) => `draft replace ${n} ${old} → ${text}`,
    'text',
  ],
  [
    /^(?:ver |mu[ée]strame |ense[ñn]a(?:me)? |abrir )?(?:el )?(?:borrador|pr[óo]xim[oa] (?:edici[óo]n|n[úu]mero))$|^¿?qu[ée] hay en (?:el borrador|la pr[óo]xima edici[óo]n)$/,
    () => 'draft',
  ],
  [/^borrador (\d{1,4})$/, (n) => `draft ${n}`],
  [
    /^(?:env[íi]ame (?:una )?|m[áa]ndame (?:una )?)?(?:copia de )?(?:prueba|vista previa)$|^previsualizar$|^c[óo]mo (?:queda|quedar[áa])$/,
    () => 'draft test',
  ],
  [/^(?:revisar?|comprobar|comprueba)(?: (?:el )?(?:borrador|la pr[óo]xima edici[óo]n))?$/, () => 'draft check'],
  [/^(?:corregir|corrige) (\d{1,6}(?:\.\d{1,4})?)$/, (what) => `correct ${what}`],
  [/^(?:corregir|corrige) (\d{1,6}\.\d{1,4})[: ] ?(.+)$/, (what, text) => `correct ${what} ${text}`, 'text'],
  [/^(?:corregir|correcci[óo]n)$/, () => 'correct'],
  [/^(?:retirar?|retractar) (\d{1,6}\.\d{1,4})$/, (what) => `retract ${what}`],
  [/^(?:retirar?|retractar) (\d{1,6}\.\d{1,4})[: ] ?(.+)$/, (what, reason) => `retract ${what} ${reason}`],
  [
    /^(?:(?:no|espera|uy)[ ,]+)*(?:deshacer|deshaz|deshazlo|revertir)(?: (?:eso|esto|lo [úu]ltimo))?$/,
    () => 'draft undo',
  ],
  [/^cancelar$/, () => 'cancel'],
  [/^ayuda$/, () => 'help'],
  [/^(?:historial|registro)$/, () => 'history'],
  [
    /^(?:env[íi]os|entregas|progreso|estado|(?:ya )?(?:ha|han) salido(?: ya)?|(?:ya )?se ha (?:enviado|publicado)(?: ya)?|a cu[áa]ntos (?:les )?ha llegado)$/,
    () => 'deliveries',
  ],
  [/^secciones$/, () => 'sections'],
  [/^(?:(?:hay )?propuestas|qu[ée] proponen los lectores)$/, () => 'proposals'],
  [/^(?:editores|redacci[óo]n)$/, () => 'editors'],
]
