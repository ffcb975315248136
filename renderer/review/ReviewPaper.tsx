/**
 * A paper to read: title, authors, links, and the whole abstract with its formulas.
 */
import { Star } from 'lucide-react'
import type { Name, Paper, PaperId } from '../../shared/library/paper.ts'
import { shortName } from '../../shared/library/row.ts'
import { displayText } from '../../shared/text/display.ts'
import { SearchedText } from '../search/SearchedText.tsx'
import { useStore } from '../store/store.ts'
import { dateLabel } from '../ui/age.ts'
import { LinkKindIcon, linkTitles } from '../ui/icons.tsx'

export function ReviewPaper({ id }: { readonly id: PaperId }) {
  const row = useStore(state => state.rows.get(id))
  const paper = useStore(state => state.papers.get(id))
  if (!row) return null
  return (
    <article className="paper" aria-labelledby="paper-title">
      <h2 className="paper-title" id="paper-title">
        <bdi>
          <SearchedText text={row.title} field="title" />
        </bdi>
      </h2>
      <p className="paper-about">
        {row.isStarred && (
          <span className="card-star">
            <Star size={14} fill="currentColor" aria-hidden />
            <span className="visually-hidden">Starred</span>
          </span>
        )}
        {paper && <About paper={paper} />}
        {row.priority !== null && <span className="card-priority">Priority {row.priority}</span>}
        {row.tags.map(tag => (
          <span key={tag} className="tag">
            {tag}
          </span>
        ))}
      </p>
      {paper && paper.note !== '' && (
        <p className="paper-note">
          <SearchedText text={paper.note} field="note" />
        </p>
      )}
      {paper && <Links paper={paper} />}
      <div className="paper-abstract">
        {paper?.abstract.split(/\n{2,}/).map((paragraph, index) => (
          <p key={index}>
            <SearchedText text={paragraph} field="abstract" />
          </p>
        ))}
        {paper?.abstract === '' && <p className="quiet">No abstract came with this paper.</p>}
      </div>
    </article>
  )
}

/** Who, where and when, as far as it is known; where it came from if nobody knows who. */
function About({ paper: { authors, venue, year, arxivId, origin, addedAt } }: { readonly paper: Paper }) {
  const today = useStore(state => state.today)
  const facts = [
    authors.length > 0 ? authorLine(authors) : `From ${origin}`,
    venue,
    year,
    arxivId && `arXiv:${arxivId}`,
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

function authorLine(authors: readonly Name[]): string {
  return authors.map(name => [name.given, shortName(name), name.suffix].filter(Boolean).join(' ')).join(', ')
}
