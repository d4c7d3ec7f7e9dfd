/** The wants with which issues went out go with the last delivery that had them: in them stand the words that a reader followed. */
export const viewsOfNobody = `
create index deliveries_of_view on deliveries (view) where view is not null;
delete from views where not exists (select 1 from deliveries d where d.view = views.id);
`
