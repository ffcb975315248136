import { expect, test } from 'vitest'
import { type ImportPreview, matchKinds, type MatchKind } from '../../shared/ipc/importing.ts'
import { paperId } from '../../shared/library/paper.ts'
import {
  chosenOf,
  countKinds,
  fateOf,
  fatesFor,
  type ImportChoices,
  moved,
  placesIn,
  tally,
} from './import-choices.ts'

function preview(
  kinds: readonly MatchKind[],
  firstLines = kinds.map((_, place) => place + 1),
): ImportPreview {
  return {
    ...{ token: 1, name: 'a text', kind: 'bibtex', lineCount: 9 },
    matches: Uint8Array.from(kinds, kind => matchKinds.indexOf(kind)),
    firstLines: Uint32Array.from(firstLines),
    chrome: { count: 2, first: [] },
    unsure: { count: 1, first: [] },
  }
}

const nothingSaid: ImportChoices = { fates: new Map(), same: new Map(), fills: true }
const all = preview(['new', 'known', 'gaps', 'repeated', 'near'])

test('where nothing is said, what is new or only like another is added, and gaps are filled', () => {
  expect(chosenOf(all, nothingSaid)).toEqual({
    papers: Uint32Array.of(0, 4),
    same: [],
    fill: Uint32Array.of(2, 3),
  })
  expect(tally(all, nothingSaid)).toEqual({ added: 2, filled: 1, gaps: 1 })
  const withoutFills = { ...nothingSaid, fills: false }
  expect(chosenOf(all, withoutFills)).toEqual({
    papers: Uint32Array.of(0, 4),
    same: [],
    fill: new Uint32Array(),
  })
  expect(tally(all, withoutFills)).toEqual({ added: 2, filled: 0, gaps: 1 })
})

test('what is said of a paper holds, whatever it is', () => {
  const as = paperId('k')
  const said: ImportChoices = {
    fates: new Map([
      [0, 'leave'],
      [1, 'add'],
      [2, 'leave'],
      [4, 'fill'],
    ]),
    same: new Map([[4, as]]),
    fills: true,
  }
  expect(chosenOf(all, said)).toEqual({
    papers: Uint32Array.of(1),
    same: [{ place: 4, as }],
    fill: Uint32Array.of(3),
  })
  expect(tally(all, said)).toEqual({ added: 1, filled: 1, gaps: 1 })
  expect(matchKinds.every(kind => fatesFor(kind).includes(fateOf(kind, 9, said)))).toBe(true)
})

test('each part of the sheet has its papers, and the known ones are those with gaps too', () => {
  expect(countKinds(all)).toEqual({ all: 5, new: 1, known: 2, near: 1, repeated: 1, lines: 3 })
  expect([...placesIn(all, 'known')]).toEqual([1, 2])
  expect([...placesIn(all, 'all')]).toEqual([0, 1, 2, 3, 4])
  expect([...placesIn(all, 'lines')]).toEqual([])
})

test('what was said is found again by its line when the text is read anew', () => {
  const before = preview(['new', 'new', 'near', 'new'], [1, 5, 9, 13])
  const after = preview(['new', 'near', 'new', 'new'], [5, 9, 11, 13])
  const said: ImportChoices = {
    fates: new Map([
      [0, 'leave'],
      [1, 'leave'],
      [2, 'fill'],
      [3, 'leave'],
    ]),
    same: new Map([[2, 1]]),
    fills: true,
  }
  expect(moved(said, before, after)).toEqual({
    fates: new Map([
      [0, 'leave'],
      [1, 'fill'],
      [3, 'leave'],
    ]),
    same: new Map([[1, 0]]),
  })
  expect(moved(nothingSaid, before, after)).toEqual({ fates: new Map(), same: new Map() })
})
