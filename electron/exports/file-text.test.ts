import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportFormats, usualOptions } from '../../shared/exports/options.ts'
import { fileText, keysIn } from '../../shared/exports/writer.ts'
import type { Paper } from '../../shared/library/paper.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { FileText } from './file-text.ts'

/** A paper in one of its states; in the list of ids one without an arXiv id says nothing. */
const state = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
  title: fc.constantFrom('Tea', 'Łódź', 'Slow Water'),
  arxivId: fc.constantFrom(null, '2206.07690', '2206.07691'),
  key: fc.constantFrom('', '1', 'B'),
})
/** A file of papers in any order, each once. */
const file = fc.uniqueArray(state, { selector: ({ id }) => id, maxLength: 8 })

describe.each(exportFormats)('a kept file in %s', format => {
  const options = { ...usualOptions, format }

  it('has the bytes of one made anew, whatever it held before, and says where they are the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 2, maxLength: 5 }), async files => {
        const kept = new FileText(options)
        // The same state is the same object, as in a library.
        const papers = new Map<string, Paper>()
        let before: string | null = null
        for (const states of files) {
          const now = states.map(({ id, title, arxivId }) => {
            const name = `${id} ${title} ${arxivId ?? ''}`
            const known = papers.get(name) ?? paper({ id, title, arxivId })
            papers.set(name, known)
            return known
          })
          const keys = new Map(
            states.map(({ key }, at) => [(now[at] as Paper).id, `${key}${states[at]?.id}`]),
          )
          const text = fileText(options, now, keys)
          const bytes = await kept.bytesOf(now, keysIn(keys))
          expect(bytes?.toString() ?? before).toBe(text)
          if (before !== null && bytes !== null && isInOneOrder(format)) expect(text).not.toBe(before)
          before = text
        }
      }),
      { numRuns: 300 },
    )
  })
})

it('is made in full after it was forgotten', async () => {
  const kept = new FileText(usualOptions)
  const papers = [paper({ id: 'a' })]
  const keys = new Map(papers.map(({ id }) => [id, 'tea']))
  const bytes = await kept.bytesOf(papers, keysIn(keys))
  expect(await kept.bytesOf(papers, keysIn(keys))).toBeNull()
  kept.forget()
  expect(await kept.bytesOf(papers, keysIn(keys))).toEqual(bytes)
})

/** Whether the order in which papers are given says nothing. */
function isInOneOrder(format: (typeof exportFormats)[number]): boolean {
  return format === 'bibtex' || format === 'biblatex' || format === 'csl-json'
}
