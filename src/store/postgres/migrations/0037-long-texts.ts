/**
 * Texts that people write are looked up whole, and may be longer than a row of a tree (2,704 bytes: an address, fifty words that somebody
 * follows). A hash takes any, and keeps each once.
 */
export const longTexts = `
alter table selections drop constraint selections_content_key;
alter table selections add constraint selections_content_key exclude using hash (content with =);
alter table views drop constraint views_wants_key;
alter table views add constraint views_wants_key exclude using hash (wants with =);
drop index items_source;
create index items_source on items using hash (source_url) where source_url is not null;
`
