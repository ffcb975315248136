import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { abbreviatedJournal } from './journal-name.ts'
import { journalWords } from './journal-table.ts'
import { knownJournals } from './test-journals.ts'

it.each(knownJournals)('abbreviates %s', (title, short) => {
  expect(abbreviatedJournal(title)).toBe(short)
})

describe('a title stays as it is', () => {
  it.each([
    ['of one word', 'Nature', 'Nature'],
    ['of one word and an article', 'The Lancet', 'Lancet'],
    ['of one word and the letter of a section', 'Physica A', 'Physica A'],
    ['of one word behind a preposition', 'In Practice', 'In Practice'],
    ['of one compound', 'Hepato-Gastroenterology', 'Hepato-Gastroenterology'],
    ['that is abbreviated already', 'J. Am. Chem. Soc.', 'J. Am. Chem. Soc.'],
    ['that is abbreviated without full stops', 'Am J Trop Med Hyg', 'Am J Trop Med Hyg'],
    ['of words that are never abbreviated', 'Brain and Mind', 'Brain Mind'],
  ])('%s', (_, title, short) => {
    expect(abbreviatedJournal(title)).toBe(short)
  })
})

describe('no name is made of a title', () => {
  it.each([
    ['with a word that is not known', 'Journal of Obscure Zymurgy'],
    ['with a compound that is abbreviated otherwise', 'The Photographic Journal'],
    ['with a misspelt word', 'Journal of Clinical Psyhology'],
    ['that is abbreviated by halves', 'Future Generation Comp. Syst.'],
    ['that somebody abbreviated their own way', 'J. Amer. Math. Soc.'],
    ['with a word joined by a stroke', 'Critical Reviews in Oncology/Hematology'],
    ['that says something in brackets', 'Clinical EEG (electroencephalography)'],
    [
      'with the title in another language behind it',
      'Canadian Journal of Surgery. Journal canadien de chirurgie',
    ],
    ['with its society behind a comma', 'Electron Device Letters, IEEE'],
    [
      'of one word before the titles of its sections',
      'Physica A: Statistical Mechanics and its Applications',
    ],
    ['with a letter that may be an article', 'Journal of Physics A Mathematical and General'],
    ['that begins with a preposition', 'From Theory to Practice'],
    ['with a formula', 'Actes du $4^{e}$ Congrès'],
    ['in a script of which no rule is known', '航空动力学报 学报'],
    ['of nothing', ' '],
  ])('%s', (_, title) => {
    expect(abbreviatedJournal(title)).toBeNull()
  })
})

describe('what does not belong to a title is left out', () => {
  it.each([
    [
      'Annals of Oncology : official journal of the European Society for Medical Oncology / ESMO',
      'Ann. Oncol.',
    ],
    ['Journal of Vascular and Interventional Radiology : JVIR', 'J. Vasc. Interv. Radiol.'],
    ['JAMA: The Journal of the American Medical Association', 'JAMA'],
    ['Lung cancer (Amsterdam, Netherlands)', 'Lung Cancer'],
    ['Revista Médica = Medical Journal', 'Rev. Méd.'],
  ])('%s', (title, short) => {
    expect(abbreviatedJournal(title)).toBe(short)
  })
  it.each([
    ['JOURNAL OF CLINICAL ONCOLOGY', 'J. Clin. Oncol.'],
    ['IEEE TRANSACTIONS ON COMPUTERS', 'IEEE Trans. Comput.'],
    ['World neurosurgery', 'World Neurosurg.'],
    ['The lancet', 'Lancet'],
    ['npj Digital Medicine', 'npj Digit. Med.'],
    ['European Respiratory Journal. Supplement.', 'Eur. Respir. J. Suppl.'],
    ['Neurologia medico-chirurgica', 'Neurol. Med.-Chir.'],
    ['Neuropsychopharmacology Reviews', 'Neuropsychopharmacol. Rev.'],
  ])('and %s is written like any other', (title, short) => {
    expect(abbreviatedJournal(title)).toBe(short)
  })
})

it('never makes half a name: with one unknown word more, every title is left whole', () => {
  const titles = knownJournals.map(([title]) => title)
  fc.assert(
    fc.property(
      fc.constantFrom(...titles),
      fc.constantFrom('Zymurgy', 'Quux', 'Xyzzyology'),
      (title, word) => {
        expect(abbreviatedJournal(`${title} and ${word}`)).toBeNull()
      },
    ),
  )
})

it('has an answer to every text', () => {
  const words = [
    ...journalWords().words.keys(),
    'a',
    'A',
    ':',
    '. ',
    '-',
    "d'",
    '(',
    ')',
    '=',
    '/',
    'IEEE',
    'ß',
    'é',
  ]
  const text = fc.array(fc.constantFrom(...words), { maxLength: 60 }).map(parts => parts.join(' '))
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'grapheme' })), title => {
      const short = abbreviatedJournal(title)
      if (short !== null) expect(short.trim()).not.toBe('')
    }),
  )
})

it('writes every word that it knows, with one full stop or none', () => {
  const { words } = journalWords()
  expect(words.size).toBeGreaterThan(1_000)
  for (const [word, how] of words)
    expect(abbreviatedJournal(`Annals of ${word}`)).toMatch(
      how === null ? /^Ann\. [^.]+$/ : /^Ann\. [^. ]+\.$/,
    )
})
