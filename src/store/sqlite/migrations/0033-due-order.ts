/** Of PostgreSQL alone: here each index has the number of its row at its end. */
export const dueOrder = '-- nothing to do'
