/** What is looked for every minute, among issues and counts that only ever become more. */
export const kept = `
create index issues_kept on issues (number) where retired < 2;
create index tallies_uncertain on tallies (issue) where state = 'uncertain' and count > 0;
`
