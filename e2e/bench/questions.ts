/**
 * What is asked of the search in the benchmarks.
 */
import type { Paper } from '../../shared/library/paper.ts'
import { wordsOf } from '../../shared/search/words.ts'

/** One, two and three words in turn, the last of them half typed. */
const questions = 120

/** The same questions for the same papers; words as common as they are in the texts. */
export function questionsFrom(papers: readonly Paper[]): string[] {
  const words = papers.slice(0, 400).flatMap(({ title, abstract }) => wordsOf(`${title} ${abstract}`))
  let at = 7
  const pick = () => words[(at = (at * 48_271) % 0x7fffffff) % words.length] ?? 'the'
  return Array.from({ length: questions }, (_, question) => {
    const asked = Array.from({ length: 1 + (question % 3) }, pick)
    const last = asked.pop() ?? ''
    return [...asked, last.slice(0, 3 + (question % 4))].join(' ')
  })
}
