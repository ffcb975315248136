/**
 * One paper on the board. Reads only its own row, so triaging one card redraws one card.
 */
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { Circle, CircleCheck, CornerUpRight, Star, StickyNote } from 'lucide-react'
import { Fragment, memo, type ReactNode, type RefCallback, useCallback, useMemo, useState } from 'react'
import { countOf } from '../../shared/library/describe.ts'
import {
  type LinkKind,
  linkKinds as allLinkKinds,
  type PaperId,
  skipReasonTitles,
} from '../../shared/library/paper.ts'
import type { Row } from '../../shared/library/row.ts'
import type { Condition } from '../../shared/search/query.ts'
import { useStore } from '../store/store.ts'
import { ageLabel, dateLabel } from '../ui/age.ts'
import { LinkKindIcon, linkTitles } from '../ui/icons.tsx'
import { excerptOf, MarkedText } from '../search/SearchedText.tsx'
import { besideCard, carried, mayDropBeside, type Side, sideOf } from './drag.ts'

/** The most tags that a card names. */
const shownTags = 2

/** What a column knows for all of its cards, so that none of them has to ask. */
interface Drawing {
  readonly isCompact: boolean
  /** What is looked for; null while nothing is. */
  readonly sought: Condition | null
  /** How much of an abstract a card draws, in characters. */
  readonly excerptLength: number
}

interface CardProps extends Drawing {
  readonly id: PaperId
  /** Pixels from the top of the column. */
  readonly top: number
  /** Counted from 1, over the full column. */
  readonly position: number
  readonly count: number
  readonly isActive: boolean
}

/** The element of a paper's card, for `aria-activedescendant`. */
export function cardElementId(id: PaperId): string {
  return `card-${id}`
}

export const Card = memo(function Card({ id, top, position, count, isActive, ...drawing }: CardProps) {
  const row = useStore(state => state.rows.get(id))
  const isFocused = useStore(state => row !== undefined && state.focused[row.column] === id)
  const isSelected = useStore(state => state.selected.has(id))
  const { attach, heldOver } = useDragging()
  const [isPointedAt, setPointedAt] = useState(false)
  if (!row) return null
  return (
    <div
      ref={attach}
      id={cardElementId(id)}
      className="card"
      role="option"
      aria-selected={isSelected}
      aria-setsize={count}
      aria-posinset={position}
      aria-labelledby={`title-${id} about-${id}`}
      data-id={id}
      data-focused={(isFocused && isActive) || undefined}
      data-remembered={(isFocused && !isActive) || undefined}
      data-drop={heldOver ?? undefined}
      style={{ transform: `translateY(${top}px)` }}
      onPointerEnter={() => setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
    >
      <CardBody
        row={row}
        isSelected={isSelected}
        isAtHand={isPointedAt || (isFocused && isActive)}
        {...drawing}
      />
    </div>
  )
})

/** What a card shows. Apart from its place, since every move changes the places of a whole column. */
const CardBody = memo(function CardBody({
  row,
  isSelected,
  isAtHand,
  isCompact,
  sought,
  excerptLength,
}: CardIconsProps & Drawing) {
  const { id, title } = row
  const abstract = useStore(state => state.papers.get(id)?.abstract)
  // Not while the store is asked what is new, which it is of every card at every change.
  const excerpt = useMemo(() => excerptOf(abstract, sought, excerptLength), [abstract, sought, excerptLength])
  return (
    <>
      <p className="card-title" id={`title-${id}`}>
        <bdi>
          <MarkedText text={title} field="title" sought={sought} />
        </bdi>
      </p>
      <p className="card-about">
        <span className="card-byline" id={`about-${id}`}>
          {isCompact && <TagMarks tags={row.tags} />}
          <About row={row} sought={sought} />
        </span>
        <CardIcons row={row} isSelected={isSelected} isAtHand={isAtHand} />
      </p>
      {!isCompact && (
        <p className="card-excerpt">
          <TagMarks tags={row.tags} />
          {excerpt !== undefined && <MarkedText text={excerpt} field="abstract" sought={sought} />}
        </p>
      )}
    </>
  )
})

function About({
  row: { byline, year, addedAt, skipReason },
  sought,
}: { readonly row: Row } & Pick<Drawing, 'sought'>) {
  const now = useStore(state => state.today)
  return (
    <>
      {byline !== '' && (
        <>
          <bdi>
            <MarkedText text={byline} field="author" sought={sought} />
          </bdi>
          {' · '}
        </>
      )}
      {year !== null && `${year} · `}
      {skipReason !== null && `${skipReasonTitles[skipReason].toLowerCase()} · `}
      <span title={`Added ${dateLabel(addedAt, now)}`}>
        {byline === '' && 'added '}
        {ageLabel(addedAt, now)}
      </span>
    </>
  )
}

function TagMarks({ tags }: { readonly tags: readonly string[] }) {
  return (
    <>
      {tags.slice(0, shownTags).map(tag => (
        <span key={tag} className="tag">
          {tag}
        </span>
      ))}
      {tags.length > shownTags && (
        <span className="tag" title={tags.slice(shownTags).join(', ')}>
          +{tags.length - shownTags}
        </span>
      )}
    </>
  )
}

interface CardIconsProps {
  readonly row: Row
  readonly isSelected: boolean
  /** Whether the pointer or the focus is on the card: then it shows what can be done with it. */
  readonly isAtHand: boolean
}

/** Marks of a paper, links, "Move to" and the mark that selects: read by the list, since an option has no buttons in it. */
function CardIcons({
  row: { linkKinds, isStarred, hasNote, priority },
  isSelected,
  isAtHand,
}: CardIconsProps) {
  return (
    <span className="card-icons">
      {isAtHand && moveIcon}
      {isSelected ? selectedIcon : isAtHand && unselectedIcon}
      {priority !== null && (
        <span className="card-priority" title={`Priority ${priority}`}>
          {'!'.repeat(4 - priority)}
          <span className="visually-hidden">Priority {priority}</span>
        </span>
      )}
      {hasNote && noteIcon}
      {isStarred && starIcon}
      {linkKinds.map(kind => (
        <Fragment key={kind}>{linkIcons[kind]}</Fragment>
      ))}
    </span>
  )
}

// Made once, so that they are not drawn again where a card shows another paper.
const moveIcon = (
  <span className="card-icon card-move" data-action="move" title="Move to…">
    <CornerUpRight size={14} aria-hidden />
    <span className="visually-hidden">Move to…</span>
  </span>
)
const selectedIcon = (
  <span className="card-icon card-select" data-action="select" data-on title="Unselect">
    <CircleCheck size={15} aria-hidden />
  </span>
)
const unselectedIcon = (
  <span className="card-icon card-select" data-action="select" title="Select">
    <Circle size={15} aria-hidden />
  </span>
)
const noteIcon = (
  <span className="card-icon" title="Has a note">
    <StickyNote size={13} aria-hidden />
    <span className="visually-hidden">Has a note</span>
  </span>
)
const starIcon = (
  <span className="card-icon card-star">
    <Star size={13} aria-hidden fill="currentColor" />
    <span className="visually-hidden">Starred</span>
  </span>
)
const linkIcons = Object.fromEntries(
  allLinkKinds.map(kind => [
    kind,
    <span key={kind} className="card-icon" data-link={kind} title={linkTitles[kind]}>
      <LinkKindIcon kind={kind} />
      <span className="visually-hidden">{linkTitles[kind]}</span>
    </span>,
  ]),
) as Readonly<Record<LinkKind, ReactNode>>

/** Lets what a card shows be dragged, and papers be dropped before and after it; answers the side that something is held over. */
function useDragging(): { readonly attach: RefCallback<HTMLElement>; readonly heldOver: Side | null } {
  const [heldOver, setHeldOver] = useState<Side | null>(null)
  // An element shows one paper after the other, so it is asked which when something is done with it.
  const attach = useCallback((card: HTMLElement | null) => {
    if (!card) return
    const stops = [
      draggable({
        element: card,
        getInitialData: () => ({ ...carried(paperOf(card)) }),
        onGenerateDragPreview: ({ nativeSetDragImage }) => {
          const { ids } = carried(paperOf(card))
          if (ids.length === 1) return
          setCustomNativeDragPreview({
            nativeSetDragImage,
            render: ({ container }) => {
              const badge = document.createElement('div')
              badge.className = 'drag-badge'
              badge.textContent = countOf(ids.length)
              container.append(badge)
            },
          })
        },
      }),
      dropTargetForElements({
        element: card,
        canDrop: ({ source }) => mayDropBeside(paperOf(card), source),
        getData: ({ input }) => besideCard(paperOf(card), sideOf(card, input)),
        onDrag: ({ self }) => setHeldOver(self.data['side'] as Side),
        onDragLeave: () => setHeldOver(null),
        onDrop: () => setHeldOver(null),
      }),
    ]
    return () => stops.forEach(stop => stop())
  }, [])
  return { attach, heldOver }
}

function paperOf(card: HTMLElement): PaperId {
  return card.dataset['id'] as PaperId
}
