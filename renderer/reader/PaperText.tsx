/**
 * A paper to read, in review and beside the board alike: title, authors, links, and the whole abstract
 * with its formulas. Title and abstract are put right where they stand.
 */
import { Star } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { digitsOf } from '../../shared/library/describe.ts'
import type { Name, Paper, PaperId } from '../../shared/library/paper.ts'
import { shortName } from '../../shared/library/row.ts'
import { displayText } from '../../shared/text/display.ts'
import { ReadableField } from '../details/ReadableField.tsx'
import { SearchedText } from '../search/SearchedText.tsx'
import { useStore } from '../store/store.ts'
import { dateLabel } from '../ui/age.ts'
import { LinkKindIcon, linkTitles } from '../ui/icons.tsx'

interface PaperTextProps {
  readonly id: PaperId
  /** What stands between what is known of the paper and its links. */
  readonly children?: ReactNode
}

export function PaperText({ id, children }: PaperTextProps) {
  const row = useStore(state => state.rows.get(id))
  const paper = useStore(state => state.papers.get(id))
  const editPaper = useStore(state => state.editPaper)
  if (!row) return null
  return (
    <article className="paper" aria-labelledby="paper-title">
      <ReadableField
        id={id}
        label="Title"
        value={row.title}
        size="wrapped"
        className="paper-title"
        onSave={title => editPaper(id, { title })}
      >
        <h2 id="paper-title" dir="auto">
          <SearchedText text={row.title} field="title" />
        </h2>
      </ReadableField>
      {paper && <Authors authors={paper.authors} />}
      <p className="paper-about">
        {row.isStarred && (
          <span className="card-star">
            <Star size={14} fill="currentColor" aria-hidden />
            <span className="visually-hidden">Starred</span>
          </span>
        )}
        {paper && <About paper={paper} />}
      </p>
      {children}
      {paper && <Links paper={paper} />}
      {paper && (
        <ReadableField
          id={id}
          label="Abstract"
          value={paper.abstract}
          size="long"
          className="paper-abstract"
          onSave={abstract => editPaper(id, { abstract })}
        >
          {paper.abstract.split(/\n{2,}/).map((paragraph, index) => (
            <p key={index} dir="auto">
              <SearchedText text={paragraph} field="abstract" />
            </p>
          ))}
          {paper.abstract === '' && <p className="quiet">No abstract came with this paper.</p>}
        </ReadableField>
      )}
    </article>
  )
}

/** So many authors are named at first; a paper of a large collaboration has thousands. */
const namedAtFirst = 12

function Authors({ authors }: { readonly authors: readonly Name[] }) {
  const [isLong, setLong] = useState(false)
  const shown = isLong || authors.length <= namedAtFirst + 1 ? authors : authors.slice(0, namedAtFirst)
  const rest = authors.length - shown.length
  if (authors.length === 0) return null
  return (
    <p className="paper-authors">
      <bdi>
        <SearchedText text={shown.map(spokenName).join(', ')} field="author" />
      </bdi>
      {rest > 0 && (
        <>
          {' '}
          <button type="button" className="text-button" onClick={() => setLong(true)}>
            and {digitsOf(rest)} more
          </button>
        </>
      )}
    </p>
  )
}

/** Where and when, as far as it is known; where it came from if nobody knows who. */
function About({ paper }: { readonly paper: Paper }) {
  const { authors, venue, year, arxivId, doi, origin, addedAt } = paper
  const today = useStore(state => state.today)
  const facts = [
    authors.length === 0 && `From ${origin}`,
    venue,
    year,
    arxivId && `arXiv:${arxivId}`,
    doi,
    `added ${dateLabel(addedAt, today)}`,
  ]
  return <bdi>{displayText(facts.filter(Boolean).join(' · '))}</bdi>
}

function Links({ paper }: { readonly paper: Paper }) {
  const openUrl = useStore(state => state.openUrl)
  if (paper.links.length === 0) return null
  return (
    <ul className="paper-links" aria-label="Links">
      {paper.links.map(({ kind, url }) => (
        <li key={url}>
          <button type="button" className="link-button" title={url} onClick={() => void openUrl(url)}>
            <LinkKindIcon kind={kind} size={14} />
            {linkTitles[kind]}
            <span className="link-host">{hostOf(url)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? ''
}

function spokenName(name: Name): string {
  return [name.given, shortName(name), name.suffix].filter(Boolean).join(' ')
}
