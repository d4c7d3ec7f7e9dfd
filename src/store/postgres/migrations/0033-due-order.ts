/** What is due goes by number where the time is the same: in SQLite each index has the number of its row at its end, here it must be named. */
export const dueOrder = `
drop index deliveries_due;
create index deliveries_due on deliveries (lane, issue, due_at, id) where state = 'pending' and waiting = 0;
drop index deliveries_of_issue;
create index deliveries_of_issue on deliveries (issue, id);
drop index fixes_due;
create index fixes_due on fixes (lane, due_at, delivery) where state = 'pending' and waiting = 0;
drop index fixes_pressing;
create index fixes_pressing on fixes (lane, due_at, delivery) where state = 'pending' and waiting = 0 and pressing = 1;
`
