/** What a topic is called, by language: a language more needs no column more. A title that stood for both stands once. */
export const titles = `
alter table topics add column titles text not null default '{}' check (json_valid(titles));
update topics set titles = case when en = zh then json_object('en', en) else json_object('en', en, 'zh', zh) end;
alter table topics drop column en;
alter table topics drop column zh;
`
