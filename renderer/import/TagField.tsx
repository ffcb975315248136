/**
 * The tags that imported papers get: those of the library are offered as one types, others are made.
 */
import { Combobox } from '@base-ui/react/combobox'
import { X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { sameTag } from '../../shared/library/edits.ts'
import { knownTags } from '../store/known-tags.ts'
import { useStore } from '../store/store.ts'

/** Tags offered at once. */
const mostOffered = 50

export function TagField() {
  const tags = useStore(state => state.importTags)
  const setTags = useStore(state => state.setImportTags)
  const [text, setText] = useState('')
  const known = useMemo(() => knownTags(), [])
  const typed = text.replaceAll(',', ' ').trim()
  const items = useMemo(() => {
    const found = known.filter(tag => sameTag(tag).includes(sameTag(typed))).slice(0, mostOffered)
    const isKnown = typed === '' || [...known, ...tags].some(tag => sameTag(tag) === sameTag(typed))
    return [...new Set([...found, ...(isKnown ? [] : [typed])])]
  }, [known, tags, typed])
  const add = (next: readonly string[]) => {
    setTags([...new Map(next.map(tag => [sameTag(tag), tag])).values()])
    setText('')
  }
  return (
    <Combobox.Root
      multiple
      items={items}
      filter={null}
      value={[...tags]}
      onValueChange={add}
      inputValue={text}
      onInputValueChange={next => {
        // A comma ends a tag.
        if (next.endsWith(',') && typed !== '') add([...tags, typed])
        else setText(next)
      }}
      autoHighlight
    >
      <Combobox.Chips className="field tag-field">
        {tags.map(tag => (
          <Combobox.Chip key={tag} className="tag-chip" aria-label={tag}>
            {tag}
            <Combobox.ChipRemove className="tag-chip-remove" aria-label={`Remove ${tag}`}>
              <X size={11} aria-hidden />
            </Combobox.ChipRemove>
          </Combobox.Chip>
        ))}
        <Combobox.Input
          className="tag-input"
          aria-label="Tags for what is added"
          placeholder={tags.length === 0 ? 'Tags' : ''}
          maxLength={100}
        />
      </Combobox.Chips>
      <Combobox.Portal>
        <Combobox.Positioner className="tag-popup-place" sideOffset={4} side="top">
          <Combobox.Popup className="menu tag-popup">
            <Combobox.List className="tag-list">
              {(tag: string) => (
                <Combobox.Item key={tag} value={tag} className="menu-item">
                  {known.includes(tag) || tags.includes(tag) ? tag : `New tag “${tag}”`}
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}
