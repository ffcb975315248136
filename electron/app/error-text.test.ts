import { expect, test } from 'vitest'
import { describeError } from './error-text.ts'

test('what a message quotes is left out, and where it happened is kept', () => {
  let caught: unknown
  try {
    JSON.parse('{ "title": Sparse attention }')
  } catch (error) {
    caught = error
  }
  const text = describeError(caught)
  expect(text).toMatch(/^SyntaxError Unexpected token …\n\s+at /)
  expect(text).not.toContain('Sparse')
})

test('a system error keeps its code and its call', () => {
  const error = Object.assign(new Error("ENOSPC: no space left on device, write 'x'"), {
    code: 'ENOSPC',
    syscall: 'write',
  })
  expect(describeError(error)).toMatch(/^Error ENOSPC write ENOSPC: no space left on device, write …\n/)
})

test('what is thrown without being an error is named by its kind', () => {
  expect(describeError('Sparse attention')).toBe('string')
})
