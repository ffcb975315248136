/**
 * The lines that became no paper, and why; each can be put right.
 */
import type { ImportPreview } from '../../shared/ipc/contract.ts'
import type { LeftLine, LineUse } from '../../shared/import/reading.ts'
import { useStore } from '../store/store.ts'

/** Lines shown at once; a page of text that is no listing can have thousands. */
const mostShown = 200

export function LeftLines({ preview: { unsure, chrome } }: { readonly preview: ImportPreview }) {
  return (
    <>
      <Lines title="Not understood" lines={unsure} isOpen name="unsure" />
      <Lines title="Page furniture, left out" lines={chrome} isOpen={false} name="chrome" />
    </>
  )
}

interface LinesProps {
  readonly title: string
  readonly lines: readonly LeftLine[]
  readonly isOpen: boolean
  readonly name: 'unsure' | 'chrome'
}

function Lines({ title, lines, isOpen, name }: LinesProps) {
  if (lines.length === 0) return null
  return (
    <details className="left" open={isOpen} data-left={name}>
      <summary className="left-title">
        {title} <span className="count">{lines.length.toLocaleString('en-US')}</span>
      </summary>
      <ol className="left-lines">
        {lines.slice(0, mostShown).map(line => (
          <Line key={line.line} line={line} name={name} />
        ))}
      </ol>
      {lines.length > mostShown && (
        <p className="quiet">and {(lines.length - mostShown).toLocaleString('en-US')} more</p>
      )}
    </details>
  )
}

const uses: readonly (readonly [LineUse, string])[] = [
  ['title', 'It is a title'],
  ['abstract', 'It is an abstract'],
  ['chrome', 'Leave it out'],
]

function Line({
  line: { line, text, reason },
  name,
}: {
  readonly line: LeftLine
  readonly name: LinesProps['name']
}) {
  const correct = useStore(state => state.correct)
  return (
    <li className="left-line">
      <span className="left-number">{line}</span>
      <span className="left-text">
        <bdi>{text}</bdi>
        <span className="left-reason">{reason}</span>
      </span>
      <select
        className="field"
        value=""
        aria-label={`What line ${line} is`}
        onChange={event => void correct([{ line, use: event.target.value as LineUse }])}
      >
        <option value="" disabled>
          {name === 'chrome' ? 'Left out' : 'What is it?'}
        </option>
        {uses
          .filter(([use]) => name !== 'chrome' || use !== 'chrome')
          .map(([use, words]) => (
            <option key={use} value={use}>
              {words}
            </option>
          ))}
      </select>
    </li>
  )
}
