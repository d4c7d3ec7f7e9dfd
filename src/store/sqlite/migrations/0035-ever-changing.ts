/** Of PostgreSQL alone, which plans by what it knows of the rows. */
export const everChanging = '-- nothing to be done'
