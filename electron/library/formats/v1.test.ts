import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { crc32 } from 'node:zlib'
import { plan } from '../../../shared/library/operations.ts'
import { type Change, sources } from '../../../shared/library/changes.ts'
import { columns, linkKinds, type Paper, paperId } from '../../../shared/library/paper.ts'
import { paper } from '../../../shared/library/test-paper.ts'
import { Overlay, Papers } from '../papers.ts'
import { encodeEntry } from '../journal.ts'
import { Slices } from '../slices.ts'
import { decodeEntry, type Entry } from './v1.ts'
import { readSnapshot, type Snapshot, snapshotCheck, snapshotPieces } from './v1-snapshot.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 20 })
const id = fc.stringMatching(/^[\w-]{1,16}$/).map(paperId)
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).filter(value => !Object.is(value, -0))
/** As it comes back: JSON has no -0. */
const jsonValue = fc.jsonValue().map(value => JSON.parse(JSON.stringify(value)) as unknown)
const unknownFields = fc.dictionary(fc.constantFrom('rating', 'série', '__proto__', 'x y'), jsonValue)
const papers: fc.Arbitrary<Paper> = fc
  .record({
    id,
    column: fc.constantFrom(...columns),
    rank: number,
    title: text,
    abstract: text,
    authors: fc.array(fc.record({ family: text, given: text }), { maxLength: 2 }),
    links: fc.array(fc.record({ kind: fc.constantFrom(...linkKinds), url: text }), { maxLength: 2 }),
    year: fc.option(fc.integer()),
    doi: fc.option(text),
    tags: fc.array(text, { maxLength: 2 }),
    isStarred: fc.boolean(),
  })
  .chain(known =>
    unknownFields.map(more => JSON.parse(JSON.stringify({ ...paper(known), ...more })) as Paper),
  )
const pair = <T>(value: fc.Arbitrary<T>) => fc.tuple(value, value)
const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ type: fc.constant('added' as const), paper: papers }),
  fc.record({ type: fc.constant('removed' as const), paper: papers }),
  fc.record({
    type: fc.constant('edited' as const),
    id,
    fields: fc.record(
      {
        column: pair(fc.constantFrom(...columns)),
        rank: pair(number),
        note: pair(text),
        citeKey: pair(fc.option(text)),
        tags: pair(fc.array(text, { maxLength: 2 })),
        laterField: pair(text),
      },
      { requiredKeys: [] },
    ),
  }),
)
const entries: fc.Arbitrary<Entry> = fc.record({
  seq: fc.integer({ min: 1, max: 1e12 }),
  at: fc.nat(),
  source: fc.constantFrom(...sources),
  of: fc.option(fc.nat()),
  changes: fc.array(changes, { maxLength: 4 }),
})

async function lineOf(entry: Entry, previous = '0badcafe'): Promise<Buffer> {
  const { pieces, length } = await encodeEntry(entry, previous, new Slices())
  const line = Buffer.concat(pieces)
  expect(line.length).toBe(length)
  return line.subarray(0, -1)
}

describe('an entry', () => {
  test('comes back from its line as it went, unknown fields included [L10]', async () => {
    await fc.assert(
      fc.asyncProperty(entries, async entry => {
        const line = await lineOf(entry)
        const crc = line.toString('latin1', 0, 8)
        expect(decodeEntry(line)).toEqual({ ...entry, previous: '0badcafe', crc })
      }),
    )
  })

  test('comes back where a field of another version looks like several changes', async () => {
    const lists = [
      ['added', 1],
      ['removed', 2],
      ['edited', 'x', {}],
    ]
    const odd = { ...paper({ id: 'a', tags: ['],["added",', '],["edited","'] }), later: lists } as Paper
    const changes: Change[] = [
      { type: 'added', paper: odd },
      { type: 'removed', paper: odd },
    ]
    const line = await lineOf({ seq: 3, at: 1, source: 'user', of: null, changes })
    expect(decodeEntry(line)?.changes).toEqual(changes)
  })

  test('keeps the words for what its changes do not say', async () => {
    const entry: Entry = { ...edit({ note: ['', 'x'] }), label: 'Went back 2 steps', of: 1 }
    expect(decodeEntry(await lineOf(entry))).toMatchObject(entry)
  })

  test('is one line, whatever its texts contain', async () => {
    const line = await lineOf(edit({ note: ['a\nb', 'c\r\n\u2028'] }))
    expect(line.includes(10)).toBe(false)
  })

  test('is refused when any bit of it is another', async () => {
    const line = await lineOf(edit({ column: ['inbox', 'done'] }))
    for (let bit = 0; bit < line.length * 8; bit++) {
      const flipped = Buffer.from(line)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(decodeEntry(flipped)).toBeNull()
    }
  })

  test.each([
    ['no such column', '[["edited","a",{"column":["inbox","bin"]}]]'],
    ['a rank that is a text', '[["edited","a",{"rank":[1,"2"]}]]'],
    ['another id', '[["edited","a",{"id":["a","b"]}]]'],
    ['one value where two belong', '[["edited","a",{"rank":[1]}]]'],
    ['an id that is none', '[["edited","a/b",{"rank":[1,2]}]]'],
    ['a paper without a title', '[["added",{"id":"a"}]]'],
    ['no such change', '[["moved","a"]]'],
    ['no list', '{}'],
  ])('is refused with %s, though its checksum holds', (_, list) => {
    const body = `1 00000000 {"t":1,"source":"user","changes":${list}}`
    expect(decodeEntry(Buffer.from(`${crc32(body).toString(16).padStart(8, '0')} ${body}`))).toBeNull()
  })

  test('that moves one paper takes at most 200 bytes', async () => {
    const one = paper({ id: 'a1b2c3d4e5f6', rank: -1234, movedAt: 1_795_000_000_000 })
    const view = new Overlay(new Papers(new Map([[one.id, one]])))
    const moved = plan(view, { type: 'move', ids: [one.id], to: 'to-read' }, 1_795_000_111_111)
    const line = await lineOf({
      seq: 123_456,
      at: 1_795_000_111_111,
      source: 'user',
      of: null,
      changes: moved,
    })
    expect(line.length).toBeLessThanOrEqual(200)
  })
})

describe('a snapshot', () => {
  const libraryId = '6f1c1f0e-0000-4000-8000-000000000000'

  test('comes back as it went, and is one valid JSON text [L10]', async () => {
    const extras = fc
      .dictionary(fc.stringMatching(/^x[a-z]{0,8}$/), fc.jsonValue())
      .map(one => Object.entries(JSON.parse(JSON.stringify(one)) as Record<string, unknown>))
    const lists = fc.uniqueArray(papers, { selector: one => one.id, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(lists, fc.nat(), extras, async (list, seq, more) => {
        const snapshot = { libraryId, seq, papers: list, extras: more }
        const bytes = written(snapshot)
        expect(await readSnapshot(bytes)).toEqual({ is: 'valid', snapshot: { ...snapshot, rejected: [] } })
        expect(JSON.parse(bytes.toString())).toMatchObject({ format: 1, minReader: 1, libraryId, seq })
      }),
    )
  })

  test('holds one paper per line', () => {
    const lines = written({ libraryId, seq: 2, papers: [paper({ id: 'a' }), paper({ id: 'b' })], extras: [] })
      .toString()
      .split('\n')
    expect(lines).toHaveLength(5)
    expect(JSON.parse(lines[2] ?? '')).toEqual(paper({ id: 'b' }))
  })

  test('is never taken for valid after any byte of it became another', async () => {
    const bytes = written({ libraryId, seq: 2, papers: [paper({ id: 'a' })], extras: [['x', 1]] })
    for (let index = 0; index < bytes.length - 1; index++) {
      const changed = Buffer.from(bytes)
      changed[index] = (changed[index] ?? 0) ^ 4
      expect((await readSnapshot(changed)).is).not.toBe('valid')
    }
  })

  test('cut short still gives the papers on its whole lines', async () => {
    const bytes = written({ libraryId, seq: 7, papers: [paper({ id: 'a' }), paper({ id: 'b' })], extras: [] })
    const reading = await readSnapshot(bytes.subarray(0, bytes.length - 80))
    expect(reading.is).toBe('damaged')
    expect(reading).toMatchObject({ snapshot: { seq: 7, papers: [paper({ id: 'a' })] } })
  })
})

function written(snapshot: Snapshot): Buffer {
  const body = [...snapshotPieces(snapshot, 'paperlane/1.0.0')].join('')
  return Buffer.from(body + snapshotCheck(crc32(body)))
}

function edit(fields: Extract<Change, { type: 'edited' }>['fields']): Entry {
  return { seq: 3, at: 1, source: 'user', of: null, changes: [{ type: 'edited', id: paperId('a'), fields }] }
}
