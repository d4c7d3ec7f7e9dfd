import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { migrations } from '../../src/store/sqlite/migrations.ts'

/**
 * Files that have taken these steps are out in the world: a step that was changed would make two formats of one number.
 * A new step goes to the end of the list, and its hash to the end of this one.
 */
const released = [
  '015d93cb5e6329dc',
  '1804d9e48118bb3c',
  '88a5604ca3966cd8',
  '8419fd6ebbbcd1a8',
  '167db2c503e7843b',
  '9de848f015fe8dd0',
  'a9ff902c95a41967',
  '7c8f7d1695dae82e',
  '5598ce4cf4ca2d81',
  'bba1003412824163',
  'dc8b15093e25372c',
  'a958a936030bf9e5',
  '98f4e25ad56dee06',
  'b9117410b341559d',
  'e8ca53e8524e87d3',
  '73ec3a922ed6d7c6',
  '52c2077db7c61449',
  'a89aa0096d2da066',
  '18d907d53d43b106',
  '033e50678d24220c',
  'ae06ab588a3f1aa5',
  '6f7dde33c22b0431',
  'e8f7a89da5139507',
  '6ea1e10398dbed0c',
  '66c7bd3954b74690',
  '0e4f01cef24ab0e6',
  '0a9c02d2de0b4e8d',
  'c56d00a4c7eed572',
  '59229814f7cd9c3b',
  '1f70c27f7121b841',
  '632e16fb39278afe',
  '6c83e8581bc10896',
  'fa5c8b073f34077d',
  'ee9c6ebbdfea4660',
  'd96da3ab3f25e4c2',
  '6bc3daaf392401ce',
  'd96da3ab3f25e4c2',
]

it('no step that was released is another one now', () => {
  expect(migrations.map((sql) => createHash('sha256').update(sql).digest('hex').slice(0, 16))).toEqual(released)
})
