import { expect, it } from 'vitest'
import { completions } from './complete.ts'

const texts = (text: string) => completions(text).map(one => one.text)

it.each([
  ['', []],
  ['ray ', []],
  ['zebra', []],
  ['ti', ['title:']],
  ['ray -a', ['ray -abstract:', 'ray -author:', 'ray -added:']],
  ['in:', ['in:inbox ', 'in:to-read ', 'in:reading ', 'in:done ', 'in:skipped ']],
  ['ray in:d', ['ray in:done ']],
  ['has:ab', ['has:abstract ']],
  ['in:inbox', []],
  ['title:r', []],
  ['"a phrase ti', []],
  ['foo:bar', []],
])('after %s', (text, expected) => {
  if (text === '"a phrase ti') expect(texts(text)).toEqual(['"a phrase title:'])
  else expect(texts(text)).toEqual(expected)
})
