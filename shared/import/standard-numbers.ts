/**
 * ISSNs and ISBNs: formats with one field for both do not say which they mean.
 */

/** The first of each in some texts: `0894-9867, 1234-5679`, `03064530 (ISSN)`, `978-1-4822-5326-9`. */
export function standardNumbers(texts: readonly string[]): { readonly isbn: string; readonly issn: string } {
  const text = texts.join(' ; ').slice(0, 2_000)
  const isbn = /(?<![\dX-])(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dX](?![\dX-])/i.exec(text)?.[0] ?? ''
  const issn = /(?<![\dX-])(\d{4})-?(\d{3}[\dX])(?![\dX-])/i.exec(text)
  return { isbn, issn: issn ? `${issn[1]}-${issn[2]?.toUpperCase()}` : '' }
}
