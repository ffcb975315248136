/**
 * The tags of the papers that a key acts on: type, choose, and go on; a tag that every one has is taken away.
 */
import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Check, Minus, Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { countOf, digitsOf } from '../../shared/library/describe.ts'
import { sameTag } from '../../shared/library/edits.ts'
import { selectTargets } from '../store/board.ts'
import { countTags, type KnownTag } from '../store/known-tags.ts'
import { useStore } from '../store/store.ts'
import { chooseOnEnter } from '../ui/choose-on-enter.ts'
import { focusAfterClosing } from '../ui/home.ts'

export function TagEditor() {
  const isOpen = useStore(state => state.overlay === 'tags')
  const open = useStore(state => state.open)
  return (
    <Dialog.Root open={isOpen} onOpenChange={next => !next && open(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog palette" aria-label="Tags" finalFocus={focusAfterClosing}>
          <Choices />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** A tag that may be chosen: how many papers have it, and how many of those that are acted on. */
interface Choice extends KnownTag {
  readonly isNew: boolean
}

function Choices() {
  const change = useStore(state => state.change)
  const version = useStore(state => state.version)
  const [targets] = useState(() => selectTargets(useStore.getState()))
  const text = useStore(state => state.overlayText)
  const setText = useStore(state => state.setOverlayText)
  // eslint-disable-next-line react-hooks/exhaustive-deps -- rows are changed in place; `version` says when
  const known = useMemo(() => countTags(targets).map(one => ({ ...one, isNew: false })), [targets, version])
  const typed = text.replaceAll(',', ' ').trim()
  const isKnown = typed === '' || known.some(({ tag }) => sameTag(tag) === sameTag(typed))
  const found = known.filter(({ tag }) => sameTag(tag).includes(sameTag(typed)))
  const items = isKnown ? found : [...found, { tag: typed, count: 0, here: 0, isNew: true }]

  const toggle = ({ tag, here }: Choice) => {
    const isOnAll = here === targets.length
    void change({ type: 'tag', ids: [...targets], add: isOnAll ? [] : [tag], remove: isOnAll ? [tag] : [] })
    setText('')
  }
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
      itemToStringValue={({ tag }: Choice) => tag}
      autoHighlight="always"
      keepHighlight
    >
      <Autocomplete.Input
        className="palette-input"
        placeholder={`Tag ${countOf(targets.length)}`}
        aria-label={`Tag ${countOf(targets.length)}`}
        maxLength={100}
        onKeyDown={chooseOnEnter(items, nameOf, toggle)}
      />
      <Autocomplete.Empty className="palette-empty">Type the first tag of this library.</Autocomplete.Empty>
      <Autocomplete.List className="palette-list">
        {(choice: Choice) => (
          <Autocomplete.Item
            key={nameOf(choice)}
            value={choice}
            data-choice={nameOf(choice)}
            className="menu-item"
            onClick={() => toggle(choice)}
          >
            <Mark choice={choice} of={targets.length} />
            <span className="menu-title">{choice.isNew ? `New tag “${choice.tag}”` : choice.tag}</span>
            {!choice.isNew && <span className="count">{digitsOf(choice.count)}</span>}
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  )
}

function nameOf({ tag, isNew }: Choice): string {
  return isNew ? `${tag} new` : tag
}

function Mark({ choice: { here, isNew }, of }: { readonly choice: Choice; readonly of: number }) {
  const words = here === of ? 'On all: ' : here > 0 ? 'On some: ' : ''
  const Icon = isNew ? Plus : here === of ? Check : Minus
  return (
    <span className="tag-mark">
      {(isNew || here > 0) && <Icon size={15} aria-hidden />}
      <span className="visually-hidden">{words}</span>
    </span>
  )
}
