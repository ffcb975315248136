/**
 * The menus of a paper, of several, and of a column: everything that can be done there, in its words.
 */
import type { MenuItemConstructorOptions } from 'electron'
import type { MenuState } from '../../shared/commands/menu-state.ts'
import { command, type CommandId, commandIds } from '../../shared/commands/table.ts'
import { countOf, digitsOf } from '../../shared/library/describe.ts'
import { columns, columnTitles } from '../../shared/library/paper.ts'
import { entry, grouped, type MenuParts } from './menu-entries.ts'

/** The menu of papers or of a column, as a right click or Shift+F10 opens it. */
export function contextMenu(of: 'paper' | 'column', parts: MenuParts): MenuItemConstructorOptions[] {
  return of === 'paper' ? paperMenu(parts) : columnMenu(parts)
}

function paperMenu(parts: MenuParts): MenuItemConstructorOptions[] {
  const { state } = parts
  const labels = paperLabels(state)
  const of = (...ids: readonly CommandId[]) => ids.map(id => entry(id, parts, labels[id]))
  const isSelection = state.selected > 0 && state.mode === 'board'
  return grouped([
    [
      ...of(...columns.map(column => `paper.${column}` as const)),
      { label: 'Skip with a reason', submenu: skipEntries(parts) },
      {
        label: 'Place in the column',
        submenu: of('paper.top', 'paper.up', 'paper.down', 'paper.bottom'),
      },
    ],
    of('paper.star', 'paper.priority', 'paper.priority-down', 'paper.tags', 'paper.note'),
    of('paper.fill', 'paper.fetch'),
    of('review.start', 'view.details', 'paper.open', 'paper.pdf'),
    of(
      'copy.bibtex',
      'copy.cite-keys',
      'keys.renew',
      ...(isSelection ? (['export.selection'] as const) : []),
    ),
    of('select.toggle', 'select.all', ...(isSelection ? (['view.leave'] as const) : [])),
    of('paper.remove'),
  ])
}

function columnMenu(parts: MenuParts): MenuItemConstructorOptions[] {
  const { column, shown } = parts.state
  const of = (...ids: readonly CommandId[]) => ids.map(id => entry(id, parts))
  return grouped([
    [
      entry('review.start', parts, `Review ${columnTitles[column]}`),
      entry('select.all', parts, shown > 0 ? `Select all ${digitsOf(shown)}` : 'Select all'),
    ],
    [{ label: 'Order', submenu: sortEntries(parts) }],
    of('import.type', 'import.paste', 'import.choose'),
    of('export.column'),
  ])
}

/** The reasons for skipping. */
export function skipEntries(parts: MenuParts): MenuItemConstructorOptions[] {
  return entriesOf('paper.skip-', parts)
}

/** The orders of a column, the present one ticked, and the way round. */
export function sortEntries(parts: MenuParts): MenuItemConstructorOptions[] {
  const isReverse = ({ id }: MenuItemConstructorOptions) => id === 'sort.reverse'
  const all = entriesOf('sort.', parts)
  return grouped([all.filter(item => !isReverse(item)), all.filter(isReverse)])
}

/** The entries of commands whose names begin alike, without the words that their submenu says already. */
function entriesOf(prefix: string, parts: MenuParts): MenuItemConstructorOptions[] {
  return commandIds
    .filter(id => id.startsWith(prefix))
    .map(id => entry(id, parts, capitalised(command(id).title.replace(/^(Skip: |Order this column )/, ''))))
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** What commands are called where it is known what they act on. */
function paperLabels({
  targets,
  areStarred,
  isFocusedSelected,
  column,
  shown,
}: MenuState): Readonly<Partial<Record<CommandId, string>>> {
  const isOne = targets <= 1
  const papers = countOf(targets)
  const moving = columns.map(column => [
    `paper.${column}`,
    `Move ${isOne ? '' : `${papers} `}to ${columnTitles[column]}`,
  ])
  const star = areStarred ? 'Unstar' : 'Star'
  return {
    ...(Object.fromEntries(moving) as Partial<Record<CommandId, string>>),
    'paper.top': 'To the top',
    'paper.up': 'One place up',
    'paper.down': 'One place down',
    'paper.bottom': 'To the bottom',
    'paper.star': isOne ? star : `${star} ${papers}`,
    'paper.priority': isOne ? 'Raise the priority' : `Raise the priority of ${papers}`,
    'paper.priority-down': isOne ? 'Lower the priority' : `Lower the priority of ${papers}`,
    'paper.tags': isOne ? 'Tags…' : `Tags of ${papers}…`,
    'paper.fetch': isOne ? 'Fetch what is missing' : `Fetch what ${papers} lack`,
    'copy.bibtex': isOne ? 'Copy as BibTeX' : `Copy ${papers} as BibTeX`,
    'copy.cite-keys': isOne ? 'Copy the citation key' : `Copy ${countOf(targets, 'citation key')}`,
    'export.selection': `Export ${papers}…`,
    'select.toggle': isFocusedSelected ? 'Unselect' : 'Select',
    'select.all': `Select all ${digitsOf(shown)} in ${columnTitles[column]}`,
    'view.leave': 'Clear the selection',
    'paper.remove': isOne ? 'Remove from the library' : `Remove ${papers} from the library`,
  }
}
