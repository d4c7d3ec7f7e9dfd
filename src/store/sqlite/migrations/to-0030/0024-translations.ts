/** What an item says in a second language. */
export const translations = `
-- The item's own language and its translations, as JSON; null: it has none.
alter table items add column wordings text;
`
