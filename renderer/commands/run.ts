/**
 * What each command does. A command in the table without a line here does not compile.
 */
import type { CommandId } from '../../shared/commands/table.ts'
import type { ExportScope } from '../../shared/exports/options.ts'
import { type Column, columns, type LinkKind, priorities } from '../../shared/library/paper.ts'
import { call } from '../api.ts'
import { selectIsOnItsWay, selectTargets } from '../store/board.ts'
import { attempt } from '../store/failures.ts'
import { selectIsReaderAlone } from '../store/reader.ts'
import { useStore } from '../store/store.ts'
import { sayError } from '../store/toasts.ts'
import { fillIn } from '../export/fill-in.ts'
import { openSearch } from '../search/focus-search.ts'
import { cardsInView, popupMenu } from './board-places.ts'
import { focusPane } from './panes.ts'
import { pressEscape, typeInField } from './type-in-field.ts'
import { scrollReading } from './scroll-reading.ts'

const state = () => useStore.getState()
const targets = () => selectTargets(state())

const run: Readonly<Record<CommandId, () => unknown>> = {
  'paper.inbox': () => moveTo('inbox'),
  'paper.to-read': () => moveTo('to-read'),
  'paper.reading': () => moveTo('reading'),
  'paper.done': () => moveTo('done'),
  'paper.skipped': () => moveTo('skipped'),
  'paper.skip-off-topic': () => state().movePapers(targets(), 'skipped', { reason: 'off-topic' }),
  'paper.skip-seen': () => state().movePapers(targets(), 'skipped', { reason: 'seen' }),
  'paper.skip-weak': () => state().movePapers(targets(), 'skipped', { reason: 'weak' }),
  'paper.skip-not-now': () => state().movePapers(targets(), 'skipped', { reason: 'not-now' }),
  'paper.left': () => moveBeside(-1),
  'paper.right': () => moveBeside(1),
  'paper.top': () => state().placePapers(targets(), 'top'),
  'paper.bottom': () => state().placePapers(targets(), 'bottom'),
  'paper.up': () => state().placePapers(targets(), 'up'),
  'paper.down': () => state().placePapers(targets(), 'down'),
  'paper.star': star,
  'paper.tags': () => {
    if (targets().length > 0) state().open('tags')
  },
  'paper.note': () => state().writeNote(),
  'paper.fill': fillIn,
  'paper.fetch': () => void state().fetchMissing([...targets()]), // no key waits for it
  'paper.priority': () => prioritise(-1),
  'paper.priority-down': () => prioritise(1),
  'paper.remove': () => state().change({ type: 'remove', ids: [...targets()] }),
  'library.undo': () => state().undo(),
  'library.redo': () => state().redo(),

  'focus.next': () => state().focusBy(1),
  'focus.previous': () => state().focusBy(-1),
  'focus.left': () => state().focusColumn(beside(-1)),
  'focus.right': () => state().focusColumn(beside(1)),
  'focus.first': () => state().focusBy(-Infinity),
  'focus.last': () => state().focusBy(Infinity),
  'focus.page-down': () => state().focusBy(cardsInView()),
  'focus.page-up': () => state().focusBy(-cardsInView()),
  'focus.inbox': () => state().focusColumn('inbox'),
  'focus.to-read': () => state().focusColumn('to-read'),
  'focus.reading': () => state().focusColumn('reading'),
  'focus.done': () => state().focusColumn('done'),
  'focus.skipped': () => state().focusColumn('skipped'),

  'select.toggle': () => {
    const { column, focused, toggleSelected } = state()
    if (focused[column] !== null) toggleSelected(focused[column])
  },
  'select.down': () => state().selectBy(1),
  'select.up': () => state().selectBy(-1),
  'select.all': () => state().selectAll(),
  'select.found': () => state().selectFound(),
  'view.leave': () => {
    const { mode, selected, searchText, showBoard, clearSelection, setSearch, toggleDetails } = state()
    if (selectIsReaderAlone(state())) toggleDetails()
    else if (mode === 'review') showBoard()
    else if (selected.size === 0 && searchText !== '') void setSearch('')
    else clearSelection()
  },

  'sort.hand': () => state().sortBy(state().column, 'hand'),
  'sort.added': () => state().sortBy(state().column, 'added'),
  'sort.moved': () => state().sortBy(state().column, 'moved'),
  'sort.title': () => state().sortBy(state().column, 'title'),
  'sort.year': () => state().sortBy(state().column, 'year'),
  'sort.priority': () => state().sortBy(state().column, 'priority'),
  'sort.reverse': () => state().reverseSort(state().column),

  'review.start': () => state().startReview(),
  'review.forward': () => {
    if (!scrollReading(1)) state().focusBy(1)
  },
  'review.back': () => {
    if (!scrollReading(-1)) state().focusBy(-1)
  },
  'view.board': () => {
    state().open(null)
    state().showBoard()
  },
  'view.details': () => state().toggleDetails(),
  'view.statistics': () => state().openStatistics(),
  'focus.pane': () => focusPane(1),
  'focus.pane-back': () => focusPane(-1),
  'paper.open': () => openLink(null),
  'paper.pdf': () => openLink('pdf'),
  'paper.menu': popupMenu,

  'import.type': () => state().open('add'),
  'import.paste': () => state().pasteImport(),
  'import.choose': () => state().chooseImport(),
  'import.sample': () => state().importSample(),
  'import.stop': () => (state().isFetching ? state().stopFetching() : state().stopImport()),
  'copy.bibtex': () => state().copyPapers('bibtex'),
  'copy.cite-keys': () => state().copyPapers('cite-keys'),
  'copy.biblatex': () => state().copyPapers('biblatex'),
  'copy.ris': () => state().copyPapers('ris'),
  'copy.csl-json': () => state().copyPapers('csl-json'),
  'copy.csv': () => state().copyPapers('csv'),
  'copy.markdown': () => state().copyPapers('markdown'),
  'copy.ids': () => state().copyPapers('ids'),
  'export.selection': () => state().openExport(selectionOrColumn()),
  'export.column': () => state().openExport({ of: 'column', column: state().column }),
  'export.library': () => state().openExport({ of: 'library' }),
  'keys.renew': () => state().openRenewal(selectionOrColumn()),
  'kept.open': () => state().openKept(),

  'search.open': openSearch,
  'search.save': () => state().saveSearch(),
  'palette.open': () => state().open('palette'),
  'help.open': () => state().open('help'),
  'settings.open': () => state().openSettings('appearance'),
  'settings.keys': () => state().openSettings('keys'),
  'history.open': () => state().openKeeping('history'),
  'library.choose': () => state().chooseLibrary(),
  'library.save-copy': () => state().saveCopy(),
  'library.show': () => attempt(call('folder.show', { what: 'library' })),
  'view.zoom-in': () => attempt(call('window.zoom', { by: 1 })),
  'view.zoom-out': () => attempt(call('window.zoom', { by: -1 })),
  'view.zoom-reset': () => attempt(call('window.zoom', { by: 0 })),
}

/** How far down its column a command reaches, in papers from the focused one. */
const reach: Readonly<Partial<Record<CommandId, () => number>>> = {
  'focus.next': () => 1,
  'focus.page-down': cardsInView,
  'focus.last': () => Infinity,
  'select.down': () => 1,
  'select.all': () => Infinity,
  'select.found': () => Infinity,
  'review.forward': () => 1,
}

/** Commands that lead to a field: what is typed after them is text. */
const leadToField: ReadonlySet<CommandId> = new Set<CommandId>([
  'search.open',
  'palette.open',
  'import.type',
  'paper.tags',
  'paper.note',
  'paper.fill',
])

/** Commands that select whatever is shown: of a search that goes on, that is not known yet. */
const selectsAll: ReadonlySet<CommandId> = new Set<CommandId>(['select.all', 'select.found'])

/** What a key means to the field that a command before it leads to: a character, or that it is left again. */
type ForField = { readonly typed: string } | 'leave-field'

/** What waits to be done: a command, or something for the field that one before it leads to. */
const queue: (CommandId | ForField)[] = []
let isRunning = false
/** A command is under way to a field that is not there yet. */
let isLeading = false
/** The command that led to the field that what is typed goes to. */
let lead: CommandId | null = null

/**
 * Does what a command says; every key, menu entry and button comes through here.
 *
 * Keys can come faster than a disk: a command waits until the change before it
 * is on the screen, so that the second of two quick decisions meets the second
 * paper. Right after the start a command also waits for the rows it reaches
 * for, and while somebody searches for what is found by the last letter. None is lost and none overtakes.
 */
export function runCommand(id: CommandId): void {
  enqueue(id)
}

/** Whether a command that leads to a field has not been done yet, and nobody left that field again. */
export function isTextAwaited(): boolean {
  const last = queue.findLast(one => one === 'leave-field' || isLeadToField(one))
  return last === undefined ? isLeading : last !== 'leave-field'
}

function isLeadToField(one: CommandId | ForField): boolean {
  return typeof one === 'string' && one !== 'leave-field' && leadToField.has(one)
}

/** Takes a character for the field that is on its way. */
export function typeAhead(character: string): void {
  enqueue({ typed: character })
}

/** Leaves the field that is on its way: what was typed for a note is kept, a dialog closes, a search stays. */
export function leaveAhead(): void {
  enqueue('leave-field')
}

function enqueue(one: CommandId | ForField): void {
  queue.push(one)
  if (!isRunning) void runQueue()
}

async function leaveField(): Promise<void> {
  const { overlay, open, keepNoteAhead } = state()
  if (overlay !== null) open(null)
  else if (lead === 'paper.fill') pressEscape()
  else await keepNoteAhead()
}

function write(text: string): void {
  const { overlay, overlayText, setOverlayText, noteAhead, setNoteAhead, searchText, setSearch } = state()
  if (overlay !== null) setOverlayText(overlayText + text)
  else if (lead === 'paper.fill') typeInField(text)
  else if (noteAhead !== null) setNoteAhead(noteAhead + text)
  else void setSearch(searchText + text)
}

/** Waits only where there is something to wait for: what comes in the same turn is to meet what was done. */
async function runQueue(): Promise<void> {
  isRunning = true
  for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
    try {
      if (typeof one !== 'string') write(one.typed)
      else if (one === 'leave-field') await leaveField()
      else {
        if (state().isFinding() && !leadToField.has(one)) await state().whenFound()
        if (selectIsOnItsWay(state(), reach[one]?.() ?? 0)) await state().whenComplete()
        if (selectsAll.has(one)) await state().whenRead()
        if (leadToField.has(one)) lead = one
        const outcome = run[one]()
        isLeading = one === 'paper.fill'
        if (state().isSettling() || isLeading) await outcome
      }
    } catch (error) {
      sayError(error) // what waits behind it is done all the same
    }
    isLeading = false
  }
  isRunning = false
}

/** Moves the targets; the selection is spent by the decision. */
function moveTo(to: Column): Promise<unknown> {
  return state().movePapers(targets(), to)
}

/** Moves to the neighbouring column and follows the paper there. */
async function moveBeside(step: -1 | 1): Promise<void> {
  const ids = [...targets()]
  const to = beside(step)
  const [first] = ids
  if (first === undefined || to === state().column) return
  if (await state().movePapers(ids, to)) state().focusPaper(first)
}

function star(): Promise<unknown> {
  const ids = [...targets()]
  // Several at once become alike: starred, unless every one is already.
  const isStarred = !ids.every(id => state().rows.get(id)?.isStarred)
  return state().change({ type: 'star', ids, isStarred })
}

/** One step up (-1) or down (1) from the most pressing of the targets; past an end comes no priority at all. */
function prioritise(step: -1 | 1): Promise<unknown> {
  const ids = [...targets()]
  const least = priorities.length + 1
  const present = Math.min(...ids.map(id => state().rows.get(id)?.priority ?? least))
  const next = (present + step + least) % least
  return state().change({ type: 'prioritise', ids, priority: priorities.find(one => one === next) ?? null })
}

/** The neighbouring column; at the edge of the board, the same one. */
function beside(step: -1 | 1): Column {
  const { column } = state()
  return columns[columns.indexOf(column) + step] ?? column
}

async function openLink(kind: LinkKind | null): Promise<void> {
  const { column, focused } = state()
  if (focused[column] !== null) await state().openPaperLink(focused[column], kind)
}

/** What is selected, or else the whole column that the focus is in. */
function selectionOrColumn(): ExportScope {
  const { selected, column } = state()
  return selected.size > 0 ? { of: 'papers', ids: [...targets()] } : { of: 'column', column }
}
