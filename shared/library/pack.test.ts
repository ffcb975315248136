import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packRows, unpackRows } from './pack.ts'
import { columns, linkKinds, paperId, priorities, skipReasons } from './paper.ts'

const text = fc.string({ unit: 'grapheme' })
const row = fc.record({
  id: fc.stringMatching(/^[\w-]{1,16}$/).map(paperId),
  column: fc.constantFrom(...columns),
  rank: fc.double({ noNaN: true, noDefaultInfinity: true }).filter(rank => !Object.is(rank, -0)),
  title: text,
  byline: text,
  year: fc.option(fc.integer({ min: 1, max: 9999 })),
  addedAt: fc.nat(),
  movedAt: fc.nat(),
  isStarred: fc.boolean(),
  tags: fc.array(text, { maxLength: 3 }),
  hasNote: fc.boolean(),
  priority: fc.constantFrom(null, ...priorities),
  skipReason: fc.constantFrom(null, ...skipReasons),
  linkKinds: fc.subarray([...linkKinds]),
})

test('rows come back as they went', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), rows => {
      expect(unpackRows(packRows(rows))).toEqual(rows)
    }),
  )
})
