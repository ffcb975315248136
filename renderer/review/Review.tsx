/**
 * The review: one paper at a time, one key to decide and go on.
 */
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import type { CommandId } from '../../shared/commands/table.ts'
import { digitsOf } from '../../shared/library/describe.ts'
import { columnTitles, type PaperId } from '../../shared/library/paper.ts'
import { useTitleWithKey } from '../commands/keys.tsx'
import { runCommand } from '../commands/run.ts'
import { openPaperMenu } from '../reader/paper-menu.ts'
import { PaperMarks } from '../reader/PaperMarks.tsx'
import { PaperText } from '../reader/PaperText.tsx'
import { selectFocusedPlace } from '../store/board.ts'
import { selectEstimate } from '../store/session.ts'
import { useStore } from '../store/store.ts'
import { reviewPosition } from '../store/view.ts'
import { ColumnIcon } from '../ui/icons.tsx'
import { MathText } from '../ui/MathText.tsx'
import { Decisions } from './Decisions.tsx'
import { ReviewEnd } from './ReviewEnd.tsx'

/** Papers fetched ahead, so that a decision shows the next abstract at once. */
const fetchedAhead = 4

export function Review() {
  const column = useStore(state => state.column)
  const id = useStore(state => state.focused[state.column])
  const isLoaded = useStore(state => state.loaded === 'complete')
  const page = useRef<HTMLDivElement>(null)
  useNeighbours(id)
  useEffect(() => {
    page.current?.scrollTo({ top: 0 })
    page.current?.focus({ preventScroll: true })
  }, [id])
  return (
    <section className="review" data-place="review" aria-label={`Review of ${columnTitles[column]}`}>
      <Progress />
      {/* A region that scrolls takes the focus, so that the keyboard can scroll it. */}
      <div
        className="review-page"
        ref={page}
        // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- see above
        tabIndex={0}
        data-home
        data-reading
        onContextMenu={openPaperMenu}
      >
        {id === null ? (
          isLoaded && <ReviewEnd />
        ) : (
          <PaperText key={id} id={id}>
            <PaperMarks id={id} />
          </PaperText>
        )}
        {id !== null && <Next />}
      </div>
      {id !== null && <Decisions id={id} />}
    </section>
  )
}

function Progress() {
  const column = useStore(state => state.column)
  const count = useStore(state => state.counts[state.column])
  const { at, of } = useReviewPosition()
  const done = count === 0 ? of : at - 1
  return (
    <div className="progress">
      <span className="progress-column">
        <ColumnIcon column={column} />
        {columnTitles[column]}
      </span>
      <progress className="progress-bar" value={done} max={Math.max(of, 1)} aria-label="Reviewed" />
      {count > 0 && (
        <span className="progress-text" data-progress>
          {digitsOf(at)} of {digitsOf(of)}
        </span>
      )}
      <Today />
      {count > 0 && (
        <span className="progress-steps">
          <StepButton id="focus.previous" title="Previous paper">
            <ChevronLeft size={16} aria-hidden />
          </StepButton>
          <StepButton id="focus.next" title="Next paper">
            <ChevronRight size={16} aria-hidden />
          </StepButton>
        </span>
      )}
    </div>
  )
}

interface StepButtonProps {
  readonly id: CommandId
  readonly title: string
  readonly children: ReactNode
}

function StepButton({ id, title, children }: StepButtonProps) {
  const titleWithKey = useTitleWithKey(title, id)
  return (
    <button
      type="button"
      className="button button-quiet button-icon"
      aria-label={title}
      title={titleWithKey}
      onClick={() => runCommand(id)}
    >
      {children}
    </button>
  )
}

/** After a decision the figures can wait: the next paper cannot, in milliseconds. */
const figuresAfter = 200

function Today() {
  const version = useStore(state => state.version)
  const session = useStore(state => state.session)
  const estimate = useStore(selectEstimate)
  const refresh = useStore(state => state.refreshSession)
  useEffect(() => {
    const timer = setTimeout(() => void refresh(), figuresAfter)
    return () => clearTimeout(timer)
  }, [version, refresh])
  if (!session) return null
  return (
    <span className="progress-today" data-session>
      {estimate !== null && `${estimate} · `}
      {digitsOf(session.kept)} kept, {digitsOf(session.skipped)} skipped today
    </span>
  )
}

function useReviewPosition(): { readonly at: number; readonly of: number } {
  const at = useStore(state => reviewPosition(state).at)
  const of = useStore(state => reviewPosition(state).of)
  return { at, of }
}

/** What comes when this one is decided. */
function Next() {
  const title = useStore(state => {
    const next = state.order[state.column].at(selectFocusedPlace(state, state.column) + 1)
    return next === undefined ? undefined : state.rows.get(next)?.title
  })
  if (title === undefined) return null
  return (
    <p className="review-next">
      <span className="review-next-word">Next</span>
      <bdi>
        <MathText text={title} />
      </bdi>
    </p>
  )
}

function useNeighbours(id: PaperId | null): void {
  const list = useStore(state => state.order[state.column])
  const place = useStore(state => selectFocusedPlace(state, state.column))
  const wantPapers = useStore(state => state.wantPapers)
  useEffect(() => {
    if (id !== null) wantPapers(list.slice(Math.max(place - 1, 0), place + 1 + fetchedAhead))
  }, [id, list, place, wantPapers])
}
