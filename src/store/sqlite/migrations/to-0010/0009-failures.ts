/** Finds the few deliveries of an issue that failed among the many that did not. */
export const failures = `
create index deliveries_failed on deliveries (issue) where state = 'failed';
`
