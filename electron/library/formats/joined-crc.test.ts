import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinedCrc } from './joined-crc.ts'

test('the checksum of two parts is that of the whole', () => {
  const bytes = fc.uint8Array({ maxLength: 300 })
  fc.assert(
    fc.property(bytes, bytes, (first, second) => {
      const whole = crc32(Buffer.concat([first, second]))
      expect(joinedCrc(crc32(first), crc32(second), second.length)).toBe(whole)
    }),
  )
})

test('also of parts of many megabytes', () => {
  const [first, second] = [Buffer.from('head'), Buffer.alloc(20_000_001, 'paper')]
  expect(joinedCrc(crc32(first), crc32(second), second.length)).toBe(crc32(Buffer.concat([first, second])))
})
