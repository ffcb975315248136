import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodedChunks, decodeText } from './decode.ts'

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

  // Tea, in each of them.
  test.each([
    ['GB 2312', '<?xml version="1.0" encoding="gb2312"?>', [0xb2, 0xe8], '茶'],
    ['Shift JIS', "<?xml version='1.0' encoding='Shift_JIS'?>", [0x92, 0x83], '茶'],
    ['EUC-KR', '<html><head><meta charset=euc-kr>', [0xc2, 0xf7], '차'],
    ['Big5', '% Encoding: Big5\n', [0xaf, 0xf9], '茶'],
    ['a Latin alphabet', '<?xml version="1.0" encoding="ISO-8859-2"?>', [0xb9, 0xf8], 'šř'],
    ['one that it does not know', '<?xml version="1.0" encoding="x-tea"?>', [0xe9], 'é'],
    ['UTF-8, which it is not', '<?xml version="1.0" encoding="UTF-8"?>', [0xe9], 'é'],
  ])('from %s, as it says itself', (_name, head, bytes, expected) => {
    expect(decodeText(Buffer.concat([Buffer.from(head), Uint8Array.from(bytes)]))).toBe(head + expected)
  })

  test('as UTF-8 where it is, whatever it says', () => {
    const page = `<?xml version="1.0" encoding="gb2312"?>${text}`
    expect(decodeText(Buffer.from(page))).toBe(page)
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

describe('a file in pieces is the same text', () => {
  const tea = Buffer.concat([Buffer.from('% Encoding: Big5\n'), Uint8Array.from([0xaf, 0xf9, 0xaf, 0xf9])])
  test.each([
    ['UTF-8', Buffer.from(`\ufeff${text} 🫖🫖`)],
    ['UTF-16LE', Buffer.from(`\ufeff${text} 🫖🫖`, 'utf16le')],
    ['UTF-16BE', bigEndian(`\ufeff${text} 🫖🫖`)],
    ['Windows-1252', inWindows1252],
    ['one that it names', tea],
  ])('in %s', (_name, bytes) => {
    for (const size of [4, 6, 10, 18])
      expect([...decodedChunks(bytes, size)].join('')).toBe(decodeText(bytes))
    expect([...decodedChunks(bytes, 6)].length).toBeGreaterThan(2)
  })
})

test('a file that is no text is refused', () => {
  const picture = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0x49)
  expect(() => decodeText(picture)).toThrow(expect.objectContaining({ code: 'import-failed' }))
})
