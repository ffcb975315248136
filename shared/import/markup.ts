/**
 * Markup in titles and abstracts (`<i>`, `<sub>2</sub>`, `<jats:p>`), turned into plain text.
 *
 * Only tags that stand for the look of a text are taken away: `p < 0.05 and q > 1`
 * stays, whatever it looks like.
 */
import { withoutEntities } from './entities.ts'

const signs = '0123456789+-=()'
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾'
const lowered = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'

const script = /<(?:jats:)?(sub|sup)(?:\s[^<>]{0,200})?>([^<>]{1,40})<\/(?:jats:)?\1>/gi
const block =
  /<\/?(?:jats:)?(?:p|div|br|li|ul|ol|h[1-6]|title|sec|section|tr|table|blockquote)(?:\s[^<>]{0,2000})?\/?>/gi
const inline =
  /<\/?(?:jats:)?(?:i|b|u|em|strong|italic|bold|sub|sup|span|small|font|a|img|tt|code|sc|scp|style|inline-formula|tex-math|abbr|mark|cite|q|s|ins|del|wbr|abstract|abstracttext|monospace|ext-link)(?:\s[^<>]{0,2000})?\/?>/gi

/** The text without tags and references. */
export function markupToText(text: string): string {
  if (!/[<&]/.test(text)) return text
  const bare = text.includes('<') ? withoutTags(text) : text
  return withoutEntities(bare)
}

function withoutTags(text: string): string {
  return text
    .replace(script, (_found, kind: string, inner: string) =>
      /^[\d+=()-]+$/.test(inner) ? shifted(inner, kind.toLowerCase() === 'sub' ? lowered : raised) : inner,
    )
    .replace(block, ' ')
    .replace(inline, '')
}

function shifted(text: string, to: string): string {
  return text.replace(/./g, sign => to[signs.indexOf(sign)] ?? sign)
}
