import type { Language } from '../../src/model.ts'

/** What mails say beside the issue. */
export interface EmailWords {
  readonly rest: (items: number) => string
  readonly onTheWeb: string
  readonly part: (number: number, of: number) => string
  readonly why: (brief: string) => string
  readonly settings: string
  readonly unsubscribe: string
  readonly confirmSubject: (brief: string) => string
  readonly confirmAsked: (brief: string) => string
  readonly confirm: string
  readonly confirmElse: string
  readonly confirmUntil: (hours: number) => string
  readonly nothing: string
}

const en: EmailWords = {
  rest: (items) =>
    items === 1 ? 'One more item did not fit into this mail.' : `${items} more items did not fit into this mail.`,
  onTheWeb: 'Read the rest on the web',
  part: (number, of) => `(${number} of ${of})`,
  why: (brief) => `You get this because you subscribed to ${brief} with this address.`,
  settings: 'Change what you get',
  unsubscribe: 'Unsubscribe',
  confirmSubject: (brief) => `Please confirm: ${brief} by e-mail`,
  confirmAsked: (brief) =>
    `Somebody, you we hope, asked for ${brief} at this address. One press, and it is on its way:`,
  confirm: 'Confirm',
  confirmElse: 'If it was not you, do nothing: no more mail will come, and the address is forgotten.',
  confirmUntil: (hours) => `The link works once, for ${hours} hours.`,
  nothing: '(nothing)',
}

const es: EmailWords = {
  rest: (items) =>
    items === 1 ? 'Una noticia más no cabía en este correo.' : `${items} noticias más no cabían en este correo.`,
  onTheWeb: 'Leer el resto en la web',
  part: (number, of) => `(${number} de ${of})`,
  why: (brief) => `Recibes este correo porque te suscribiste a ${brief} con esta dirección.`,
  settings: 'Cambiar lo que recibes',
  unsubscribe: 'Darse de baja',
  confirmSubject: (brief) => `Confirma, por favor: ${brief} por correo`,
  confirmAsked: (brief) =>
    `Alguien, esperamos que tú, ha pedido ${brief} para esta dirección. Basta con pulsar una vez:`,
  confirm: 'Confirmar',
  confirmElse: 'Si no has sido tú, no hagas nada: no llegará más correo y la dirección se olvidará.',
  confirmUntil: (hours) => `El enlace sirve una vez, durante ${hours} horas.`,
  nothing: '(nada)',
}

const zh: EmailWords = {
  rest: (items) => `还有 ${items} 条放不进这封邮件。`,
  onTheWeb: '在网页上阅读其余内容',
  part: (number, of) => `（${number}/${of}）`,
  why: (brief) => `你收到这封邮件，是因为你用这个地址订阅了“${brief}”。`,
  settings: '更改订阅内容',
  unsubscribe: '退订',
  confirmSubject: (brief) => `请确认：通过邮件订阅“${brief}”`,
  confirmAsked: (brief) => `有人（希望是你本人）用这个地址订阅了“${brief}”。点一下就能收到：`,
  confirm: '确认订阅',
  confirmElse: '如果不是你，请不用理会：不会再有邮件，这个地址也会被忘记。',
  confirmUntil: (hours) => `链接只能用一次，${hours} 小时内有效。`,
  nothing: '（空）',
}

const all: Readonly<Record<Language, EmailWords>> = { en, es, zh }

/** What mails say in a language. */
export const emailWords = (language: Language): EmailWords => all[language]
