/** Of PostgreSQL alone, whose trees take no long rows. */
export const longTexts = '-- nothing to be done'
