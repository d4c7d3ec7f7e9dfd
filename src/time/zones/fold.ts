/** Names in one form: small letters without marks, ordinary width, one blank. */
export const fold = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s_]+/g, ' ')
    .replaceAll(/^[\s,，.。]+|[\s,，.。!！?？]+$/g, '')
