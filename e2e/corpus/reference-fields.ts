/**
 * Fields of RIS and nbib records, beside the BibTeX that JabRef makes of the same files.
 *
 * Both are read by our readers; JabRef's expectation through our reader of BibTeX,
 * which the other parts of the corpus compare with other people's.
 */
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { readText } from '../../shared/import/detect.ts'
import { isSameReading, ourUnderstanding } from './comparing.ts'
import { type ComparedField, comparedFields } from './expected.ts'
import { filesIn, textOf } from './files.ts'
import type { Corpus } from './part.ts'

/** Differences that stay, and why. */
const explained: readonly {
  readonly file: RegExp
  readonly fields: readonly ComparedField[]
  readonly why: string
}[] = [
  {
    file: /MedlinePlainImporterTestInproceeding/,
    fields: ['title'],
    why: 'The record names a journal and no title; JabRef takes the one for the other, we call the paper by its id.',
  },
  {
    file: /RisImporterTest1/,
    fields: ['title', 'doi', 'abstract', 'venue', 'publisher'],
    why: 'Three records, two of them begun amid the first; JabRef makes one of them and joins every title, we end a record where the next begins.',
  },
  {
    file: /RisImporterTest3/,
    fields: ['issue', 'issn'],
    why: 'M1 is a note of no fixed meaning, and a number of thirteen digits is an ISBN.',
  },
  {
    file: /RisImporterTest(?:6|DOI)/,
    fields: ['issue'],
    why: 'JabRef takes the accession number for the number of the issue.',
  },
  {
    file: /RisImporterTest8_date/,
    fields: ['venue'],
    why: 'The record has the full name of the journal besides its abbreviation; we keep the full one.',
  },
  {
    file: /RisImporterTestDOI/,
    fields: ['issn'],
    why: 'Of two ISSNs we keep the first, JabRef the second.',
  },
]

export function compareReferenceFields({ data, say, tell, skip }: Corpus): object {
  const folder = join(data, 'refs', 'jabref-importers')
  if (!existsSync(folder)) {
    skip(folder)
    return {}
  }
  const inputs = filesIn(folder, '.ris', '.txt').filter(
    input => /RisImporter|MedlinePlain/.test(input) && existsSync(expectedOf(input)),
  )
  const count = { good: 0, all: 0, reasoned: 0 }
  for (const input of inputs) {
    const [ours] = readText(textOf(input)).papers.map(ourUnderstanding)
    const [theirs] = readText(textOf(expectedOf(input))).papers.map(ourUnderstanding)
    if (!ours || !theirs) {
      tell(`${relative(data, input)}: ${ours ? 'nothing was expected' : 'nothing was read'}`)
      continue
    }
    for (const field of comparedFields) {
      const [mine, value] = [ours[field], theirs[field]]
      if (value === null) continue
      count.all++
      if (isSameReading(field, value, mine ?? '')) count.good++
      else if (explained.some(one => one.file.test(input) && one.fields.includes(field))) count.reasoned++
      else tell(`${relative(data, input)}: ${field}\n    ours   ${mine}\n    theirs ${value}`)
    }
  }
  const { good, all, reasoned } = count
  // The files are made of what is odd, so agreement says less than that every difference has a reason.
  say({ what: `fields of ${inputs.length} RIS and nbib files as JabRef reads them`, good, all, goal: 0.8 })
  say({ what: 'differences that are explained', good: reasoned, all: all - good })
  return { files: inputs.length, ...count }
}

function expectedOf(input: string): string {
  return input.replace(/\.(?:ris|txt)$/, '.bib')
}
