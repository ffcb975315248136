/**
 * One paper of the preview in full: what was understood of it, what it is to the library, and what becomes of it.
 */
import { useEffect } from 'react'
import type { Alike, ImportPreview, PreviewPaper } from '../../shared/ipc/importing.ts'
import { columnTitles } from '../../shared/library/paper.ts'
import { type Fate, fateOf, fatesFor, kindAt } from '../store/import-choices.ts'
import { useStore } from '../store/store.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { MathText } from '../ui/MathText.tsx'
import { Comparison } from './Comparison.tsx'
import { leaveOut, sayDifferent, saySame } from './sheet-keys.ts'
import { decisionText, factsOf, gapsText, linesText } from './words.ts'

export function PreviewDetail({ preview }: { readonly preview: ImportPreview }) {
  const at = useStore(state => state.importAt)
  const paper = useStore(state => state.previewPapers.get(at))
  const want = useStore(state => state.wantPreview)
  useEffect(() => want([at]), [want, at, preview])
  return (
    <section className="told" aria-label="The paper in full" data-told>
      {paper && <Told key={at} preview={preview} paper={paper} />}
    </section>
  )
}

interface ToldProps {
  readonly preview: ImportPreview
  readonly paper: PreviewPaper
}

function Told({ preview, paper }: ToldProps) {
  const { draft, match, lines, place } = paper
  const today = useStore(state => state.today)
  const alike = useStore(state => state.importAlike)
  const correct = useStore(state => state.correct)
  const fate = useFate(preview, place)
  const near = match.is === 'near' ? match.to : []
  const beside = near[alike] ?? near[0]
  return (
    <>
      <p className="told-title">
        <bdi>
          <MathText text={draft.title} />
        </bdi>
      </p>
      <p className="told-match">
        {match.is === 'known' && decisionText(match.met, today)}
        {match.is === 'repeated' && `The same paper stands earlier in this text, as number ${match.of + 1}.`}
        {match.is === 'near' && nearText(near)}
        {'gaps' in match && match.gaps.length > 0 && (
          <span data-gaps>
            {match.is === 'known' ? 'It would fill in ' : 'It adds '}
            {gapsText(match.gaps)}.
          </span>
        )}
        {paper.column !== null && fate === 'add' && (
          <span data-goes>It goes to {columnTitles[paper.column]}, as this text says.</span>
        )}
      </p>
      <FateChoice preview={preview} paper={paper} />
      {beside && (
        <>
          <AlikeChoice near={near} at={near.indexOf(beside)} />
          <Comparison alike={beside} told={draft} />
        </>
      )}
      {!beside && (
        <>
          <dl className="facts">
            {factsOf(draft).map(({ field, title, text }) => (
              <div className="fact" key={field}>
                <dt>{title}</dt>
                <dd>
                  <bdi>{text}</bdi>
                </dd>
              </div>
            ))}
            {paper.citeKey !== null && (
              <div className="fact">
                <dt>Citation key</dt>
                <dd>{paper.citeKey}</dd>
              </div>
            )}
          </dl>
          {draft.abstract !== '' && (
            <p className="told-abstract">
              <bdi>
                <MathText text={draft.abstract} />
              </bdi>
            </p>
          )}
        </>
      )}
      <p className="told-lines">
        {linesText(lines)} of {preview.name}
        <button
          type="button"
          className="button button-quiet"
          onClick={() => void correct(lines.map(line => ({ line, use: 'chrome' })))}
        >
          Not a paper
        </button>
      </p>
      <span className="visually-hidden" role="status">
        {fateWords(kindAt(preview, place), fate)}
      </span>
    </>
  )
}

function nearText(near: readonly Alike[]): string {
  const isHere = near.every(({ met }) => met === null)
  return isHere
    ? 'This may be a paper that stands earlier in this text.'
    : near.length === 1
      ? 'This may be a paper of your library.'
      : 'This may be one of these papers.'
}

function useFate(preview: ImportPreview, place: number): Fate {
  return useStore(state => fateOf(kindAt(preview, place), place, state))
}

const keys: Readonly<Record<Fate, string>> = { fill: 'S', add: 'D', leave: 'X' }

/** What a fate is called for a paper of that kind. */
function fateWords(kind: ReturnType<typeof kindAt>, fate: Fate): string {
  if (fate === 'leave') return kind === 'known' ? 'Same paper: nothing to add' : 'Leave it out'
  if (fate === 'fill') return 'Same paper: fill gaps'
  return kind === 'new' ? 'Add it' : 'Different: add it'
}

function FateChoice({ preview, paper: { place } }: ToldProps) {
  const kind = kindAt(preview, place)
  const fate = useFate(preview, place)
  const run: Readonly<Record<Fate, () => void>> = { fill: saySame, add: sayDifferent, leave: leaveOut }
  return (
    <div className="fates" role="group" aria-label="What becomes of it">
      {fatesFor(kind).map(one => (
        <button
          key={one}
          type="button"
          className="button"
          aria-pressed={fate === one}
          data-fate={one}
          onClick={run[one]}
        >
          {fateWords(kind, one)} <Kbd>{keys[one]}</Kbd>
        </button>
      ))}
    </div>
  )
}

function AlikeChoice({ near, at }: { readonly near: readonly Alike[]; readonly at: number }) {
  const setAlike = useStore(state => state.setImportAlike)
  if (near.length < 2) return null
  return (
    <div className="segments alikes" role="group" aria-label="Compared with">
      {near.map(({ as }, index) => (
        <button
          key={as}
          type="button"
          className="segment"
          aria-pressed={index === at}
          onClick={() => setAlike(index)}
        >
          {index + 1} of {near.length}
        </button>
      ))}
    </div>
  )
}
