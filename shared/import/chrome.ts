/**
 * The furniture of pages that list papers: dates, counters, buttons, labels, names.
 *
 * Every answer is a reason in a person's words, since the preview shows it.
 * Only what is furniture wherever it stands is decided here; what depends on
 * its place is decided where papers are put together.
 */

const month = String.raw`(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?`
const weekday = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?`
const day = String.raw`\d{1,2}(?:st|nd|rd|th)?`
const year = String.raw`(?:,?\s+\d{4})?`
const clock = String.raw`(?:,?\s+(?:at\s+)?\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]m)?(?:\s+[a-z]{2,4})?)?`
const date = String.raw`(?:${weekday}(?:${month}\s+${day}${year}|${day}\s+${month}${year})|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|${month}\s+\d{4})${clock}`

const dated = new RegExp(
  String.raw`^(?:(?:submitted|published|posted|updated|added|announced|received|revised|accepted|date|last|originally|on|for|v\d+)[:,]?\s+){0,3}${date}(?:\s*[-–—·|(].{0,60})?$`,
  'i',
)
const ago = /^(?:about\s+|over\s+)?(?:\d+|an?)\s+(?:second|minute|hour|day|week|month|year)s?\s+ago$/i

const counted =
  'upvotes? votes? points? likes? stars? comments? replies citations? citing views? downloads? shares? authors? papers? results? entries items? reads? forks? models? datasets? pages? followers? github'
    .split(' ')
    .join('|')
const counter = new RegExp(
  String.raw`^[▲△⬆↑♥❤★☆+#·•–-]*\s*(?:(?:${counted})\s*[:(]?\s*)?[\d.,]+\s*[km]?\)?\s*(?:${counted})?(?:\s*[·•|,]\s*[\d.,]+\s*[km]?\s*(?:${counted}))*$`,
  'i',
)
const tally = new RegExp(
  String.raw`^(?:[·•-]\s*)?(?:total of\s+|showing\s+|page\s+)?[\d.,]+(?:\s*[-–]\s*[\d.,]+)?(?:\s+(?:of|\/)\s+[\d.,]+)?\s*(?:${counted})?\b.{0,20}$`,
  'i',
)
const tallied = new RegExp(String.raw`\d\s+(?:${counted})\b|^(?:total of|showing|page)\s`, 'i')

const button = new RegExp(
  `^(?:${[
    'new|hot|top|best|popular|trending|latest|recent|featured|daily|weekly|monthly|today|yesterday',
    'subscribe|unsubscribe|follow|following|sign (?:in|up|out)|log ?(?:in|out)|register|join(?: us)?|menu|search|home|about(?: us)?|contact(?: us)?|help|faq|blog|news|docs|pricing|settings|profile|donate',
    'terms(?: of (?:use|service))?|privacy(?: policy)?|cookies?|copyright.*|all rights reserved\\.?|imprint',
    '(?:read|show|see|load|view|learn) (?:more|less|all|paper|abstract)|more|less|next|prev(?:ious)?|back(?: to top)?|skip to (?:main )?content',
    'upvote|downvote|vote|like|share|save|bookmark|cite|export|copy(?: link)?|download|print|reply|comment|discuss(?:ion)?|add to .{1,20}|edit|delete|report',
    '(?:view |download )?(?:pdf|html|abs|arxiv(?: page)?|code|github|project(?: page)?|website|demo|video|poster|slides|bibtex|dataset|data|paper|other|supp(?:lementary)?)(?:\\s*[|,·/]\\s*(?:pdf|html|abs|arxiv|code|github|project|video|slides|bibtex|other))*',
    'papers?|models?|datasets?|spaces|posts|enterprise|collections?|abstract|summary|keywords?|references|bibliography|further reading|tl;?dr|sort(?:ed)? by.*|filter(?:ed)?(?: by.*)?|languages?|english|light|dark',
    'submitted by|posted by|published by|(?:titles?|authors?|abstract)\\s*:?|no comments(?: yet)?|leave a comment|loading\\.*',
  ].join('|')})$`,
  'i',
)

const label =
  /^(?:comments?|subjects?|categories|primary category|journal[- ]ref(?:erence)?|report[- ]no|msc[- ]class|acm[- ]class|license|licence|keywords?|tags?|topics?|cite as|venue|source|from|replaced with revised version|submission history)\s*:/i
const submitted = /^(?:submitted|posted|shared|uploaded|curated|added|published)\s+by\b/i
const invitation =
  /\b(?:e-?mail|inbox|newsletter|subscribe|sign up|log in|cookies?|javascript|password|notifications?)\b/i
/** What Google Scholar has below each paper, and at the end of its alerts. */
const scholar =
  /^(?:☆\s*)?(?:save\s+)?(?:[❞"]{1,2}\s*)?(?:cite\s+)?(?:cited by [\d.,]+\s*)?(?:related articles\s*)?(?:all \d+ versions\s*)?(?:view as html|import into \w+)?$|^save(?:\s+(?:twitter|x|linkedin|facebook|email))+$/i
const sent =
  /^(?:this (?:message|e-?mail|alert|newsletter) was sent|you (?:are receiving|received|get) this)\b/i
const rights = /^(?:©|\(c\)|copyright\b)/i

/** Why a line is furniture, whatever stands around it; null where it may be something else. */
export function chromeReason(text: string): string | null {
  if (!/[\p{L}\p{N}]/u.test(text)) return 'site chrome: a dividing line or a symbol'
  if (text.length > 200) return null
  if (dated.test(text) || ago.test(text)) return 'site chrome: a date'
  if (counter.test(text)) return 'site chrome: a counter'
  if (scholar.test(text)) return 'site chrome: a button or a heading'
  if (sent.test(text)) return 'site chrome: why it was sent'
  if (submitted.test(text)) return 'site chrome: who submitted it'
  if (button.test(text.replace(/^[\s▲△⬆↑·•|←→↗[(]+|[\s·•|←→↗\])]+$/g, '')))
    return 'site chrome: a button or a heading'
  if (label.test(text)) return 'site chrome: a label and what it says'
  if (/^(?:authors?)\s*:/i.test(text)) return 'site chrome: a list of authors'
  if (/^by\s*\p{Lu}/u.test(text) && !text.endsWith('.')) return 'site chrome: who made it'
  if (/^By\s/.test(text) && (isByline(text.slice(3)) || isName(text.slice(3))))
    return 'site chrome: a list of authors'
  if (rights.test(text)) return 'site chrome: a notice of rights'
  if (text.length <= 80 && tally.test(text) && tallied.test(text)) return 'site chrome: a counter'
  if (text.length <= 120 && invitation.test(text) && !/[:–—]/.test(text) && /[!.]$/.test(text))
    return 'site chrome: an invitation to sign up'
  return null
}

const particle = /^(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ben|ter|ten|y|e)$/i
const nameWord = /^(?:\p{Lu}[\p{L}\p{M}'’.-]*|\p{Lo}+)[\d,*†‡§¶∗]*$/u
/** Words of titles that are no names, though a capital makes them look like one. */
const titleWord =
  /^(?:a|an|the|of|for|in|on|to|with|from|via|by|at|as|is|are|learning|models?|networks?|deep|neural|survey|analysis|methods?|systems?|theory|data|towards?|using)$/i

/** Whether a line is a list of people: at least two names, nothing else. */
export function isByline(text: string): boolean {
  const parts = text
    .replace(/,?\s+(?:et al\.?|and \d+ (?:more|others)|\(\d+ (?:more|additional) authors?.*)$/i, '')
    .split(/\s*[,;·•&]\s*(?:and\s+)?|\s+and\s+/)
    .filter(part => part !== '')
  const isEtAl = /\bet al\.?$|\band \d+ (?:more|others)$/i.test(text)
  return (parts.length >= 2 || isEtAl) && parts.length > 0 && parts.every(isName)
}

/** Whether a text may be one person's name: two to five words with capitals, none of them usual in titles. */
export function isName(text: string): boolean {
  const words = text.trim().split(/\s+/)
  if (words.length < 2 || words.length > 5 || /[:?!]/.test(text)) return false
  return words.every(word => !titleWord.test(word) && (nameWord.test(word) || particle.test(word)))
}
