import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { readerOf } from '../../shared/import/readers.ts'
import type { ReadKind } from '../../shared/import/reading.ts'
import type { Fetched, FetchProgress } from '../../shared/ipc/fetching.ts'
import type { Paper, PaperId } from '../../shared/library/paper.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { Library } from '../library/library.ts'
import { contents, inFolder } from '../library/test-papers.ts'
import { Fetching } from './fetching.ts'
import { Line } from './line.ts'
import { arxivService, doiService } from './services.ts'
import { type Asked, type Reply, TestServices } from './test-services.ts'

const csl = (known: object): Reply => ({
  headers: { 'content-type': 'application/vnd.citationstyles.csl+json' },
  body: JSON.stringify(known),
})
const article = {
  type: 'journal-article',
  DOI: '10.1000/tea',
  title: 'On the Steeping of Tea',
  author: [{ family: 'Roe', given: 'Ann' }],
  issued: { 'date-parts': [[2021, 4]] },
  'container-title': 'Slow Water',
  publisher: 'Kettle Press',
  volume: '7',
  page: '1-9',
  abstract: '<jats:p>We steep tea.</jats:p>',
}
const atom = (...entries: readonly string[]): Reply => ({
  headers: { 'content-type': 'application/atom+xml; charset=UTF-8' },
  body: `<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">\n<title>arXiv Query</title>\n${entries.join('\n')}\n</feed>`,
})
const entry = (id: string, title: string, more = '') =>
  `<entry><id>http://arxiv.org/abs/${id}v1</id><title>${title}</title><published>2020-06-15T10:00:00Z</published><summary>We wait for water.</summary><author><name>Bob Kettle</name></author><arxiv:primary_category term="cs.LG"/>${more}</entry>`

let services: TestServices
let progress: FetchProgress[]
beforeEach(async () => {
  services = new TestServices(() => ({ status: 404 }))
  progress = []
  await services.start()
})
afterEach(() => services.stop())

/** A library with these papers and services without pauses. */
const withPapers = (
  papers: readonly Paper[],
  run: (at: { library: Library; fetching: Fetching; fetched: () => Promise<Fetched> }) => Promise<void>,
) =>
  inFolder(async folder => {
    const library = await Library.open(folder)
    await library.apply({ type: 'add', papers }, 'import')
    const line = (service: typeof doiService) =>
      new Line({ ...service, pause: 0 }, services.ask, 'Paperlane/1', { patience: 0 })
    const read = (text: string, kind: ReadKind) =>
      Promise.resolve(readerOf[kind as Exclude<ReadKind, 'html'>](text, []))
    const sources = { arxiv: line(arxivService), doi: line(doiService), read }
    const fetching = new Fetching(Promise.resolve(library), sources, one => progress.push(one))
    await run({ library, fetching, fetched: () => fetching.missing(papers.map(({ id }) => id)) })
    await library.close()
  })
const none = { complete: 0, withoutId: 0, unchanged: 0, notFound: 0, unlike: 0, failed: 0, left: 0 }
const paths = () => services.asked.map(({ path }) => path)
const inOrder =
  (answers: Readonly<Record<string, Reply>>) =>
  ({ path }: Asked): Reply =>
    answers[path] ?? { status: 404 }

describe('a paper with a DOI', () => {
  const known = paper({
    id: 'a',
    title: 'On the steeping of tea',
    doi: '10.1000/tea',
    year: 2020,
    tags: ['hot'],
  })

  it('gets what is empty, and keeps what stands there, as one step that undo takes back', async () => {
    services.answer = inOrder({ 'doi.org/10.1000/tea': csl(article) })
    await withPapers([known], async ({ library, fetched }) => {
      const before = contents(library)
      const found = await fetched()
      expect(found).toEqual({ ...none, seq: 2, filled: 1, fields: 7, trouble: null })
      expect(library.get(known.id)).toEqual({
        ...before['a'],
        authors: [{ family: 'Roe', given: 'Ann' }],
        venue: 'Slow Water',
        publisher: 'Kettle Press',
        volume: '7',
        pages: '1–9',
        type: 'article-journal',
        abstract: 'We steep tea.',
      })
      expect(library.history().undo).toBe('Filled in 7 fields of 1 paper')
      await library.undo()
      expect(library.get(known.id)).toMatchObject(before['a'] ?? {})
      expect(library.get(known.id)).toMatchObject({ authors: [], venue: null, abstract: '', pages: null })
    })
  })

  it('is left as it is where the id turns out to be another paper’s', async () => {
    services.answer = inOrder({
      'doi.org/10.1000/tea': csl({ ...article, title: 'A Census of Lighthouses' }),
    })
    await withPapers([known], async ({ library, fetched }) => {
      expect(await fetched()).toEqual({ ...none, seq: null, filled: 0, fields: 0, unlike: 1, trouble: null })
      expect(library.seq).toBe(1)
    })
  })

  it('is not filled in from an answer about another DOI', async () => {
    services.answer = inOrder({ 'doi.org/10.1000/tea': csl({ ...article, DOI: '10.1000/coffee' }) })
    await withPapers([known], async ({ fetched }) =>
      expect(await fetched()).toMatchObject({ filled: 0, notFound: 1 }),
    )
  })

  it('that lacks nothing is not asked about, and neither is one without an id', async () => {
    const whole = paper({
      ...{ id: 'b', title: 'Whole', abstract: 'All.', authors: [{ family: 'Roe' }], year: 2020 },
      ...{ venue: 'Slow Water', publisher: 'Kettle Press', doi: '10.1000/whole' },
    })
    await withPapers([whole, paper({ id: 'c' })], async ({ fetched }) => {
      expect(await fetched()).toMatchObject({ complete: 1, withoutId: 1, filled: 0, seq: null })
      expect(services.asked).toEqual([])
    })
  })

  it('called by its DOI gets its title', async () => {
    services.answer = inOrder({ 'doi.org/10.1000/tea': csl(article) })
    await withPapers(
      [paper({ id: 'a', title: '10.1000/tea', doi: '10.1000/tea' })],
      async ({ library, fetched }) => {
        await fetched()
        expect([...library.all()][0]?.title).toBe('On the Steeping of Tea')
        expect(library.history().undo).toMatch(/^Filled in \d+ fields of 1 paper$/)
      },
    )
  })

  test.each<[string, Reply, string]>([
    [
      'broken JSON',
      { headers: { 'content-type': 'application/json' }, body: '{"title": "Te' },
      'cannot read',
    ],
    ['no JSON', { body: 'Tea' }, 'cannot read'],
    ['nothing', { body: '' }, 'cannot read'],
    ['a web page', { headers: { 'content-type': 'text/html' }, body: '<title>Tea</title>' }, 'a web page'],
    ['a web page that says it is none', { body: '<html><title>Tea</title></html>' }, 'cannot read'],
    ['several papers', csl([article, article]), 'cannot read'],
    ['a failure', { status: 500 }, 'refused to answer (500)'],
    [
      'the way to a stranger',
      { status: 302, headers: { location: 'https://x.example/' } },
      'leads to x.example',
    ],
  ])('is left as it is where the answer is %s', async (_, reply, why) => {
    services.answer = () => reply
    await withPapers([known], async ({ library, fetched }) => {
      const { trouble, ...found } = await fetched()
      expect(found).toEqual({ ...none, seq: null, filled: 0, fields: 0, failed: 1 })
      expect(trouble?.code).toBe('service-refused')
      expect(trouble?.message).toContain(why)
      expect(library.seq).toBe(1)
    })
  })

  it('takes nothing from a hostile answer but clean text', async () => {
    const body = `{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "toString": 1,
      "DOI": "10.1000/tea", "title": "On the Steeping of Tea", "author": [{"family": "<script>alert(1)</script>"}, 7, null, {"family": {"a": 1}}],
      "issued": {"date-parts": [["2021; DROP", {}, []]]}, "container-title": ["Slow\\u0000 \\u200bWater", 3],
      "publisher": "\\\\input{/etc/passwd} Press", "URL": "javascript:alert(1)", "id": "../../etc", "custom": {"column": "done"},
      "note": ["x"], "page": {"x": 1}, "volume": 1e400, "tags": ["spam"], "citeKey": "stolen", "isStarred": true}`
    services.answer = () => ({ headers: { 'content-type': 'application/json' }, body })
    await withPapers([known], async ({ library, fetched }) => {
      await fetched()
      const after = library.get(known.id)
      expect(after).toMatchObject({
        column: 'inbox',
        tags: ['hot'],
        citeKey: null,
        isStarred: false,
        note: '',
      })
      expect(after).toMatchObject({ title: known.title, year: 2020, doi: '10.1000/tea', venue: 'Slow Water' })
      expect(after?.links.filter(({ url }) => !/^https?:/.test(url))).toEqual([])
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
      expect(Object.keys(after ?? {})).not.toContain('polluted')
    })
  })
})

describe('papers of arXiv', () => {
  const preprint = (id: string, arxivId: string) => paper({ id, title: `On ${id}`, arxivId })

  it('are asked about together, and those it does not know are named', async () => {
    services.answer = () => atom(entry('2006.00001', 'On a'), entry('2006.00003', 'On c'))
    const papers = ['a', 'b', 'c'].map((id, at) => preprint(id, `2006.0000${at + 1}`))
    await withPapers(papers, async ({ library, fetched }) => {
      expect(await fetched()).toMatchObject({ filled: 2, notFound: 1, trouble: null })
      expect(paths()).toEqual(['export.arxiv.org/api/query'])
      const [asked] = services.asked
      expect(asked?.parameters.get('id_list')).toBe('2006.00001,2006.00002,2006.00003')
      expect(asked?.parameters.get('max_results')).toBe('3')
      expect(library.get('c' as PaperId)).toMatchObject({
        authors: [{ family: 'Kettle', given: 'Bob' }],
        year: 2020,
        abstract: 'We wait for water.',
        primaryClass: 'cs.LG',
      })
    })
  })

  it('get the DOI that arXiv names, and what its agency says of it', async () => {
    services.answer = inOrder({
      'export.arxiv.org/api/query': atom(
        entry(
          '2006.00001',
          'On a',
          '<arxiv:doi>10.1000/tea</arxiv:doi><arxiv:journal_ref>S. W. 7 (2021)</arxiv:journal_ref>',
        ),
      ),
      'doi.org/10.1000/tea': csl({ ...article, title: 'On a' }),
    })
    await withPapers([preprint('a', '2006.00001')], async ({ library, fetched }) => {
      await fetched()
      expect(library.get('a' as PaperId)).toMatchObject({
        doi: '10.1000/tea',
        venue: 'Slow Water',
        publisher: 'Kettle Press',
        year: 2021,
        abstract: 'We wait for water.',
      })
    })
  })

  it('with arXiv’s own DOI are arXiv’s', async () => {
    services.answer = () => atom(entry('2006.00001', 'On a'))
    await withPapers([paper({ id: 'a', doi: '10.48550/arXiv.2006.00001' })], async ({ fetched }) => {
      expect(await fetched()).toMatchObject({ filled: 1 })
      expect(paths()).toEqual(['export.arxiv.org/api/query'])
    })
  })

  it('are asked about in halves where one of them is refused', async () => {
    services.answer = ({ parameters }) => {
      const ids = parameters.get('id_list')?.split(',') ?? []
      return ids.includes('2006.00002')
        ? { status: 400 }
        : atom(...ids.map(id => entry(id, `On ${'abcd'[Number(id.at(-1)) - 1]}`)))
    }
    const papers = ['a', 'b', 'c', 'd'].map((id, at) => preprint(id, `2006.0000${at + 1}`))
    await withPapers(papers, async ({ fetched }) =>
      expect(await fetched()).toMatchObject({ filled: 3, notFound: 1, trouble: null }),
    )
  })

  it('are asked about once more where the answer was empty', async () => {
    services.answer = () => (services.asked.length === 1 ? atom() : atom(entry('2006.00001', 'On a')))
    await withPapers([preprint('a', '2006.00001')], async ({ fetched }) =>
      expect(await fetched()).toMatchObject({ filled: 1 }),
    )
  })

  it('are not found where it answers with an error', async () => {
    services.answer = () =>
      atom(
        '<entry><id>http://arxiv.org/api/errors#incorrect_id_format</id><title>Error</title><summary>incorrect id</summary></entry>',
      )
    await withPapers([preprint('a', '2006.00001')], async ({ fetched }) =>
      expect(await fetched()).toMatchObject({ filled: 0, notFound: 1 }),
    )
  })

  it('of which there are many go out fifty at a time', async () => {
    services.answer = ({ parameters }) =>
      atom(...(parameters.get('id_list')?.split(',') ?? []).map(id => entry(id, 'arXiv:' + id)))
    const papers = Array.from({ length: 120 }, (_, at) => preprint(`p${at}`, `2006.${String(at + 10_000)}`))
    await withPapers(papers, async ({ fetched }) => {
      expect(await fetched()).toMatchObject({ filled: 120 })
      expect(services.asked.map(({ parameters }) => parameters.get('max_results'))).toEqual([
        '50',
        '50',
        '20',
      ])
      expect(progress.map(({ service, share }) => [service, share.toFixed(2)])).toEqual([
        ['arXiv', '0.00'],
        ['arXiv', '0.33'],
        ['arXiv', '0.67'],
        ['', '1.00'],
      ])
    })
  })
})

describe('where something goes wrong on the way', () => {
  const papers = ['a', 'b', 'c', 'd', 'e'].map(id => paper({ id, doi: `10.1000/${id}` }))
  const answer = ({ path }: Asked) => {
    const id = path.slice(-1)
    return csl({ ...article, DOI: `10.1000/${id}`, title: `On ${id}` })
  }

  it('what has come is filled in, and why the rest has not is said', async () => {
    services.answer = asked =>
      services.asked.length > 2 ? { status: 429, headers: { 'retry-after': '40' } } : answer(asked)
    await withPapers(papers, async ({ fetched }) => {
      expect(await fetched()).toMatchObject({
        filled: 2,
        failed: 3,
        trouble: {
          code: 'service-busy',
          message: expect.stringMatching(/^doi\.org asks to wait \d+ seconds\.$/) as string,
        },
      })
      expect(services.asked).toHaveLength(3)
    })
  })

  it('nobody is asked on where there is no network, and nothing is changed', async () => {
    await withPapers(papers, async ({ library, fetched }) => {
      await services.stop()
      expect(await fetched()).toEqual({
        ...{ ...none, seq: null, filled: 0, fields: 0, failed: 5 },
        trouble: { code: 'service-unreachable', message: 'doi.org could not be reached.' },
      })
      expect(library.seq).toBe(1)
      await services.start()
    })
  })

  it('a service that is of no use three times in a row is asked no more', async () => {
    services.answer = () => ({ status: 500 })
    await withPapers(papers, async ({ fetched }) => {
      expect(await fetched()).toMatchObject({ failed: 5 })
      expect(services.asked).toHaveLength(3)
    })
  })

  it('one useless answer costs one paper', async () => {
    services.answer = asked => (asked.path.endsWith('b') ? { status: 500 } : answer(asked))
    await withPapers(papers, async ({ fetched }) =>
      expect(await fetched()).toMatchObject({ filled: 4, failed: 1 }),
    )
  })

  it('it can be stopped, and what has come is kept', async () => {
    await withPapers(papers, async ({ library, fetching, fetched }) => {
      services.answer = asked => {
        if (services.asked.length === 3) {
          fetching.stop()
          return () => undefined
        }
        return answer(asked)
      }
      expect(await fetched()).toMatchObject({ filled: 2, left: 3, failed: 0, trouble: null })
      expect(library.history().undo).toContain('of 2 papers')
    })
  })

  it('a second round waits for the first, and comes when that is over', async () => {
    services.answer = answer
    await withPapers(papers, async ({ fetching, fetched }) => {
      const first = fetched()
      await expect(fetching.missing([])).rejects.toMatchObject({ code: 'bad-request' })
      await first
      expect(await fetching.missing([])).toMatchObject({ filled: 0 })
    })
  })
})

it('what was filled in meanwhile is not filled in again', async () => {
  await withPapers([paper({ id: 'a', doi: '10.1000/a' })], async ({ library, fetched }) => {
    services.answer = () => response => {
      void library
        .apply({ type: 'edit', id: 'a' as PaperId, fields: { venue: 'Mine' } }, 'user')
        .then(() =>
          response
            .writeHead(200, { 'content-type': 'application/json' })
            .end(JSON.stringify({ ...article, DOI: '10.1000/a', title: 'On a' })),
        )
    }
    expect(await fetched()).toMatchObject({ filled: 1 })
    // Pages and publisher are those of another journal, so they stay out as well.
    const after = library.get('a' as PaperId)
    expect(after).toMatchObject({ venue: 'Mine', year: 2021 })
    expect(after).not.toHaveProperty('pages')
  })
})
