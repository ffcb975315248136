/**
 * The saved searches under the toolbar, each with how many papers it finds; there only where some are saved.
 */
import { Bookmark, Pencil, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { digitsOf } from '../../shared/library/describe.ts'
import type { SavedSearch } from '../../shared/search/saved.ts'
import { useStore } from '../store/store.ts'

export function SavedSearches() {
  const searches = useStore(state => state.savedSearches)
  if (searches.length === 0) return null
  return (
    <nav className="saved" aria-label="Saved searches">
      <Bookmark size={14} aria-hidden className="saved-icon" />
      <ul className="saved-list">
        {searches.map((search, index) => (
          <Saved key={search.name} search={search} index={index} />
        ))}
      </ul>
    </nav>
  )
}

function Saved({ search: { name, text }, index }: { readonly search: SavedSearch; readonly index: number }) {
  const isOn = useStore(state => state.searchText.trim() === text)
  const count = useStore(state => state.savedCounts[index] ?? null)
  const setSearch = useStore(state => state.setSearch)
  const rename = useStore(state => state.renameSearch)
  const remove = useStore(state => state.removeSearch)
  const [isNamed, setNamed] = useState(false)
  const isDone = useRef(false)
  const beginNaming = () => {
    isDone.current = false
    setNamed(true)
  }
  const endNaming = (to: string | null) => {
    // A field that goes away may lose the focus once more.
    if (isDone.current) return
    isDone.current = true
    if (to !== null) void rename(name, to)
    setNamed(false)
  }
  if (isNamed)
    return (
      <li>
        <input
          className="field saved-name"
          aria-label={`New name of the search ${name}`}
          defaultValue={name}
          maxLength={100}
          // Somebody has just asked to write here.
          // eslint-disable-next-line jsx-a11y-x/no-autofocus -- see above
          autoFocus
          onFocus={event => event.target.select()}
          onKeyDown={event => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Enter') endNaming(event.currentTarget.value)
            if (event.key === 'Escape') endNaming(null)
          }}
          onBlur={event => endNaming(event.currentTarget.value)}
        />
      </li>
    )
  return (
    <li className="saved-item" data-on={isOn || undefined}>
      <button
        type="button"
        className="saved-button"
        aria-pressed={isOn}
        title={`${text} (F2 or a double click renames)`}
        onClick={() => void setSearch(isOn ? '' : text)}
        onDoubleClick={beginNaming}
        onKeyDown={event => {
          if (event.key === 'F2') beginNaming()
        }}
      >
        <span className="saved-text">{name}</span>
        {count !== null && <span className="count">{digitsOf(count)}</span>}
      </button>
      {isOn && (
        <button
          type="button"
          className="search-clear"
          aria-label={`Rename the search ${name}`}
          onClick={beginNaming}
        >
          <Pencil size={12} aria-hidden />
        </button>
      )}
      <button
        type="button"
        className="search-clear"
        aria-label={`Remove the search ${name}`}
        onClick={() => void remove(name)}
      >
        <X size={12} aria-hidden />
      </button>
    </li>
  )
}
