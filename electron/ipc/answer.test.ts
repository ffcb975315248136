import { describe, expect, test } from 'vitest'
import { emptyMenuState } from '../../shared/commands/menu-state.ts'
import { errorTexts, PaperlaneError } from '../../shared/errors.ts'
import { usualOptions } from '../../shared/exports/options.ts'
import { type CallName, callNames, type Handlers } from '../../shared/ipc/contract.ts'
import { usualPreferences } from '../../shared/settings/preferences.ts'
import { answer } from './answer.ts'

const options = usualOptions
const id = 'abcDEF123456'

/** For every call an argument it takes, and some it must not. */
const given: Readonly<Record<CallName, { readonly good: unknown; readonly bad: readonly unknown[] }>> = {
  'board.open': { good: undefined, bad: [null, {}] },
  'board.rows': { good: { request: 1 }, bad: [undefined, { request: 0.5 }, { request: 1, more: 1 }] },
  'view.save': {
    good: { mode: 'board', column: 'inbox', focused: { inbox: id, done: null } },
    bad: [
      { mode: 'list', column: 'inbox', focused: {} },
      { mode: 'board', column: 'inbox', focused: { attic: id } },
    ],
  },
  'settings.read': { good: undefined, bad: [{}] },
  'settings.write': {
    good: usualPreferences,
    bad: [
      { ...usualPreferences, library: '/etc' },
      { ...usualPreferences, appearance: { ...usualPreferences.appearance, theme: 'plaid' } },
      { ...usualPreferences, appearance: { theme: 'dark' } },
      { ...usualPreferences, keys: { ...usualPreferences.keys, own: { 'paper.done': ['Alt+D'] } } },
      { ...usualPreferences, keys: { ...usualPreferences.keys, own: { 'paper.burn': ['D'] } } },
    ],
  },
  'search.find': {
    good: { text: 'title:ray', limit: null },
    bad: [
      { text: 'ray' },
      { text: 'x'.repeat(2_001), limit: null },
      { text: 'ray', limit: 0 },
      { text: 'ray', limit: 201 },
    ],
  },
  'search.mark': {
    good: { text: 'ray', known: { generation: 0, count: 0 } },
    bad: [{ text: 'ray' }, { text: 'ray', known: { generation: 0, count: -1 } }],
  },
  'search.check': {
    good: { text: 'ray', ids: [id] },
    bad: [{ text: 'ray' }, { text: 'ray', ids: [1] }, { text: 'ray', ids: Array(201).fill(id) }],
  },
  'search.count': { good: { texts: ['ray'] }, bad: [{ texts: [1] }, { texts: Array(201).fill('ray') }] },
  'fetch.missing': {
    good: { ids: [id] },
    bad: [undefined, {}, { ids: ['../etc'] }, { ids: [id], url: 'https://example.org' }],
  },
  'fetch.stop': { good: undefined, bad: [{}, { ids: [id] }] },
  'searches.read': { good: undefined, bad: [{}] },
  'searches.write': {
    good: { searches: [{ name: 'Rays', text: 'ray' }] },
    bad: [
      { searches: [{ name: '', text: 'ray' }] },
      {
        searches: [
          { name: 'a', text: 'ray' },
          { name: 'a', text: 'beam' },
        ],
      },
    ],
  },
  'session.read': { good: undefined, bad: [{}] },
  'statistics.read': { good: { days: 30 }, bad: [{ days: 0 }, { days: 1.5 }, { days: 367 }] },
  'paper.read': {
    good: { ids: [id] },
    bad: [{ ids: '../x' }, { ids: ['../x'] }, { ids: Array(501).fill(id) }, { ids: [], more: 1 }],
  },
  'library.apply': {
    good: { type: 'move', ids: [id], to: 'done' },
    bad: [
      { type: 'move', ids: [id], to: 'attic' },
      { type: 'add', papers: [] },
      { type: 'pin-keys', keys: new Map() },
      { type: 'move', ids: [id], to: 'done', at: 1 },
      { type: '__proto__' },
    ],
  },
  'library.undo': { good: undefined, bad: [1] },
  'library.redo': { good: undefined, bad: [1] },
  'library.report': { good: undefined, bad: ['/etc'] },
  'library.choose': { good: undefined, bad: ['/etc'] },
  'library.saveCopy': { good: undefined, bad: ['/etc/passwd'] },
  'history.list': {
    good: { limit: 50, beforeSeq: 7 },
    bad: [{ limit: 0 }, { limit: 501 }, { limit: 50, beforeSeq: -1 }, { limit: 50, beforeSeq: '7' }],
  },
  'history.undoTo': { good: { seq: 0 }, bad: [{ seq: 1.5 }, { seq: '1' }, {}] },
  'backups.list': { good: undefined, bad: ['/etc'] },
  'backups.check': { good: { seq: 3 }, bad: [{ seq: '../library.json' }, { seq: -1 }] },
  'backups.preview': { good: { seq: 3 }, bad: [{ seq: '../library.json' }] },
  'backups.restore': { good: { seq: 3 }, bad: [{ seq: NaN }, { seq: 3, papers: [] }] },
  'edited.preview': { good: undefined, bad: ['/etc'] },
  'edited.take': { good: undefined, bad: [{ papers: [] }] },
  'edited.dismiss': { good: undefined, bad: [{ file: 'x' }] },
  'copies.list': { good: undefined, bad: ['/etc'] },
  'copies.preview': { good: { file: 'library (1).json' }, bad: [{ file: 1 }, { file: 'x'.repeat(256) }] },
  'copies.merge': { good: { file: 'library (1).json' }, bad: [{ file: ['x'] }, {}] },
  'copies.dismiss': { good: { file: 'library (1).json' }, bad: [{ name: 'library (1).json' }] },
  'import.begin': {
    good: { name: 'pasted text', size: 1, isText: true },
    bad: [
      { name: 'x'.repeat(301), size: 1, isText: true },
      { name: 'a.txt', size: -1, isText: false },
      { name: 'a.txt', size: 1, isText: true, pageSize: -1 },
    ],
  },
  'import.part': {
    good: { offer: 1, bytes: new Uint8Array(2) },
    bad: [
      { offer: 1, bytes: [1, 2] },
      { offer: 1, bytes: '/etc/passwd' },
      { offer: 1, bytes: new Uint8Array((1 << 20) + 1) },
    ],
  },
  'import.paste': { good: undefined, bad: [1] },
  'import.offered': { good: { offer: 1 }, bad: [{ offer: '/etc/passwd' }, { path: '/etc/passwd' }] },
  'import.page': {
    good: { token: 1, places: [0, 9] },
    bad: [
      { token: 1, places: Array.from({ length: 51 }, (_, place) => place) },
      { token: 1, places: ['0'] },
    ],
  },
  'import.left': { good: { token: 1, of: 'chrome', from: 200 }, bad: [{ token: 1, of: 'papers', from: 0 }] },
  'import.stop': { good: { job: 1 }, bad: [{ job: '1' }, {}] },
  'import.choose': { good: undefined, bad: ['/etc/passwd'] },
  'import.sample': { good: undefined, bad: [{}] },
  'import.correct': {
    good: { token: 1, corrections: [{ line: 3, use: 'title' }], kind: 'ris' },
    bad: [
      { token: 1, corrections: [], kind: 'unknown' },
      { token: '1', corrections: [] },
      { token: 1, corrections: [{ line: 0, use: 'title' }] },
    ],
  },
  'import.commit': {
    good: {
      ...{ token: 1, papers: Uint32Array.of(0, 2), to: 'inbox', tags: ['tea'], fill: Uint32Array.of(3) },
      same: [
        { place: 4, as: id },
        { place: 5, as: 2 },
      ],
    },
    bad: [
      { token: 1, papers: Uint32Array.of(0), to: 'inbox', same: [{ place: 1, as: -1 }] },
      { token: 1, papers: Uint32Array.of(0), to: 'inbox', tags: ['x'.repeat(101)] },
      { token: 1, papers: [0], to: 'inbox' },
      { token: 1, papers: Uint32Array.of(0), to: '' },
    ],
  },
  'import.cancel': { good: { token: 1 }, bad: [1] },
  'exports.read': { good: undefined, bad: [1] },
  'exports.write': {
    good: { choices: { keyPattern: 'auth + year', options, presets: [{ name: 'Mine', options }] } },
    bad: [
      { choices: { keyPattern: 'auth + year', options: { ...options, path: '/etc/passwd' }, presets: [] } },
      { choices: { keyPattern: 'x'.repeat(501), options, presets: [] } },
      { choices: { keyPattern: 'auth', options, presets: [{ name: '', options }] } },
    ],
  },
  'export.preview': {
    good: { scope: { of: 'tag', tag: 'tea' }, options, keyPattern: 'auth' },
    bad: [{ scope: { of: 'search', text: ' ' }, options, keyPattern: 'auth' }],
  },
  'export.file': {
    good: { scope: { of: 'column', column: 'done' }, options },
    bad: [
      { scope: { of: 'library', path: '/etc/passwd' }, options },
      { scope: { of: 'papers', ids: [1] }, options },
      { scope: { of: 'disk' }, options },
      { scope: { of: 'library' }, options: { ...options, format: 'html' } },
      { scope: { of: 'library' }, options: { ...options, parts: ['secrets'] } },
    ],
  },
  'clipboard.copy': { good: { ids: [id], as: 'bibtex' }, bad: [{ ids: [id], as: 'html' }] },
  'keys.preview': {
    good: { scope: { of: 'library' }, keyPattern: 'auth' },
    bad: [{ scope: { of: 'library' } }],
  },
  'keys.renew': {
    good: { scope: { of: 'library' }, keyPattern: 'auth', seq: 1 },
    bad: [{ scope: { of: 'library' }, keyPattern: 'auth', seq: -1 }],
  },
  'kept.list': { good: undefined, bad: [1] },
  'kept.add': {
    good: { scope: { of: 'library' }, options },
    bad: [
      { scope: { of: 'papers', ids: [id] }, options },
      { scope: { of: 'library' }, options, path: '/etc/passwd' },
    ],
  },
  'kept.remove': { good: { id: 'a' }, bad: [{ id: 1 }] },
  'kept.replace': { good: { id: 'a' }, bad: [{ id: 'x'.repeat(65) }] },
  'kept.write': { good: undefined, bad: [1] },
  'kept.show': { good: { id: 'a' }, bad: [{ path: '/etc/passwd' }] },
  'paper.openLink': {
    good: { id, kind: null },
    bad: [
      { id, kind: 'app' },
      { id: 'a b', kind: null },
    ],
  },
  'link.open': { good: { url: 'https://example.org' }, bad: [{ url: 1 }, { url: 'x'.repeat(2049) }] },
  'folder.show': { good: { what: 'library' }, bad: [{ what: '/etc' }] },
  'menu.update': { good: emptyMenuState, bad: [undefined, { ...emptyMenuState, targets: -1 }] },
  'menu.popup': {
    good: { of: 'paper', at: { x: 3, y: 4 }, state: emptyMenuState },
    bad: [
      { of: 'window', at: null, state: emptyMenuState },
      { of: 'paper', at: 3, state: emptyMenuState },
      { of: 'paper', at: null },
    ],
  },
  'window.zoom': { good: { by: -1 }, bad: [{ by: 2 }, {}] },
}

/** Handlers that note what reached them and answer their own name. */
function noting(reached: unknown[]): Handlers {
  const entries = callNames.map(name => [name, (arg: unknown) => (reached.push(arg), name)])
  return Object.fromEntries(entries) as Handlers
}

const bugs: unknown[] = []
const noteBug = (_call: CallName, error: unknown) => void bugs.push(error)

describe.each(callNames)('%s', name => {
  const { good, bad } = given[name]

  test('reaches its handler with an argument as agreed', async () => {
    const reached: unknown[] = []
    const reply = await answer(noting(reached), name, true, good, noteBug)
    expect(reply).toEqual({ ok: true, value: name })
    expect(reached).toEqual([good])
  })

  test('is refused where the sender is not the page', async () => {
    const reached: unknown[] = []
    const reply = await answer(noting(reached), name, false, good, noteBug)
    expect(reply).toMatchObject({ ok: false, error: { code: 'bad-request' } })
    expect(reached).toEqual([])
  })

  test('is refused with an argument that is not as agreed', async () => {
    for (const arg of [...bad, Symbol.iterator, 'x']) {
      const reached: unknown[] = []
      const reply = await answer(noting(reached), name, true, arg, noteBug)
      expect(reply).toMatchObject({ ok: false, error: { code: 'bad-request' } })
      expect(reached).toEqual([])
    }
  })
})

describe('an error of a handler', () => {
  const failing = (error: Error): Handlers => ({
    ...noting([]),
    'library.undo': () => Promise.reject(error),
  })

  test('that is expected reaches the caller and is no bug', async () => {
    bugs.length = 0
    const error = new PaperlaneError('library-unwritable', 'The disk is full.')
    const reply = await answer(failing(error), 'library.undo', true, undefined, noteBug)
    expect(reply).toEqual({ ok: false, error: { code: 'library-unwritable', message: 'The disk is full.' } })
    expect(bugs).toEqual([])
  })

  test('that is a bug is noted, and the caller hears nothing of its inside', async () => {
    bugs.length = 0
    const error = new TypeError("cannot read 'secret'")
    const reply = await answer(failing(error), 'library.undo', true, undefined, noteBug)
    expect(reply).toEqual({ ok: false, error: { code: 'internal', message: errorTexts.internal.hint } })
    expect(bugs).toEqual([error])
  })
})
