/**
 * Every view of the window, and how a person comes to it from the board. A new view is one line.
 */
import type { PaperlanePage } from './page.ts'
import { listing } from './listing.ts'

/** What the library is like. */
export type State = 'empty' | 'loading' | 'damaged' | 'ten thousand'

type Act = (paperlane: PaperlanePage) => Promise<unknown>

export interface View {
  readonly name: string
  readonly in: readonly State[]
  readonly acts: readonly Act[]
  /** What is there once the view is. */
  readonly shows: string
}

const papers: readonly State[] = ['damaged', 'ten thousand']
const open: readonly State[] = ['empty', ...papers]
const all: readonly State[] = ['loading', ...open]

const press =
  (...keys: readonly string[]): Act =>
  paperlane =>
    paperlane.press(...keys)
const type =
  (text: string): Act =>
  paperlane =>
    paperlane.page.keyboard.type(text)
const sees =
  (selector: string): Act =>
  paperlane =>
    paperlane.page.locator(selector).first().waitFor()
const click =
  (name: string | RegExp): Act =>
  paperlane =>
    paperlane.page.getByRole('button', { name }).first().click()
const tab =
  (name: string): Act =>
  paperlane =>
    paperlane.page.getByRole('tab', { name }).click()
const run =
  (title: string): Act =>
  paperlane =>
    paperlane.run(title)
const search =
  (text: string): Act =>
  paperlane =>
    paperlane.search(text)
const paste =
  (text: string): Act =>
  paperlane =>
    paperlane.paste(text)

/** Drags a card over a name in the tray, where letting it go does nothing. */
const drag: Act = paperlane =>
  paperlane.holdOver(
    paperlane.page.locator('.card').first(),
    paperlane.page.locator('.drop-tray').getByText('Skip as'),
  )

const dialog = '[role=dialog]:not([data-toast])'
const history = [run('History and backups'), sees('.keeping-tabs')]
const unclear = `${listing}\n\nA Title Without an Abstract Below It at the End`

/** `shows` is waited for in each. */
export const views: readonly View[] = [
  { name: 'board, loading', in: ['loading'], acts: [], shows: '.board[aria-busy]' },
  { name: 'first screen', in: ['empty'], acts: [], shows: '.welcome' },
  { name: 'notices', in: ['damaged'], acts: [], shows: '[data-notices]' },
  { name: 'board', in: papers, acts: [press('j')], shows: '.card[data-focused]' },
  { name: 'selection', in: papers, acts: [press('x', 'Shift+ArrowDown')], shows: '.selection' },
  { name: 'what follows a key', in: papers, acts: [press('Shift+S')], shows: '.key-hint' },
  { name: 'a message', in: papers, acts: [press('f')], shows: '[data-toast]' },
  { name: 'places to drop on', in: papers, acts: [drag], shows: '.drop-tray' },
  { name: 'move menu', in: papers, acts: [press('x'), click('Move to…')], shows: '[role=menu]' },
  { name: 'order menu', in: papers, acts: [click(/^Inbox is ordered/)], shows: '[role=menu]' },
  {
    name: 'ordered column',
    in: papers,
    acts: [run('Order this column by year')],
    shows: '[data-sorted=year]',
  },
  { name: 'search with results', in: papers, acts: [search('model')], shows: 'mark' },
  { name: 'search with none', in: papers, acts: [search('zzzz')], shows: '.column-empty' },
  { name: 'search with a problem', in: papers, acts: [search('year:soon')], shows: '.search-problem' },
  { name: 'search that offers', in: all, acts: [search('in:')], shows: '.search-offer' },
  {
    name: 'saved search',
    in: papers,
    acts: [search('model'), press('ControlOrMeta+s')],
    shows: '.saved-item',
  },
  { name: 'name of a search', in: papers, acts: [search('model'), click(/^Rename/)], shows: '.saved-name' },
  { name: 'palette', in: all, acts: [press('ControlOrMeta+k')], shows: '.palette-list [role=option]' },
  {
    name: 'palette, papers',
    in: papers,
    acts: [press('ControlOrMeta+k'), type('kernel')],
    shows: '.palette .count',
  },
  { name: 'palette, none', in: all, acts: [press('ControlOrMeta+k'), type('zzzz')], shows: '.palette-empty' },
  { name: 'help', in: open, acts: [press('Shift+?')], shows: '.help-groups' },
  { name: 'help, none', in: open, acts: [press('Shift+?'), type('zzzz')], shows: '.help-groups .quiet' },
  { name: 'settings', in: all, acts: [press('ControlOrMeta+,')], shows: dialog },
  { name: 'statistics', in: open, acts: [press('ControlOrMeta+3')], shows: '.statistics-table' },
  {
    name: 'statistics, counting',
    in: ['loading'],
    acts: [press('ControlOrMeta+3')],
    shows: '.statistics-empty',
  },
  { name: 'history', in: open, acts: [...history, tab('History')], shows: '.keeping-panel' },
  { name: 'backups', in: open, acts: [...history, tab('Backups')], shows: '.keeping-panel' },
  { name: 'files', in: open, acts: [...history, tab('Files')], shows: '.keeping-panel' },
  { name: 'tags', in: papers, acts: [press('Shift+T'), type('looms')], shows: '.palette-list [role=option]' },
  { name: 'reader', in: papers, acts: [press('ControlOrMeta+b')], shows: '.reader .paper-abstract' },
  { name: 'note', in: papers, acts: [press('n'), type('A note.')], shows: '[data-note]:focus' },
  {
    name: 'field with a problem',
    in: papers,
    acts: [press('ControlOrMeta+b'), click(/^(Add|Edit) Year/), type('x'), press('Enter')],
    shows: '.field-problem',
  },
  { name: 'export', in: papers, acts: [press('ControlOrMeta+e')], shows: '.export-sample' },
  { name: 'kept files', in: open, acts: [run('Kept files')], shows: dialog },
  { name: 'new keys', in: papers, acts: [run('Make new citation keys')], shows: dialog },
  { name: 'review', in: papers, acts: [press('Enter')], shows: '.paper-abstract' },
  { name: 'reasons in review', in: papers, acts: [press('Enter'), click('Reason…')], shows: '[role=menu]' },
  { name: 'end of review', in: papers, acts: [press('g', 's', 'Enter')], shows: '.review-end' },
  { name: 'add', in: all, acts: [press('ControlOrMeta+n')], shows: '.add-text' },
  { name: 'import', in: open, acts: [paste(unclear)], shows: '[data-figure=unsure]' },
  { name: 'import, nothing', in: open, acts: [paste('just a line')], shows: '.import-hint' },
]
