import { expect, test } from 'vitest'
import type { Name } from './paper.ts'
import { toRow } from './row.ts'
import { paper } from './test-paper.ts'

const lima: Name = { given: 'Ana', family: 'Lima' }
const berg: Name = { given: 'Jan', particle: 'van der', family: 'Berg' }
const nobody: Name = { family: '' }

test.each<{ authors: Name[]; byline: string }>([
  { authors: [], byline: 'A Journal' },
  { authors: [nobody, { literal: '' }], byline: 'A Journal' },
  { authors: [nobody, lima], byline: 'Lima' },
  { authors: [berg, lima], byline: 'van der Berg and Lima' },
  { authors: [{ given: 'Aristotle' }, nobody, lima, nobody, berg], byline: 'Aristotle, Lima and 1 more' },
  { authors: [lima, { literal: 'The Group' }, { literal: 'B' }, berg], byline: 'Lima, The Group and 2 more' },
])('$byline is said of $authors', ({ authors, byline }) => {
  expect(toRow(paper({ id: 'a', authors, venue: 'A Journal' })).byline).toBe(byline)
})
