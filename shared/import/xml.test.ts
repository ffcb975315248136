import { describe, expect, test } from 'vitest'
import { draft } from '../library/paper.ts'
import { readText } from './detect.ts'
import { accountProblem } from './test-account.ts'
import { xmlPieces } from './xml.ts'

const long =
  'We steep tea in the rain, and wait until somebody comes to drink it, which takes longer than one would think on a winter evening.'

describe('EndNote XML', () => {
  const styled = (text: string) => `<style face="normal" font="default" size="100%">${text}</style>`
  const text = `<?xml version="1.0" encoding="UTF-8" ?><xml><records><record><ref-type name="Journal Article">17</ref-type><contributors><authors><author>${styled('Roe, Ann')}</author><author>${styled('van der Berg, J.')}</author></authors><secondary-authors><author>Kettle, Bob</author></secondary-authors></contributors><titles><title>${styled('Tea &lt; Water: ')}${styled('a Study')}</title><secondary-title>${styled('Slow Water')}</secondary-title></titles><pages>12-34</pages><volume>7</volume><number>2</number><edition>2019/08/02</edition><keywords><keyword>tea</keyword><keyword>rain</keyword></keywords><dates><year>2019</year><pub-dates><date>Sep 18</date></pub-dates></dates><isbn>1234-5678 (Print)&#xD;1234-567X</isbn><abstract>${long}</abstract><electronic-resource-num>10.1000/tea</electronic-resource-num><urls><related-urls><url>https://tea.example/x</url></related-urls></urls><language>eng</language></record><record><titles></titles></record></records></xml>`

  test('becomes papers, however many stand in one line', () => {
    const reading = readText(text)
    expect(reading.kind).toBe('endnote')
    expect(reading.papers).toEqual([
      {
        lines: [1],
        draft: draft({
          type: 'article-journal',
          title: 'Tea < Water: a Study',
          abstract: long,
          authors: [
            { family: 'Roe', given: 'Ann' },
            { particle: 'van der', family: 'Berg', given: 'J.' },
          ],
          editors: [{ family: 'Kettle', given: 'Bob' }],
          year: 2019,
          month: 9,
          doi: '10.1000/tea',
          venue: 'Slow Water',
          volume: '7',
          issue: '2',
          pages: '12–34',
          issn: '1234-5678',
          language: 'en',
          keywords: ['tea', 'rain'],
          links: [{ kind: 'page', url: 'https://tea.example/x' }],
        }),
      },
    ])
    expect(accountProblem(text, reading)).toBeNull()
  })

  test('names records without a title and records that never end', () => {
    const lines = text.replaceAll('<record>', '\n<record>').replace('</record></records></xml>', '')
    const reading = readText(lines)
    expect(reading.papers).toHaveLength(1)
    expect(reading.unsure).toMatchObject([{ line: 3, reason: 'this record never ends' }])
    expect(readText(text.replaceAll('<record>', '\n<record>')).unsure).toMatchObject([
      { line: 3, reason: 'a record without a title' },
    ])
  })
})

describe('OAI-PMH', () => {
  const record = (metadata: string, header = '') =>
    `<record>\n<header${header}><identifier>oai:arXiv.org:2206.07690</identifier></header>\n<metadata>${metadata}</metadata></record>`
  const known = { title: 'Tea of $n$ Leaves', abstract: long, arxivId: '2206.07690' }

  test.each([
    [
      'arXiv',
      `<arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>2206.07690</id><created>2022-06-15</created><authors><author><keyname>Roe</keyname><forenames>Ann</forenames></author><author><keyname>Tea Collaboration</keyname></author></authors><title>Tea of $n$\n  Leaves</title><categories>cs.LG stat.ML</categories><doi>10.1000/tea</doi><journal-ref>Slow Water 7</journal-ref><abstract>  ${long}\n</abstract></arXiv>`,
      {
        primaryClass: 'cs.LG',
        doi: '10.1000/tea',
        venue: 'Slow Water 7',
        year: 2022,
        month: 6,
        authors: [{ family: 'Roe', given: 'Ann' }, { literal: 'Tea Collaboration' }],
      },
    ],
    [
      'arXivRaw',
      `<arXivRaw><id>2206.07690</id><version version="v1"><date>Wed, 15 Jun 2022 10:00:00 GMT</date></version><title>Tea of $n$ Leaves</title><authors>Ann Roe (Delft), Bob Kettle</authors><categories>cs.LG</categories><abstract>${long}</abstract></arXivRaw>`,
      {
        year: 2022,
        month: 6,
        authors: [
          { family: 'Roe', given: 'Ann' },
          { family: 'Kettle', given: 'Bob' },
        ],
      },
    ],
    [
      'Dublin Core',
      `<oai_dc:dc><dc:title>Tea of $n$ Leaves</dc:title><dc:creator>Roe, Ann</dc:creator><dc:description>${long}</dc:description><dc:description>Comment: 12 cups</dc:description><dc:date>2022-06-15</dc:date><dc:identifier>http://arxiv.org/abs/2206.07690</dc:identifier></oai_dc:dc>`,
      { year: 2022, month: 6, authors: [{ family: 'Roe', given: 'Ann' }] },
    ],
  ])('reads %s', (_, metadata, more) => {
    const text = `<?xml version="1.0"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">\n<ListRecords>\n${record(metadata)}\n</ListRecords></OAI-PMH>`
    const reading = readText(text)
    expect(reading).toMatchObject({ kind: 'oai-pmh', unsure: [] })
    expect(reading.papers[0]?.draft).toMatchObject({ ...known, ...more })
    expect(accountProblem(text, reading)).toBeNull()
  })

  test('passes over what was deleted', () => {
    const reading = readText(
      `<OAI-PMH>\n${record('', ' status="deleted"')}\n${record('<arXiv><id>2206.07690</id><title>Tea</title></arXiv>')}</OAI-PMH>`,
    )
    expect(reading.papers).toHaveLength(1)
    expect(reading.chrome.map(({ reason }) => reason)).toContain('a record that its archive has deleted')
  })
})

describe('a feed', () => {
  const atom = (entry: string) =>
    `<?xml version='1.0' encoding='UTF-8'?>\n<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">\n<title>arXiv Query</title>\n${entry}\n</feed>`
  const rss = (item: string) => `<rss version="2.0"><channel>\n<title>Teas</title>\n${item}\n</channel></rss>`

  test("of arXiv's API becomes papers", () => {
    const text = atom(
      `<entry>\n<id>http://arxiv.org/abs/2206.07690v2</id>\n<title>Tea of\n  Leaves</title>\n<published>2022-06-15T10:00:00Z</published>\n<link href="https://arxiv.org/abs/2206.07690v2" rel="alternate" type="text/html"/>\n<link href="https://arxiv.org/pdf/2206.07690v2" rel="related" type="application/pdf" title="pdf"/>\n<summary>  ${long} See p &lt; 5\\%.\n</summary>\n<arxiv:primary_category term="cs.LG"/>\n<arxiv:doi>10.1000/tea</arxiv:doi>\n<arxiv:journal_ref>Slow Water 7</arxiv:journal_ref>\n<author><name>Ann Roe</name></author><author><name>Jan van der Berg</name></author></entry>`,
    )
    const reading = readText(text)
    expect(reading).toMatchObject({ kind: 'feed', unsure: [] })
    expect(reading.papers[0]?.draft).toEqual(
      draft({
        title: 'Tea of Leaves',
        abstract: `${long} See p < 5%.`,
        authors: [
          { family: 'Roe', given: 'Ann' },
          { given: 'Jan', particle: 'van der', family: 'Berg' },
        ],
        year: 2022,
        month: 6,
        arxivId: '2206.07690',
        primaryClass: 'cs.LG',
        doi: '10.1000/tea',
        venue: 'Slow Water 7',
        links: [
          { kind: 'page', url: 'https://arxiv.org/abs/2206.07690v2' },
          { kind: 'pdf', url: 'https://arxiv.org/pdf/2206.07690v2' },
          { kind: 'page', url: 'http://arxiv.org/abs/2206.07690v2' },
        ],
      }),
    )
    expect(accountProblem(text, reading)).toBeNull()
  })

  test("of arXiv's API may be an error, which is no paper", () => {
    const reading = readText(
      atom(
        '<entry>\n<id>http://arxiv.org/api/errors#incorrect_id_format</id>\n<title>Error</title>\n<summary>incorrect id format for tea</summary></entry>',
      ),
    )
    expect(reading.papers).toEqual([])
    expect(reading.unsure[0]?.reason).toBe('arXiv answered with an error: incorrect id format for tea')
  })

  test.each([
    [
      "arXiv's RSS",
      `<item><title>Tea of Leaves</title><link>https://arxiv.org/abs/2206.07690</link><description>arXiv:2206.07690v1 Announce Type: replace-cross \nAbstract: ${long}</description><category>cs.LG</category><arxiv:announce_type>replace-cross</arxiv:announce_type><dc:creator>Ann Roe, Bob Kettle</dc:creator></item>`,
    ],
    [
      "arXiv's RSS of before 2024",
      `<item rdf:about="http://arxiv.org/abs/2206.07690"><title>Tea of Leaves. (arXiv:2206.07690v1 [cs.LG] CROSS LISTED)</title><link>http://arxiv.org/abs/2206.07690</link><description>&lt;p&gt;${long}\n&lt;/p&gt;</description><dc:creator>&lt;a href="http://arxiv.org/a/x"&gt;Ann Roe&lt;/a&gt;, &lt;a href="http://arxiv.org/a/y"&gt;Bob Kettle&lt;/a&gt;</dc:creator></item>`,
    ],
    [
      'a feed that puts all into one piece of HTML',
      `<item><title>Tea of Leaves</title><link>https://arxiv.org/abs/2206.07690</link><category>cs.LG</category><description><![CDATA[<p><img src="x"/></p><p><b>Authors:</b> Ann Roe, Bob Kettle</p><p><b>Upvotes:</b> 5</p><p><b>Summary:</b> ${long}</p>]]></description></item>`,
    ],
  ])('in the form of %s becomes papers', (_, item) => {
    const text = rss(item)
    const reading = readText(text)
    expect(reading).toMatchObject({ kind: 'feed', unsure: [] })
    expect(reading.papers[0]?.draft).toMatchObject({
      title: 'Tea of Leaves',
      abstract: long,
      authors: [{ family: 'Roe' }, { family: 'Kettle' }],
      arxivId: '2206.07690',
      primaryClass: 'cs.LG',
    })
    expect(accountProblem(text, reading)).toBeNull()
  })

  test('may begin with a comment, which is no text of another kind', () => {
    const text = `<!--\nA Feed of Teas from All Kitchens\n${long}\n-->\n${rss(`<item><title>Tea</title><description>${long}</description></item>`)}`
    expect(readText(text)).toMatchObject({ kind: 'feed', papers: [{ draft: { title: 'Tea' } }] })
  })

  test('names what is no paper', () => {
    const reading = readText(
      rss('<item><title>New cups in the shop</title><description>Come and see.</description></item>'),
    )
    expect(reading.papers).toEqual([])
    expect(reading.unsure[0]?.reason).toBe('an entry without an abstract, which may be no paper')
  })
})

describe('hostile XML', () => {
  const isItem = (name: string) => name === 'item'
  const broken = (text: string) =>
    [...xmlPieces(text, isItem)].flatMap(piece => (piece.is === 'broken' ? [piece.reason] : []))

  test('with a document type is refused before anything is expanded', () => {
    const entities = Array.from({ length: 30 }, (_, at) => `<!ENTITY e${at + 1} "&e${at};&e${at};">`).join(
      '\n',
    )
    const text = `<?xml version="1.0"?>\n<!DOCTYPE rss [\n<!ENTITY e0 "ha">\n${entities}\n]>\n<rss><channel><item><title>&e30;</title></item></channel></rss>`
    const reading = readText(text)
    expect(reading.papers).toEqual([])
    expect(new Set(reading.unsure.map(({ reason }) => reason))).toEqual(
      new Set(['declares a document type (DOCTYPE), which is not read for safety']),
    )
    expect(accountProblem(text, reading)).toBeNull()
  })

  test.each([
    ['nested too deep', `<item>${'<a>'.repeat(101)}`, 'elements nested more than 100 deep'],
    ['too long', `<item>${' '.repeat(20 * 1024 * 1024)}</item>`, 'XML of more than 20 MB is not read'],
  ])('%s is refused', (_, text, reason) => {
    expect(broken(text)).toEqual([reason])
  })

  test('with entities of its own shows them as they are written', () => {
    expect(
      readText(`<rss><item><title>Tea &xxe; &amp;lt;</title><description>${long}</description></item></rss>`)
        .papers[0]?.draft.title,
    ).toBe('Tea &xxe; <')
  })

  test('that is not well-formed is read as far as it makes sense', () => {
    const text = `<rss><item><title>Tea & <b>Cups</title><description>a < b ${long}</item>\n<item><title>Pots</title><description>${long}</description></item>`
    expect(readText(text).papers.map(paper => paper.draft.title)).toEqual(['Tea & Cups', 'Pots'])
  })
})
