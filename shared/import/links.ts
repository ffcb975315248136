/**
 * Links that a text mentions, and what each leads to.
 *
 * A link's text stays where it stands; here it is only read. The punctuation of
 * the sentence around it is never part of it.
 */
import type { Link, LinkKind } from '../library/paper.ts'

/** The most characters of a link that are followed; longer ones are no links. */
const longestLink = 2_048

const mention = /(?:https?:\/\/|\b(?:github\.com|gitlab\.com|huggingface\.co)\/)[^\s<>"'“”‘’`{}|\\^[\]$]+/gi

/** Every link of a text, each once, in order. A code host named without `https://` counts as one. */
export function findLinks(text: string): Link[] {
  const urls = new Set<string>()
  for (const [found] of text.matchAll(mention)) {
    const bare = found.replace(/[.,;:)!?…]+$/, '')
    const url = /^https?:\/\//i.test(bare) ? bare : `https://${bare}`
    if (url.length <= longestLink && hostOf(url) !== '') urls.add(url)
  }
  return [...urls].map(url => ({ kind: linkKind(url), url }))
}

/** What a link leads to, by its host and path. */
export function linkKind(url: string): LinkKind {
  const host = hostOf(url)
  const path = /^https?:\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1]?.toLowerCase() ?? ''
  if (isHost(host, 'arxiv.org')) return path.startsWith('/pdf') ? 'pdf' : 'page'
  if (path.endsWith('.pdf')) return 'pdf'
  if (isHost(host, 'doi.org') || isHost(host, 'openreview.net') || isHost(host, 'aclanthology.org'))
    return 'page'
  if (isHost(host, 'huggingface.co')) {
    if (path.startsWith('/papers/')) return 'page'
    return path.startsWith('/datasets/') ? 'data' : 'code'
  }
  if (
    ['zenodo.org', 'figshare.com', 'kaggle.com', 'osf.io', 'datadryad.org'].some(name => isHost(host, name))
  )
    return 'data'
  const isCode = ['github.com', 'bitbucket.org', 'codeberg.org'].some(name => isHost(host, name))
  return isCode || /(?:^|\.)gitlab\./.test(host) ? 'code' : 'project'
}

function hostOf(url: string): string {
  return /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]*\.[^/?#:]+)/i.exec(url)?.[1]?.toLowerCase() ?? ''
}

function isHost(host: string, name: string): boolean {
  return host === name || host.endsWith(`.${name}`)
}
