/**
 * What the columns of tables and the members of JSON objects mean, by their names.
 *
 * Exports of Zotero, Rayyan, ASReview, Scopus, Web of Science, Semantic Scholar,
 * OpenAlex, Hugging Face and arXiv dumps; matched without case, spaces and signs.
 */

/** What one column says of a paper. */
export type Role =
  | 'title'
  | 'abstract'
  | 'authors'
  | 'editors'
  | 'date'
  | 'id'
  | 'pmid'
  | 'venue'
  | 'class'
  | 'type'
  | 'volume'
  | 'issue'
  | 'pages'
  | 'firstPage'
  | 'lastPage'
  | 'publisher'
  | 'place'
  | 'series'
  | 'edition'
  | 'number'
  | 'standardNumber'
  | 'language'
  | 'keywords'
  | 'note'
  | 'state'
  | 'label'
  | 'key'

const names: Readonly<Record<Role, string>> = {
  title:
    'title paper papertitle articletitle primarytitle documenttitle displayname ti t1 titel titre titulo título 标题 题目',
  abstract:
    'abstract summary abstractnote abstracttext description paperabstract abstractsummary abstracts ab n2 zusammenfassung résumé resume resumen tldr 摘要',
  authors:
    'authors author authortext creators creator authornames authorlist authorshipsauthordisplayname af authorfullnames firstauthors au a1 byline autor autoren auteur auteurs autores verfasser 作者',
  editors: 'editors editor secondaryauthors',
  date: 'year publicationyear date published publisheddate publicationdate publishedat pubdate pubyear datepublished issued created createdat py y1 da yearpublished coverdate submitted submissiondate jahr année annee año ano 年份',
  id: 'doi di id arxivid arxiv arxivlink arxivurl url link links urls paperurl paperlink pdf pdfurl pdflink absurl entryid externalids eprint uri href landingpage openaccesspdf huggingface do ur l2 paperid openalexid primarylocation code github githubrepo repository projectpage project website',
  pmid: 'pmid pubmedid pubmed',
  venue:
    'journal venue publicationtitle publicationname journaltitle journalname containertitle booktitle conference sourcetitle publication journalref journalreference jf t2 hostvenue primarylocationsourcedisplayname so journalconference zeitschrift journalbook quelle revue revista',
  class: 'primarycategory primarycat primaryclass categories category subjects arxivprimarycategory',
  type: 'type itemtype documenttype publicationtype typeofreference entrytype publicationtypes genre ty',
  volume: 'volume vol vl band bibliovolume',
  issue: 'issue issuenumber artissue biblioissue number is',
  pages: 'pages page pagerange pg pagenumbers pagination',
  firstPage: 'startpage pagestart firstpage bibliofirstpage sp bp',
  lastPage: 'endpage pageend lastpage bibliolastpage ep',
  publisher: 'publisher pb verlag',
  place: 'place placepublished publisherplace publisherlocation city cy',
  series: 'series seriestitle collectiontitle',
  edition: 'edition',
  number: 'reportnumber artno articlenumber',
  standardNumber: 'issn isbn issnisbn eissn sn issns',
  language: 'language languages lang la languageoforiginaldocument',
  keywords: 'keywords keyword authorkeywords aikeywords tags manualtags indexkeywords topics kw',
  note: 'note notes comment comments extra',
  state: 'readstatus exclusiveshelf status state readingstatus column',
  label:
    'included labelincluded finalincluded asreviewlabel include decision labelabstractscreening label finallabel inclusion screening',
  key: 'citationkey citekey bibtexkey bibkey key',
}

const roleOfName: ReadonlyMap<string, Role> = new Map(
  Object.entries(names).flatMap(([role, list]) => list.split(' ').map(name => [name, role as Role] as const)),
)

/** What a column of this name means; undefined for one that says nothing of a paper. */
export function roleOf(name: string): Role | undefined {
  if (name.length > 60) return undefined
  return roleOfName.get(
    name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  )
}
