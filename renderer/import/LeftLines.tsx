/**
 * The lines that became no paper, and why; each can be put right.
 */
import { useState } from 'react'
import { digitsOf } from '../../shared/library/describe.ts'
import type { ImportPreview, LeftLines as Left } from '../../shared/ipc/importing.ts'
import type { LeftLine, LineUse } from '../../shared/import/reading.ts'
import { useStore } from '../store/store.ts'

export function LeftLines({ preview: { token, unsure, chrome } }: { readonly preview: ImportPreview }) {
  return (
    <>
      <Lines key={`unsure${token}`} title="Not understood" lines={unsure} isOpen name="unsure" />
      <Lines
        key={`chrome${token}`}
        title="Page furniture, left out"
        lines={chrome}
        isOpen={unsure.count === 0}
        name="chrome"
      />
    </>
  )
}

interface LinesProps {
  readonly title: string
  readonly lines: Left
  readonly isOpen: boolean
  readonly name: 'unsure' | 'chrome'
}

function Lines({ title, lines: { count, first }, isOpen, name }: LinesProps) {
  const readLeft = useStore(state => state.readLeft)
  const [more, setMore] = useState<readonly LeftLine[]>([])
  const lines = [...first, ...more]
  if (count === 0) return null
  return (
    <details className="left" open={isOpen} data-left={name}>
      <summary className="left-title">
        {title} <span className="count">{digitsOf(count)}</span>
      </summary>
      <ol className="left-lines">
        {lines.map(line => (
          <Line key={line.line} line={line} name={name} />
        ))}
      </ol>
      {lines.length < count && (
        <button
          type="button"
          className="button button-quiet"
          onClick={() => void readLeft(name, lines.length).then(next => setMore([...more, ...next]))}
        >
          Show more of the other {digitsOf(count - lines.length)}
        </button>
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
        <span className="left-reason">{reason.replace(/^site chrome: /, '')}</span>
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
