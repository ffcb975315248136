/**
 * Every command: its title, its group, its keys, where they work, its menu.
 *
 * This table feeds the palette, the menus, the help sheet and README's key
 * table. Its keys are the usual ones; `keymap.ts` says which act. `Mod` is Cmd
 * on macOS and Ctrl elsewhere. A key of two parts (`G I`) is pressed one after
 * the other. Single keys act only while the focus is on the board or in review
 * (WCAG 2.1.4), never in a field.
 */
export interface Command {
  readonly title: string
  readonly group: CommandGroup
  /** As `Mod+Shift+K`, `J`, `?`, `G I`; the first one is shown on buttons and in menus. */
  readonly keys: readonly string[]
  readonly where: CommandPlace
  /** The menu it stands in. */
  readonly menu?: CommandMenu
  /** Whether a held key goes on: true for what moves the focus, never for what changes a paper. */
  readonly repeats?: true
}

export const commandGroups = [
  'Triage',
  'Move around',
  'Select',
  'Papers in and out',
  'Look',
  'Library',
] as const
export type CommandGroup = (typeof commandGroups)[number]

/**
 * Where its keys work: `papers` is board and review; `reading` is review, and the board while the reader is open
 * beside it, where it goes before `board`; `anywhere` includes fields and dialogs, but for bare characters.
 */
export type CommandPlace = 'board' | 'reading' | 'papers' | 'anywhere'

/** `App` is the menu of the application itself on a Mac, and the end of File elsewhere. */
export const commandMenus = ['App', 'File', 'Edit', 'View', 'Paper', 'Help'] as const
export type CommandMenu = (typeof commandMenus)[number]

// One command a line reads best as a table.
// prettier-ignore
export const commands = {
  'paper.inbox': { title: 'Move to Inbox', group: 'Triage', keys: ['I', '1'], where: 'papers', menu: 'Paper' },
  'paper.to-read': { title: 'Move to To read', group: 'Triage', keys: ['T', '2'], where: 'papers', menu: 'Paper' },
  'paper.reading': { title: 'Move to Reading', group: 'Triage', keys: ['R', '3'], where: 'papers', menu: 'Paper' },
  'paper.done': { title: 'Move to Done', group: 'Triage', keys: ['D', '4', 'E'], where: 'papers', menu: 'Paper' },
  'paper.skipped': { title: 'Move to Skipped', group: 'Triage', keys: ['S', '5'], where: 'papers', menu: 'Paper' },
  'paper.skip-off-topic': { title: 'Skip: off topic', group: 'Triage', keys: ['Shift+S O'], where: 'papers', menu: 'Paper' },
  'paper.skip-seen': { title: 'Skip: seen before', group: 'Triage', keys: ['Shift+S S'], where: 'papers', menu: 'Paper' },
  'paper.skip-weak': { title: 'Skip: weak', group: 'Triage', keys: ['Shift+S W'], where: 'papers', menu: 'Paper' },
  'paper.skip-not-now': { title: 'Skip: not now', group: 'Triage', keys: ['Shift+S N'], where: 'papers', menu: 'Paper' },
  'paper.left': { title: 'Move one column left', group: 'Triage', keys: ['Mod+ArrowLeft'], where: 'board', menu: 'Paper' },
  'paper.right': { title: 'Move one column right', group: 'Triage', keys: ['Mod+ArrowRight'], where: 'board', menu: 'Paper' },
  'paper.top': { title: 'Move to the top of the column', group: 'Triage', keys: ['Mod+ArrowUp'], where: 'board', menu: 'Paper' },
  'paper.bottom': { title: 'Move to the bottom of the column', group: 'Triage', keys: ['Mod+ArrowDown'], where: 'board', menu: 'Paper' },
  'paper.up': { title: 'Move one place up', group: 'Triage', keys: ['Mod+Shift+ArrowUp'], where: 'board', menu: 'Paper' },
  'paper.down': { title: 'Move one place down', group: 'Triage', keys: ['Mod+Shift+ArrowDown'], where: 'board', menu: 'Paper' },
  'paper.star': { title: 'Star or unstar', group: 'Triage', keys: ['F'], where: 'papers', menu: 'Paper' },
  'paper.tags': { title: 'Tags…', group: 'Triage', keys: ['Shift+T'], where: 'papers', menu: 'Paper' },
  'paper.note': { title: 'Write a note', group: 'Triage', keys: ['N'], where: 'papers', menu: 'Paper' },
  'paper.fill': { title: 'Fill in what is missing', group: 'Triage', keys: ['Shift+F'], where: 'board', menu: 'Paper' },
  'paper.fetch': { title: 'Fetch what is missing', group: 'Triage', keys: ['Mod+Shift+F'], where: 'papers', menu: 'Paper' },
  'paper.priority': { title: 'Raise the priority', group: 'Triage', keys: ['U'], where: 'papers', menu: 'Paper' },
  'paper.priority-down': { title: 'Lower the priority', group: 'Triage', keys: ['Shift+U'], where: 'papers', menu: 'Paper' },
  'paper.remove': { title: 'Remove from the library', group: 'Triage', keys: ['Delete'], where: 'papers', menu: 'Paper' },
  'library.undo': { title: 'Undo', group: 'Triage', keys: ['Z', 'Mod+Z'], where: 'papers', menu: 'Edit' },
  'library.redo': { title: 'Redo', group: 'Triage', keys: ['Mod+Shift+Z', 'Mod+Y'], where: 'papers', menu: 'Edit' },

  'focus.next': { title: 'Next paper', group: 'Move around', keys: ['J', 'ArrowDown'], where: 'papers', repeats: true },
  'focus.previous': { title: 'Previous paper', group: 'Move around', keys: ['K', 'ArrowUp'], where: 'papers', repeats: true },
  'focus.left': { title: 'Column to the left', group: 'Move around', keys: ['H', 'ArrowLeft'], where: 'board', repeats: true },
  'focus.right': { title: 'Column to the right', group: 'Move around', keys: ['L', 'ArrowRight'], where: 'board', repeats: true },
  'focus.first': { title: 'First paper', group: 'Move around', keys: ['Home', 'G G'], where: 'papers' },
  'focus.last': { title: 'Last paper', group: 'Move around', keys: ['End', 'Shift+G'], where: 'papers' },
  'focus.page-down': { title: 'A page down', group: 'Move around', keys: ['PageDown'], where: 'board', repeats: true },
  'focus.page-up': { title: 'A page up', group: 'Move around', keys: ['PageUp'], where: 'board', repeats: true },
  'focus.inbox': { title: 'Go to Inbox', group: 'Move around', keys: ['G I'], where: 'papers', menu: 'View' },
  'focus.to-read': { title: 'Go to To read', group: 'Move around', keys: ['G T'], where: 'papers', menu: 'View' },
  'focus.reading': { title: 'Go to Reading', group: 'Move around', keys: ['G R'], where: 'papers', menu: 'View' },
  'focus.done': { title: 'Go to Done', group: 'Move around', keys: ['G D'], where: 'papers', menu: 'View' },
  'focus.skipped': { title: 'Go to Skipped', group: 'Move around', keys: ['G S'], where: 'papers', menu: 'View' },

  'select.toggle': { title: 'Select or unselect', group: 'Select', keys: ['X', 'Space'], where: 'board' },
  'select.down': { title: 'Extend the selection down', group: 'Select', keys: ['Shift+ArrowDown', 'Shift+J'], where: 'board', repeats: true },
  'select.up': { title: 'Extend the selection up', group: 'Select', keys: ['Shift+ArrowUp', 'Shift+K'], where: 'board', repeats: true },
  'select.all': { title: 'Select all in the column', group: 'Select', keys: ['Mod+A'], where: 'board', menu: 'Edit' },
  'select.found': { title: 'Select everything shown, in all columns', group: 'Select', keys: ['Mod+Shift+A'], where: 'board', menu: 'Edit' },
  'view.leave': { title: 'Leave the review or the reader, or clear the selection or the search', group: 'Select', keys: ['Escape'], where: 'papers' },

  'sort.hand': { title: 'Order this column by hand', group: 'Look', keys: [], where: 'papers', menu: 'View' },
  'sort.added': { title: 'Order this column by date added', group: 'Look', keys: [], where: 'papers', menu: 'View' },
  'sort.moved': { title: 'Order this column by last move', group: 'Look', keys: [], where: 'papers', menu: 'View' },
  'sort.title': { title: 'Order this column by title', group: 'Look', keys: [], where: 'papers', menu: 'View' },
  'sort.year': { title: 'Order this column by year', group: 'Look', keys: [], where: 'papers', menu: 'View' },
  'sort.priority': { title: 'Order this column by priority', group: 'Look', keys: [], where: 'papers', menu: 'View' },
  'sort.reverse': { title: 'Order this column the other way round', group: 'Look', keys: [], where: 'papers', menu: 'View' },

  'review.start': { title: 'Review from here', group: 'Look', keys: ['Enter', 'Mod+2'], where: 'board', menu: 'View' },
  'review.forward': { title: 'Read on, then the next paper', group: 'Move around', keys: ['Space'], where: 'reading', repeats: true },
  'review.back': { title: 'Read back, then the previous paper', group: 'Move around', keys: ['Shift+Space'], where: 'reading', repeats: true },
  'view.board': { title: 'Show the board', group: 'Look', keys: ['Mod+1'], where: 'anywhere', menu: 'View' },
  'view.details': { title: 'Show or hide the reader', group: 'Look', keys: ['Mod+B'], where: 'anywhere', menu: 'View' },
  'view.statistics': { title: 'Statistics', group: 'Look', keys: ['Mod+3'], where: 'anywhere', menu: 'View' },
  'focus.pane': { title: 'Next part of the window', group: 'Move around', keys: ['F6'], where: 'anywhere' },
  'focus.pane-back': { title: 'Previous part of the window', group: 'Move around', keys: ['Shift+F6'], where: 'anywhere' },
  'paper.open': { title: "Open the paper's page", group: 'Look', keys: ['O', 'V'], where: 'papers', menu: 'Paper' },
  'paper.pdf': { title: "Open the paper's PDF", group: 'Look', keys: ['P'], where: 'papers', menu: 'Paper' },
  'paper.menu': { title: 'Actions for this paper', group: 'Look', keys: ['Shift+F10', 'ContextMenu'], where: 'papers' },

  'import.type': { title: 'Add papers…', group: 'Papers in and out', keys: ['Mod+N'], where: 'anywhere', menu: 'File' },
  'import.paste': { title: 'Paste papers', group: 'Papers in and out', keys: ['Mod+V'], where: 'papers', menu: 'File' },
  'import.choose': { title: 'Import a file…', group: 'Papers in and out', keys: ['Mod+O'], where: 'anywhere', menu: 'File' },
  'import.sample': { title: 'Try the sample listing', group: 'Papers in and out', keys: [], where: 'anywhere', menu: 'File' },
  'import.stop': { title: 'Stop what is going on', group: 'Papers in and out', keys: ['Mod+.'], where: 'anywhere', menu: 'File' },
  'copy.bibtex': { title: 'Copy as BibTeX', group: 'Papers in and out', keys: ['Y', 'Mod+C'], where: 'papers', menu: 'Edit' },
  'copy.cite-keys': { title: 'Copy citation keys', group: 'Papers in and out', keys: ['Shift+Y', 'Mod+Shift+C'], where: 'papers', menu: 'Edit' },
  'copy.biblatex': { title: 'Copy as BibLaTeX', group: 'Papers in and out', keys: [], where: 'papers' },
  'copy.ris': { title: 'Copy as RIS', group: 'Papers in and out', keys: [], where: 'papers' },
  'copy.csl-json': { title: 'Copy as CSL-JSON', group: 'Papers in and out', keys: [], where: 'papers' },
  'copy.csv': { title: 'Copy as a CSV table', group: 'Papers in and out', keys: [], where: 'papers' },
  'copy.markdown': { title: 'Copy as a Markdown list', group: 'Papers in and out', keys: [], where: 'papers' },
  'copy.ids': { title: 'Copy arXiv ids and DOIs', group: 'Papers in and out', keys: [], where: 'papers' },
  'export.selection': { title: 'Export…', group: 'Papers in and out', keys: ['Mod+E'], where: 'anywhere', menu: 'File' },
  'export.column': { title: 'Export this column…', group: 'Papers in and out', keys: [], where: 'anywhere', menu: 'File' },
  'export.library': { title: 'Export the library…', group: 'Papers in and out', keys: [], where: 'anywhere', menu: 'File' },
  'keys.renew': { title: 'Make new citation keys…', group: 'Papers in and out', keys: [], where: 'papers', menu: 'Edit' },
  'kept.open': { title: 'Kept files…', group: 'Papers in and out', keys: [], where: 'anywhere', menu: 'File' },

  'search.open': { title: 'Search', group: 'Library', keys: ['Mod+F', '/'], where: 'anywhere', menu: 'Edit' },
  'search.save': { title: 'Save this search', group: 'Library', keys: ['Mod+S'], where: 'anywhere', menu: 'Edit' },
  'palette.open': { title: 'Commands and papers', group: 'Library', keys: ['Mod+K'], where: 'anywhere', menu: 'Help' },
  'help.open': { title: 'Every key', group: 'Library', keys: ['?', 'F1'], where: 'papers', menu: 'Help' },
  'settings.open': { title: 'Settings…', group: 'Library', keys: ['Mod+,'], where: 'anywhere', menu: 'App' },
  'settings.keys': { title: 'Change keys…', group: 'Library', keys: [], where: 'anywhere', menu: 'Help' },
  'history.open': { title: 'History and backups…', group: 'Library', keys: [], where: 'anywhere', menu: 'Edit' },
  'library.choose': { title: 'Choose where the library lies…', group: 'Library', keys: [], where: 'anywhere', menu: 'File' },
  'library.save-copy': { title: 'Save a copy of the library…', group: 'Library', keys: [], where: 'anywhere', menu: 'File' },
  'library.show': { title: 'Show the library folder', group: 'Library', keys: [], where: 'anywhere', menu: 'File' },
  'view.zoom-in': { title: 'Larger', group: 'Library', keys: ['Mod++', 'Mod+='], where: 'anywhere', menu: 'View' },
  'view.zoom-out': { title: 'Smaller', group: 'Library', keys: ['Mod+-'], where: 'anywhere', menu: 'View' },
  'view.zoom-reset': { title: 'Actual size', group: 'Library', keys: ['Mod+0'], where: 'anywhere', menu: 'View' },
} as const satisfies Record<string, Command>

export type CommandId = keyof typeof commands
export const commandIds = Object.keys(commands) as readonly CommandId[]

/** The entry of a command, with every optional part. */
export function command(id: CommandId): Command {
  return commands[id]
}
