/**
 * The services that may be asked, and nobody else.
 */

export interface Service {
  /** As a person knows it. */
  readonly name: string
  /** Every machine that may be asked; redirects stay among them. */
  readonly hosts: readonly string[]
  /** Milliseconds from the beginning of one question to that of the next. */
  readonly pause: number
}

/** arXiv's terms of use: one request in three seconds, one connection. */
export const arxivService: Service = {
  name: 'arXiv',
  hosts: ['export.arxiv.org'],
  pause: 3_000,
}

/** doi.org passes a question on to the agency where the DOI is registered. */
export const doiService: Service = {
  name: 'doi.org',
  hosts: [
    'doi.org',
    'api.crossref.org',
    'data.crossref.org',
    'api.datacite.org',
    'data.datacite.org',
    'data.crosscite.org',
    'data.medra.org',
  ],
  pause: 150,
}
