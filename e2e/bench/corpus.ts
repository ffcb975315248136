/**
 * Made-up papers, as many as asked, the same ones every time.
 *
 * Words follow a Zipf-like law and coined names keep the vocabulary growing, as
 * in real abstracts; an abstract has about 1,300 characters.
 */
import { columns, draft, type Paper, paperId } from '../../shared/library/paper.ts'

const words =
  'the of a and to in we for that with is on by are this our from as can model method data which learning network results show propose paper based approach using these performance training task between systems problem time high more large than each first new two such state over while both been most novel framework across graph image language policy sample bound error noise signal field wave surface cell protein market survey tree river glacier comet loom lighthouse orchard harbour lattice enzyme quasar sediment dialect archive kernel tensor prior posterior gradient entropy manifold spectrum resonance catalyst reservoir corpus grammar pigment turbine'.split(
    ' ',
  )
const syllables = 'ka lo mi ren tas vo quil dar fen zu bri nex ol tha mer pin sco wyl eth gra'.split(' ')
const families =
  'Lima Ødegård Nakamura Okafor Petrov García Müller Haddad Silva Kowalska Nguyễn Brandt'.split(' ')
const givens = 'Ana Jun Sofia Omar Ivan Núria Tom Aisha Björn Mei Chloé Paul'.split(' ')

/** A stream of numbers in [0, 1), the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** `count` papers of the Inbox. */
export function corpus(count: number): Paper[] {
  const random = randomFrom(count)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const word = () => words[Math.floor(words.length ** random()) - 1] ?? 'the'
  const coined = () => pick(syllables) + pick(syllables) + pick(syllables)
  const sentence = (length: number) => {
    const text = Array.from({ length }, () => (random() < 0.04 ? coined() : word())).join(' ')
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
  }
  return Array.from({ length: count }, (_, index): Paper => {
    const abstract = Array.from({ length: 9 + Math.floor(random() * 5) }, () =>
      sentence(14 + Math.floor(random() * 16)),
    )
    return {
      ...draft({ title: `${coined().toUpperCase()}-${index}: ${sentence(8).slice(0, -1)}` }),
      abstract: abstract.join(' '),
      authors: Array.from({ length: 1 + Math.floor(random() * 5) }, () => ({
        given: pick(givens),
        family: pick(families),
      })),
      year: 2020 + Math.floor(random() * 7),
      links: random() < 0.4 ? [{ kind: 'code', url: `https://github.com/example/${coined()}` }] : [],
      id: paperId(`bench${index.toString(36).padStart(7, '0')}`),
      column: 'inbox',
      rank: index,
      addedAt: 1_790_000_000_000 + index,
      movedAt: 1_790_000_000_000 + index,
      isStarred: false,
      tags: [],
      note: '',
      priority: null,
      skipReason: null,
      citeKey: null,
      origin: 'benchmark',
    }
  })
}

/** The most papers that the Inbox of a whole board holds. */
const largestInbox = 10_000

/** `count` papers as after years of use: no more than ten thousand in the Inbox, the rest shared by the other columns. */
export function boardCorpus(count: number): Paper[] {
  const others = columns.filter(column => column !== 'inbox')
  return corpus(count).map((paper, index) => ({
    ...paper,
    column: index < largestInbox ? 'inbox' : (others[index % others.length] ?? 'done'),
  }))
}
