/**
 * The palette: every command by name, with its key, and every paper by what stands in it.
 */
import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Bookmark } from 'lucide-react'
import { useEffect, useState } from 'react'
import { command, type CommandId, commandIds } from '../../shared/commands/table.ts'
import { columnTitles, type PaperId } from '../../shared/library/paper.ts'
import { CommandKey } from '../commands/keys.tsx'
import { runCommand } from '../commands/run.ts'
import { askAgainAfter } from '../store/search.ts'
import { useStore } from '../store/store.ts'
import { chooseOnEnter } from '../ui/choose-on-enter.ts'
import { focusAfterClosing } from '../ui/home.ts'
import { ColumnIcon } from '../ui/icons.tsx'
import { MathText } from '../ui/MathText.tsx'

/** What makes no sense to choose from a list: it moves the focus by one, or opened the list. */
const left: ReadonlySet<CommandId> = new Set<CommandId>([
  'palette.open',
  'focus.next',
  'focus.previous',
  'focus.page-down',
  'focus.page-up',
  'review.forward',
  'review.back',
  'paper.menu',
])
const offered = commandIds.filter(id => !left.has(id))

/** The most papers that are offered. */
const mostPapers = 12

/** What can be chosen: a command, or a paper that the text finds. */
type Choice =
  | { readonly is: 'command'; readonly id: CommandId }
  | { readonly is: 'search'; readonly name: string; readonly text: string }
  | { readonly is: 'paper'; readonly id: PaperId }

export function Palette() {
  const isOpen = useStore(state => state.overlay === 'palette')
  const open = useStore(state => state.open)
  return (
    <Dialog.Root open={isOpen} onOpenChange={next => !next && open(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup
          className="dialog palette"
          aria-label="Commands and papers"
          finalFocus={focusAfterClosing}
        >
          <Choices />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Choices() {
  const open = useStore(state => state.open)
  const text = useStore(state => state.overlayText)
  const setText = useStore(state => state.setOverlayText)
  const searches = useStore(state => state.savedSearches)
  const recent = useStore(state => state.recentCommands)
  const papers = usePapers(text)
  const choose = (choice: Choice) => {
    open(null)
    const { setSearch, showPaper, noteCommand } = useStore.getState()
    if (choice.is === 'paper') void showPaper(choice.id)
    else if (choice.is === 'search') void setSearch(choice.text)
    else {
      noteCommand(choice.id)
      runCommand(choice.id)
    }
  }
  const named = (name: string) =>
    text
      .toLowerCase()
      .split(/\s+/)
      .every(word => name.toLowerCase().includes(word))
  const ids = text === '' ? [...new Set([...recent, ...offered])].filter(id => !left.has(id)) : offered
  const items: Choice[] = [
    ...ids.filter(id => named(command(id).title)).map(id => ({ is: 'command', id }) as const),
    ...searches.filter(({ name }) => named(name)).map(search => ({ is: 'search', ...search }) as const),
    ...papers.map(id => ({ is: 'paper', id }) as const),
  ]
  return (
    <Autocomplete.Root
      open
      inline
      value={text}
      onValueChange={(next, { reason }) => {
        if (reason !== 'item-press') setText(next)
      }}
      items={items}
      filter={null}
      itemToStringValue={keyOf}
      autoHighlight="always"
      keepHighlight
    >
      <Autocomplete.Input
        className="palette-input"
        placeholder="Type a command, or words of a paper"
        aria-label="Search commands and papers"
        onKeyDown={chooseOnEnter(items, keyOf, choose)}
      />
      <Autocomplete.Empty className="palette-empty">
        No command is called that, and no paper has it.
      </Autocomplete.Empty>
      <Autocomplete.List className="palette-list">
        {(choice: Choice) => (
          <Autocomplete.Item
            key={keyOf(choice)}
            value={choice}
            data-choice={keyOf(choice)}
            className="menu-item"
            onClick={() => choose(choice)}
          >
            <Shown choice={choice} />
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  )
}

function Shown({ choice }: { readonly choice: Choice }) {
  const row = useStore(state => (choice.is === 'paper' ? state.rows.get(choice.id) : undefined))
  if (choice.is === 'command')
    return (
      <>
        <span className="menu-title">{command(choice.id).title}</span>
        <CommandKey id={choice.id} />
      </>
    )
  if (choice.is === 'search')
    return (
      <>
        <Bookmark size={15} aria-hidden />
        <span className="menu-title">{choice.name}</span>
      </>
    )
  return (
    <>
      {row && <ColumnIcon column={row.column} />}
      <span className="menu-title">{row && <MathText text={row.title} />}</span>
      <span className="count">{row && columnTitles[row.column]}</span>
    </>
  )
}

/** The most relevant papers for what is typed; none for less than two characters. */
function usePapers(text: string): readonly PaperId[] {
  const findPapers = useStore(state => state.findPapers)
  const [found, setFound] = useState<readonly PaperId[]>([])
  const asks = text.trim().length >= 2
  useEffect(() => {
    if (!asks) return
    let isOld = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      const { ids, unread } = await findPapers(text, mostPapers)
      if (isOld) return
      setFound(ids)
      if (unread > 0) timer = setTimeout(() => void look(), askAgainAfter)
    }
    void look()
    return () => {
      isOld = true
      clearTimeout(timer)
    }
  }, [text, asks, findPapers])
  return asks ? found : []
}

function keyOf(choice: Choice): string {
  return `${choice.is} ${choice.is === 'search' ? choice.name : choice.id}`
}
