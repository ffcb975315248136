/**
 * The search field: finds as one types, and offers what may come next.
 */
import { BookmarkPlus, Search, X } from 'lucide-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { countOf, digitsOf } from '../../shared/library/describe.ts'
import { type Completion, completions } from '../../shared/search/complete.ts'
import { CommandKey, useTitleWithKey } from '../commands/keys.tsx'
import { runCommand } from '../commands/run.ts'
import { selectFoundCount } from '../store/search.ts'
import { useStore } from '../store/store.ts'
import { homeElement } from '../ui/home.ts'
import { focusFound, focusSearch } from './focus-search.ts'

export function SearchField() {
  const text = useStore(state => state.searchText)
  const isFocused = useStore(state => state.isSearching)
  const { setSearch, prepareSearch, setSearching } = useStore.getState()
  // The offer that arrow keys chose; -1 is the field itself.
  const [chosen, setChosen] = useState(-1)
  const id = useId()
  const offered = isFocused ? completions(text) : []

  const type = (next: string) => {
    setChosen(-1)
    void setSearch(next)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const choice = offered[chosen] ?? (event.key === 'Tab' && !event.shiftKey ? offered[0] : undefined)
    if (step !== 0 && offered.length > 0) setChosen(wrapped(chosen + step, offered.length))
    else if ((event.key === 'Enter' || event.key === 'Tab') && choice) type(choice.text)
    else if (event.key === 'Enter' || event.key === 'ArrowDown') focusFound()
    else if (event.key !== 'Escape') return
    else if (chosen >= 0) setChosen(-1)
    else if (text !== '') type('')
    else homeElement()?.focus()
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="search" role="search">
      <Search size={15} aria-hidden className="search-icon" />
      <input
        data-search
        className="search-input"
        type="text"
        role="combobox"
        aria-label="Search papers"
        aria-expanded={offered.length > 0}
        aria-controls={`${id}-offers`}
        aria-autocomplete="list"
        aria-activedescendant={chosen >= 0 ? `${id}-${chosen}` : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={2000}
        placeholder="Search"
        value={text}
        onChange={event => type(event.target.value)}
        onKeyDown={onKeyDown}
        onFocus={() => {
          setSearching(true)
          void prepareSearch()
        }}
        onBlur={() => {
          setSearching(false)
          setChosen(-1)
        }}
      />
      {text === '' ? <CommandKey id="search.open" /> : <FoundCount />}
      {text.trim() !== '' && <SaveButton text={text.trim()} />}
      {text !== '' && (
        <button
          type="button"
          className="search-clear"
          aria-label="Clear the search"
          onClick={() => {
            type('')
            focusSearch()
          }}
        >
          <X size={14} aria-hidden />
        </button>
      )}
      <Offers id={id} offered={offered} chosen={chosen} onChoose={type} />
      <Problems />
    </div>
  )
}

/** Keeps the search; not there for one that is kept already. */
function SaveButton({ text }: { readonly text: string }) {
  const isSaved = useStore(state => state.savedSearches.some(one => one.text === text))
  const title = useTitleWithKey('Save this search', 'search.save')
  if (isSaved) return null
  return (
    <button
      type="button"
      className="search-clear"
      aria-label="Save this search"
      title={title}
      onClick={() => {
        runCommand('search.save')
        focusSearch()
      }}
    >
      <BookmarkPlus size={14} aria-hidden />
    </button>
  )
}

function FoundCount() {
  const count = useStore(selectFoundCount)
  const unread = useStore(state => state.unread)
  return (
    <span className="search-count" role="status">
      {count !== null && (
        <>
          {digitsOf(count)}
          <span className="visually-hidden"> {count === 1 ? 'paper' : 'papers'} found</span>
        </>
      )}
      {unread > 0 && <span className="visually-hidden">, {countOf(unread)} still to be read</span>}
      {unread > 0 && <span aria-hidden>+</span>}
    </span>
  )
}

interface OffersProps {
  readonly id: string
  readonly offered: readonly Completion[]
  readonly chosen: number
  readonly onChoose: (text: string) => void
}

function Offers({ id, offered, chosen, onChoose }: OffersProps) {
  return (
    <ul
      id={`${id}-offers`}
      className="search-offers"
      role="listbox"
      aria-label="What may come next"
      hidden={offered.length === 0}
    >
      {offered.map(({ term, meaning, text }, index) => (
        // eslint-disable-next-line jsx-a11y-x/click-events-have-key-events -- the field's keys choose
        <li
          key={term}
          id={`${id}-${index}`}
          className="search-offer"
          role="option"
          aria-selected={index === chosen}
          // The field keeps the focus.
          onPointerDown={event => event.preventDefault()}
          onClick={() => onChoose(text)}
        >
          <span className="search-term">{term}</span>
          <span className="search-meaning">{meaning}</span>
        </li>
      ))}
    </ul>
  )
}

function Problems() {
  const problems = useStore(state => state.searchProblems)
  return problems.length === 0 ? null : (
    <p className="search-problem" role="alert">
      {problems.join(' ')}
    </p>
  )
}

/** A place among so many, counted round: past the last comes the field (-1) again. */
function wrapped(place: number, count: number): number {
  return place >= count ? -1 : place < -1 ? count - 1 : place
}
