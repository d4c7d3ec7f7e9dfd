import { expect, it } from 'vitest'
import { withoutOddSigns } from '../../src/store/postgres/dialect/signs.ts'
import { translate } from '../../src/store/postgres/dialect/translate.ts'

const said = (sql: string): string => translate(sql).sql.replace(/\s+/g, ' ').trim()

it.each([
  ['places for values', 'select a from t where b = ? and c = ?', 'select a from t where b = $1 and c = $2'],
  ['names for values', 'update t set a = :x, b = :y where c > :x', 'update t set a = $1, b = $2 where c > $1'],
  [
    'no places in text',
    "select '?', ':x', 'it''s ?' from t where a = ?",
    "select '?', ':x', 'it''s ?' from t where a = $1",
  ],
  ['no places in comments', 'select a -- why?\n from t where b = ?', 'select a -- why? from t where b = $1'],
  ['a cast of its own', 'select a::text from t where b = :x', 'select a::text from t where b = $1'],
  ['hints of indexes', 'update t indexed by t_open set a = 1', 'update t set a = 1'],
  [
    'orders of joining',
    'select 1 from a cross join b indexed by b_x on b.i = a.i cross join c where c.i = 1',
    'select 1 from a join b on b.i = a.i cross join c where c.i = 1',
  ],
  [
    'an order of joining with rows that are selected',
    'select 1 from (select 1 from a cross join b) x cross join (select 2 from c where d) y on y.i = x.i',
    'select 1 from (select 1 from a cross join b) x join (select 2 from c where d) y on y.i = x.i',
  ],
  ['the greatest of two', 'select max(a, min(b, ?)), max(c) from t', 'select greatest(a, least(b, $1)), max(c) from t'],
  [
    'choices',
    "select iif(a = 1, 'x', iif(b, ?, 0))",
    "select case when a = 1 then 'x' else case when b then $1 else 0 end end",
  ],
  [
    'kinds of numbers',
    'select cast(? as integer), cast(a as real)',
    'select cast($1 as bigint), cast(a as double precision)',
  ],
  [
    'whatever is the same',
    'select 1 where a is ? and b is not c',
    'select 1 where a is not distinct from $1 and b is distinct from c',
  ],
  ['what is null', 'select a is null, b is not null', 'select a is null, b is not null'],
  ['names with capitals', 'select min(x.due_at) as dueAt', 'select min(x.due_at) as "dueAt"'],
  ['places in JSON', "select d.x ->> '$.a[0].b', y ->> 'k'", "select ((d.x)::json #>> '{a,0,b}'), ((y)::json ->> 'k')"],
  ['a place that a row names', 'select n.list ->> i.place', 'select ((n.list)::json ->> (i.place)::integer)'],
  ['texts out of JSON', "select json_extract(o.value, '$.a.b')", "select ((o.value)::json #>> '{a,b}')"],
  [
    'lists in JSON',
    "select json_group_array(json_object('a', x, 'b', json(y)) order by z)",
    "select coalesce(json_agg(json_build_object('a', x, 'b', (y)::json) order by z)::text, '[]')",
  ],
  [
    'what is there already',
    'insert or ignore into t (a) values (?)',
    'insert into t (a) values ($1) on conflict do nothing',
  ],
])('says %s as PostgreSQL does', (_, sqlite, postgres) => {
  expect(said(sqlite)).toBe(postgres)
})

it('gives rows out of JSON a name where SQLite needs none', () => {
  expect(said("select value from json_each(?, '$.a')")).toMatch(
    /^select value from lateral \(.*'\{a\}'.*\) as entries$/,
  )
  expect(said('select t.value from a, json_each(a.b) t where 1 = 1')).toMatch(/\) t where 1 = 1$/)
})

it.each([
  ['select min(x) from (select 1 as x)', 'select min(x) from (select 1 as x) each'],
  ['select 1 from a join (select 2 as b) on a.b = 2', 'select 1 from a join (select 2 as b) c on a.b = 2'],
])('refuses rows without a name, as servers before PostgreSQL 16 do: %s', (without, named) => {
  expect(() => translate(without)).toThrow('name the rows')
  expect(said(named)).toBe(named)
})

it('reads a list that is given once, and expects one entry: each is looked up by an index, whatever is known of the tables', () => {
  const list = /lateral \(.*jsonb_array_elements\(\((?:\$1|cast\(\$1 as text\))\)::jsonb\).* between 1 and \d+\)/
  const short = (sql: string): string => said(sql).replace(list, 'LIST')
  expect(short('select j.value ->> 1 from json_each(?) j where j.value = 2')).toBe(
    'select (j.content ->> 1) from LIST j where j.value = 2',
  )
  expect(short('insert into t select value ->> 0 from json_each(cast(:all as text)) where true')).toBe(
    'insert into t select (content ->> 0) from LIST as entries where true',
  )
  // What a row holds is JSON in text, and may be anything.
  expect(short("select o.value ->> 'k' from t, json_each(t.list) o")).toMatch(/\(\(o.value\)::json ->> 'k'\)/)
})

it('gives the values in the order of their places', () => {
  const { values } = translate('select :b, :a, :b, cast(:c as real)')
  expect(values({ a: 1.9, b: 'x', c: 0.5 })).toEqual(['x', 1, 0.5])
  expect(translate('select ?, ?').values([null, 2])).toEqual([null, 2])
  expect(() => values({ a: 1 })).toThrow('nothing is given for b')
})

it('refuses what has no counterpart', () => {
  expect(() => translate('insert or replace into t values (1)')).toThrow('on conflict')
  expect(() => translate('select json_extract(a, \'$."x y"\')')).toThrow('no path')
})

it.each([
  ['a\0b', 'a\ufffdb'],
  [JSON.stringify({ a: '\0\ud83d' }), JSON.stringify({ a: '\ufffd\ufffd' }).replaceAll('\ufffd', '\\ufffd')],
  ['{"a":"\\ud83d\\ude00\\ud83d"}', '{"a":"\\ud83d\\ude00\\ufffd"}'],
  ['{"a":"\\\\u0000"}', '{"a":"\\\\u0000"}'],
  ['{"a":"\\\\\\u0000"}', '{"a":"\\\\\\ufffd"}'],
  ['written \\u0000', 'written \\u0000'],
])('takes what no text has out of %j', (text, taken) => {
  expect(withoutOddSigns(text)).toBe(taken)
})
