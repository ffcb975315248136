import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keyTable } from './key-table.ts'

/** A table without the padding that the formatter adds. */
const cells = (table: string) =>
  table
    .split('\n')
    .filter(line => line.startsWith('|') && !/^\|[\s|-]*$/.test(line))
    .map(line => line.split('|').map(cell => cell.trim()))

test("README's key table is the command table", () => {
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8')
  const shown = /<!-- keys:[^>]*-->([\s\S]*?)<!-- \/keys -->/.exec(readme)?.[1] ?? ''
  expect(cells(shown)).toEqual(cells(keyTable()))
})
