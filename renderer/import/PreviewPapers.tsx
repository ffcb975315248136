/**
 * The papers that were found, each with the lines it came from and a tick.
 */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { isIdAlone } from '../../shared/import/ids.ts'
import type { ImportPreview, PreviewPaper } from '../../shared/ipc/contract.ts'
import { columnTitles } from '../../shared/library/paper.ts'
import { useStore } from '../store/store.ts'
import { dateLabel } from '../ui/age.ts'
import { MathText } from '../ui/MathText.tsx'

/** Height of one paper in the list, in pixels. */
const paperHeight = 76
/** What one line can show of an abstract, in characters. */
const excerptLength = 200

export function PreviewPapers({ preview }: { readonly preview: ImportPreview }) {
  const list = useRef<HTMLDivElement>(null)
  const { papers } = preview
  // eslint-disable-next-line react-hooks/incompatible-library -- only says that the React Compiler skips this component
  const virtual = useVirtualizer({
    count: papers.length,
    getScrollElement: () => list.current,
    estimateSize: () => paperHeight,
    overscan: 6,
  })
  return (
    <div className="preview" ref={list}>
      <ul className="preview-all" aria-label="Papers found" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const paper = papers[index]
          return paper && <Found key={index} paper={paper} index={index} top={start} />
        })}
      </ul>
    </div>
  )
}

interface FoundProps {
  readonly paper: PreviewPaper
  readonly index: number
  readonly top: number
}

function Found({ paper, index, top }: FoundProps) {
  const isUnticked = useStore(state => state.unticked.has(index))
  const toggleTicked = useStore(state => state.toggleTicked)
  const correct = useStore(state => state.correct)
  const today = useStore(state => state.today)
  const isNew = paper.status.is === 'new'
  return (
    <li
      className="found"
      data-status={paper.status.is}
      style={{ transform: `translateY(${top}px)`, height: paperHeight }}
    >
      {/* eslint-disable-next-line jsx-a11y-x/label-has-associated-control -- its text is the title, drawn by MathText */}
      <label className="found-label">
        <input
          type="checkbox"
          className="tick"
          checked={isNew && !isUnticked}
          disabled={!isNew}
          onChange={() => toggleTicked(index)}
        />
        <span className="found-text">
          <span className="found-title">
            <bdi>
              <MathText text={paper.title} />
            </bdi>
          </span>
          <span className="found-excerpt">
            {isIdAlone(paper.title) ? 'Its title is not known yet.' : paper.abstract.slice(0, excerptLength)}
          </span>
          <span className="found-about">
            {linesText(paper.lines)}
            {statusText(paper, today)}
          </span>
        </span>
      </label>
      <button
        type="button"
        className="button button-quiet found-wrong"
        onClick={() => void correct(paper.lines.map(line => ({ line, use: 'chrome' })))}
      >
        Not a paper
      </button>
    </li>
  )
}

function linesText(lines: readonly number[]): string {
  const first = lines[0] ?? 0
  const last = lines.at(-1) ?? first
  return first === last ? `Line ${first}` : `Lines ${first}–${last}`
}

/** What is known of it already: `in Done since 3 May`. */
function statusText({ status, links }: PreviewPaper, today: number): string {
  switch (status.is) {
    case 'new':
      return links === 0 ? '' : ` · ${links} link${links === 1 ? '' : 's'}`
    case 'known':
      return ` · already in ${columnTitles[status.column]}, since ${dateLabel(status.movedAt, today)}`
    case 'repeated':
      return ` · the same as paper ${status.of + 1} of this text`
  }
}
