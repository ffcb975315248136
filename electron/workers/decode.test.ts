import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText } from './decode.ts'

const text = 'Größe und Maß: “naïve” models, 5 €\nЛинейные модели'
const western = 'Größe: “naïve” models, 5 € — done'

/** Windows-1252 bytes of a text, by the code points this test uses. */
const codes: Readonly<Record<string, number>> = { '€': 0x80, '“': 0x93, '”': 0x94, '—': 0x97 }
const inWindows1252 = Uint8Array.from(western, character => codes[character] ?? character.charCodeAt(0))
const bigEndian = (value: string) => Buffer.from(value, 'utf16le').swap16()

describe('a file is decoded', () => {
  test.each([
    ['UTF-8', Buffer.from(text), text],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), text],
    ['UTF-16LE with a mark', Buffer.from(`\ufeff${text}`, 'utf16le'), text],
    ['UTF-16BE with a mark', bigEndian(`\ufeff${text}`), text],
    ['UTF-16LE without a mark', Buffer.from(western, 'utf16le').subarray(0), western],
    ['UTF-16BE without a mark', bigEndian('plain text'), 'plain text'],
    ['Windows-1252', inWindows1252, western],
    ['nothing at all', Buffer.alloc(0), ''],
  ])('from %s', (_name, bytes, expected) => {
    expect(decodeText(bytes)).toBe(expected)
  })

  test('whatever well-formed text it holds', () => {
    const wellFormed = fc.string({ unit: 'binary' }).filter(value => !/^\ufeff|\0/.test(value))
    fc.assert(
      fc.property(wellFormed, value => {
        expect(decodeText(Buffer.from(value))).toBe(value)
        expect(decodeText(Buffer.from(`\ufeff${value}`, 'utf16le'))).toBe(value)
      }),
    )
  })
})

test('a file that is no text is refused', () => {
  const picture = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0x49)
  expect(() => decodeText(picture)).toThrow(expect.objectContaining({ code: 'import-failed' }))
})
