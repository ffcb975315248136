/**
 * Texts that importers may be given, made from a number: the same number makes the same text for ever.
 *
 * A text starts as one of the small files below, or as two of them, and is then
 * damaged: pieces cut, doubled, swapped, blown up, signs of some format put in.
 */

/** A stream of numbers in [0, 1), the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const samples: readonly string[] = [
  String.raw`@string{soc = "Tea Society"}
@inproceedings{brew2021, title = {Measuring {TEA} with \'{e}l\`an $x^2$}, author = {van der Brew, Jr., Ada and {Kettle Group} and others},
  booktitle = soc # " of the North", year = 2021, month = jun, pages = {1--9}, doi = {https://doi.org/10.1000/TEA_1},
  abstract = {We gain 5\% and 6% today.

A second paragraph with \emph{much} ~tea.}, crossref = {soc1}}
@proceedings{soc1, title = "The Tea {"}Days{"}", year = {2020}}
% @article{no, title={x}}
@comment{jabref-meta: grouping:0 AllEntriesGroup:;}`,
  `TY  - JOUR
AU  - Brew, Ada
TI  - Measuring tea
JO  - Annals of Tea
PY  - 2021/06/03/
AB  - A long story of leaves
SP  - 1
EP  - 9
DO  - 10.1000/tea.1
ER  - 

TY  - BOOK
T1  - Kettles
ER  - `,
  `PMID- 123456
TI  - Measuring tea in the morning
      and at night
AB  - Leaves were weighed.
FAU - Brew, Ada
DP  - 2021 Jun
AID - 10.1000/tea.1 [doi]
`,
  `<?xml version="1.0"?><xml><records><record><titles><title>Measuring tea</title></titles><contributors><authors>
<author>Brew, Ada</author></authors></contributors><dates><year>2021</year></dates></record></records></xml>`,
  `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2206.07690v1</id><title>Measuring
  tea</title><summary>Leaves &amp; water.</summary><author><name>Ada Brew</name></author></entry></feed>`,
  `[{"paper":{"id":"2206.07690","title":"Measuring tea","summary":"Leaves.","authors":[{"name":"Ada Brew","hidden":false}]},"numComments":2},
{"id":"x","type":"article-journal","title":"Kettles","author":[{"family":"Kettle","given":"Bob"}],"issued":{"date-parts":[[2021,6,3]]}}]`,
  `Title,Authors,Year,DOI,Abstract
"Measuring ""tea""","Brew, Ada; Kettle, Bob",2021,10.1000/tea.1,"Leaves
and water"
Kettles,,2020,,`,
  `# Papers of today

- [Measuring tea](https://arxiv.org/abs/2206.07690): leaves and water.
| Title | Authors | Link |
|---|---|---|
| Kettles that whistle | Bob Kettle | [pdf](https://arxiv.org/pdf/2206.07691v2) |`,
  `Title: Measuring tea in the morning
PDF: https://arxiv.org/pdf/2206.07690
Summary: Leaves were weighed, and water was boiled.
---
Title: Kettles that whistle`,
  String.raw`arXiv:2206.07690
Date: Thu, 16 Jun 2022 10:00:00 GMT   (120kb,D)

Title: Measuring tea
  with kettles
Authors: Ada Brew, Bob Kettle
Categories: cs.LG stat.ML
Comments: 9 pages
\\
  Leaves were weighed.
\\ ( https://arxiv.org/abs/2206.07690 ,  120kb)
------------------------------------------------------------------------------`,
  `2206.07690
https://doi.org/10.1000/tea.1
arXiv:hep-th/9901001v2
https://huggingface.co/papers/2206.07691`,
  `Subscribe
May 7
Measuring Tea with Kettles of Many Sizes: A Study
Leaves were weighed in the morning and at night, and water was boiled in kettles of many sizes. We show that
tea is measured best by those who drink it, at https://tea.example/code, with gains of 5% over earlier work.
Kettles That Whistle in the Dark
Whistling is a signal that carries far. We present a kettle that whistles, and measure how far it is heard on
a quiet night; the results are consistent with what was known of kettles before, and simpler to reproduce.`,
  `<html><body><article><h3><a href="/papers/2206.07690">Measuring tea</a></h3><p>Leaves &amp; water</p></article>
<script>var x = "<article>"</script></body></html>`,
]

/** Signs that mean something to some format. */
const signs =
  '@article{ | @string{a = | @comment{ | { | } | " | \\ | % | # | = | , | $ | ~ | -- | \n | \r | \r\n | \t |   | ( | ) | TY  - | ER  - | AU  - | < | > | <! | <!-- | --> | <![CDATA[ | ]]> | <!DOCTYPE x [<!ENTITY a "&a;&a;">]> | & | &amp; | &#x0; | &#99999999; | [ | ] | [[ | { " | ": | null | 1e999 | \\u0000 | " , " | ;; | | | |---| | # | - | * | ``` | Title: | Abstract: | arXiv: | 10.1000/ | https:// | \\\\ | \u0000 | \ufeff | \u200b | \ud800 | é | 茶 | e\u0301 | \u202e | __proto__ | constructor | \\begin{ | \\textsuperscript{ | \\\'{ | crossref = {brew2021} | and '.split(
    ' | ',
  )

/** Longer texts are made seldom: most faults are in what stands beside what. */
const blownUp = 30_000

/** The text of a number. */
export function inputOf(seed: number): string {
  const random = randomFrom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T
  let text = pick(samples)
  if (random() < 0.2) text += `\n${pick(samples)}`
  for (let damage = below(8); damage > 0; damage--) {
    const at = below(text.length + 1)
    const to = Math.min(text.length, at + below(random() < 0.2 ? text.length : 20))
    switch (below(6)) {
      case 0:
        text = text.slice(0, at) + text.slice(to)
        break
      case 1:
        text = text.slice(0, to) + text.slice(at)
        break
      case 2:
        text = text.slice(0, at) + pick(signs).repeat(1 + below(3)) + text.slice(at)
        break
      case 3:
        text = text.slice(0, at) + pick(signs) + text.slice(to)
        break
      case 4:
        text = text.slice(at, to) + text.slice(0, at) + text.slice(to)
        break
      default:
        text =
          text.slice(0, at) + String.fromCharCode(below(random() < 0.9 ? 256 : 65_536)) + text.slice(at + 1)
    }
  }
  if (random() < 0.002) {
    const piece = random() < 0.5 ? pick(signs) : text.slice(0, 1 + below(60))
    text = text.slice(0, 200) + piece.repeat(Math.ceil(blownUp / (piece.length + 1))) + text.slice(200)
  }
  return text
}
