/**
 * The reader: the focused paper, to be read beside the board, and below it everything that is known of it.
 *
 * In review the paper stands there already, so here is only what is said of it.
 * In a narrow window the reader takes the place of the papers.
 */
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { PaperId } from '../../shared/library/paper.ts'
import { PaperFields } from '../details/PaperFields.tsx'
import { selectIsReaderAlone, selectReaderWidth } from '../store/reader.ts'
import { useStore } from '../store/store.ts'
import { homeElement } from '../ui/home.ts'
import { useAfterPaint } from './after-paint.ts'
import { Divider } from './Divider.tsx'
import { openPaperMenu } from './paper-menu.ts'
import { PaperText } from './PaperText.tsx'
import { ReaderHead } from './ReaderHead.tsx'

export function Reader() {
  const id = useStore(state => state.focused[state.column])
  const isReview = useStore(state => state.mode === 'review')
  const isAlone = useStore(selectIsReaderAlone)
  const width = useStore(selectReaderWidth)
  const isAwaited = useStore(state => state.noteAhead !== null)
  const painted = useAfterPaint(id)
  const isThere = useStore(state => painted !== null && state.rows.columnOf(painted) !== undefined)
  // What was removed is not shown again, and a note that takes the caret is the focused paper's.
  const shown = isThere && !isAwaited ? painted : id
  useHomecoming(isAlone)
  return (
    <>
      {!isAlone && <Divider />}
      <aside
        className="reader"
        aria-label="Reader"
        data-place="details"
        data-alone={isAlone || undefined}
        style={isAlone ? undefined : { width }}
      >
        <ReaderHead id={shown} isAlone={isAlone} />
        <Page id={shown} isReview={isReview} isAlone={isAlone} />
      </aside>
    </>
  )
}

interface PageProps {
  readonly id: PaperId | null
  readonly isReview: boolean
  readonly isAlone: boolean
}

function Page({ id, isReview, isAlone }: PageProps) {
  const wantPapers = useStore(state => state.wantPapers)
  const page = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    // Whoever writes in it already, such as a note that was asked for by key, is where they want to be.
    if (page.current?.querySelector(':focus') === null) page.current.scrollTo({ top: 0 })
  }, [id])
  useLayoutEffect(() => {
    // The paper's text comes above a note that is being written in review, and goes again.
    page.current?.querySelector(':focus')?.scrollIntoView({ block: 'nearest' })
  }, [isReview])
  useEffect(() => {
    if (id !== null) wantPapers([id])
  }, [id, wantPapers])
  return (
    <div
      className="reader-page"
      ref={page}
      tabIndex={-1}
      data-reader-page
      data-reading={isReview ? undefined : true}
      data-home={isAlone || undefined}
      onContextMenu={openPaperMenu}
    >
      {id === null ? (
        <p className="reader-empty quiet">No paper is focused.</p>
      ) : (
        <>
          {!isReview && <PaperText key={id} id={id} />}
          <PaperFields key={`${id} fields`} id={id} />
        </>
      )}
    </div>
  )
}

/** The focus comes to the reader where the papers give way to it, and goes home when it closes. */
function useHomecoming(isAlone: boolean): void {
  useEffect(() => {
    if (isAlone && hasNoFocus()) homeElement()?.focus({ preventScroll: true })
  }, [isAlone])
  useEffect(
    () => () => {
      if (hasNoFocus()) homeElement()?.focus({ preventScroll: true })
    },
    [],
  )
}

function hasNoFocus(): boolean {
  const { activeElement } = document
  return (
    activeElement === null || activeElement === document.body || activeElement.closest('[inert]') !== null
  )
}
