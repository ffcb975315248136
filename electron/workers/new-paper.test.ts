import { expect, test } from 'vitest'
import { draft, type Draft, unknowns } from '../../shared/library/paper.ts'
import { newPaper } from './new-paper.ts'
import { newPaperId } from './paper-id.ts'

const own = ['priority', 'skipReason', 'formerKeys']
const arrival = { column: 'inbox', origin: 'a file', at: 7, tags: ['tea'], citeKey: null } as const

test('a new paper has every field that its source told', () => {
  const optional = Object.keys(unknowns).filter(name => !own.includes(name))
  const told = Object.fromEntries(
    [...Object.keys(draft({ title: '' })), ...optional].map(name => [name, name]),
  )
  const paper = newPaper(told as unknown as Draft, { ...arrival, id: newPaperId() })
  expect(paper).toMatchObject(told)
})

test('a new paper has no field that its source did not tell', () => {
  const paper = newPaper(draft({ title: 'Tea' }), { ...arrival, id: newPaperId() })
  expect(Object.keys(paper).filter(name => name in unknowns)).toEqual(['priority', 'skipReason'])
})
