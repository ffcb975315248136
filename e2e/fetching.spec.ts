import { join } from 'node:path'
import { type Asked, type Reply, TestServices } from '../electron/sources/test-services.ts'
import { paper } from '../shared/library/test-paper.ts'
import { expect, test } from './app.ts'
import { makeLibrary } from './prepare.ts'

/** The public services, for every test of this file: a server on this machine. */
const services = new TestServices(() => ({ status: 404 }))
test.beforeAll(() => services.start())
test.afterAll(() => services.stop())
test.use({
  startEnvironment: async ({}, use) => {
    services.asked.length = 0
    services.answer = answer
    await use({ PAPERLANE_LOOPBACK: services.base })
  },
  startWith: { prepare },
})

/** Three papers: with a DOI, with an arXiv id, and with neither. */
async function prepare(userData: string): Promise<void> {
  const papers = [
    paper({ id: 'doi', title: 'On the Steeping of Tea', doi: '10.1000/tea', abstract: 'Mine.' }),
    paper({ id: 'arxiv', title: 'Waiting for Water', arxivId: '2006.00001' }),
    paper({ id: 'none', title: 'A Census of Cups' }),
  ]
  await makeLibrary(join(userData, 'library'), papers)
}

const tea = {
  ...{ type: 'journal-article', DOI: '10.1000/tea', title: 'On the Steeping of Tea' },
  author: [{ family: 'Roe', given: 'Ann' }],
  issued: { 'date-parts': [[2021]] },
  'container-title': 'Slow Water',
  publisher: 'Kettle Press',
  abstract: 'Theirs.',
}
const atom = `<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>arXiv Query</title>
<entry><id>http://arxiv.org/abs/2006.00001v1</id><title>Waiting for Water</title><published>2020-06-15T10:00:00Z</published>
<summary>We wait.</summary><author><name>Bob Kettle</name></author></entry></feed>`

/** As the services answer: doi.org leads to the agency of the DOI. */
function answer({ path }: Asked): Reply {
  if (path === 'doi.org/10.1000/tea')
    return { status: 302, headers: { location: 'https://api.crossref.org/v1/works/10.1000%2Ftea/transform' } }
  if (path === 'api.crossref.org/v1/works/10.1000%2Ftea/transform')
    return {
      headers: { 'content-type': 'application/vnd.citationstyles.csl+json', 'set-cookie': 'who=you' },
      body: JSON.stringify(tea),
    }
  return path === 'export.arxiv.org/api/query'
    ? { headers: { 'content-type': 'application/atom+xml' }, body: atom }
    : { status: 404 }
}

test('one key fetches what is missing of the paper, and one undo takes it back', async ({ paperlane }) => {
  const card = paperlane.card('On the Steeping of Tea')
  await expect(paperlane.focusedCard).toContainText('On the Steeping of Tea')
  await paperlane.press('ControlOrMeta+Shift+f')
  await expect(paperlane.toast).toContainText('Filled in 5 fields of 1 paper')
  await expect(card).toContainText('Roe')
  await expect(card).toContainText('Mine.')
  // Through the network of the system: only what is asked for goes out, and nothing comes back with it.
  await paperlane.press('j', 'ControlOrMeta+Shift+f')
  await expect(paperlane.card('Waiting for Water')).toContainText('Kettle')
  expect(services.asked.map(({ path }) => path)).toEqual([
    'doi.org/10.1000/tea',
    'api.crossref.org/v1/works/10.1000%2Ftea/transform',
    'export.arxiv.org/api/query',
  ])
  for (const { headers } of services.asked) {
    expect(headers['user-agent']).toMatch(/^Paperlane\/[\d.]+$/)
    expect([headers.cookie, headers.referer, headers.origin, headers['accept-language']]).toEqual([
      undefined,
      undefined,
      undefined,
      'en',
    ])
  }
  await paperlane.press('z', 'z')
  await expect(paperlane.toast).toContainText('Undone: filled in 5 fields of 1 paper')
  await expect(card).not.toContainText('Roe')
  await expect(card).toContainText('Mine.')
})

test('of a selection it says what was filled in and what was not, and Undo stands beside it', async ({
  paperlane,
}) => {
  await paperlane.press('ControlOrMeta+a')
  await paperlane.run('Fetch what is missing')
  await expect(paperlane.toast).toContainText(/Filled in \d+ fields of 2 papers/)
  await expect(paperlane.toast).toContainText('1 has no DOI or arXiv id')
  await expect(paperlane.card('Waiting for Water')).toContainText('Kettle')
  await paperlane.toast.getByRole('button', { name: 'Undo' }).click()
  await expect(paperlane.card('Waiting for Water')).not.toContainText('Kettle')
  await expect(paperlane.card('On the Steeping of Tea')).not.toContainText('Roe')
})

test('a paper without an id says what it would need, and what is not there is not found', async ({
  paperlane,
}) => {
  services.answer = () => ({ status: 404 })
  await paperlane.press('ControlOrMeta+Shift+f')
  await expect(paperlane.toast).toContainText('Nothing new was found')
  await expect(paperlane.toast).toContainText('It was not found')
  await paperlane.press('End', 'ControlOrMeta+Shift+f')
  await expect(paperlane.toast).toContainText('It has no DOI or arXiv id')
  await paperlane.press('ControlOrMeta+b')
  const reader = paperlane.page.getByRole('complementary', { name: 'Reader' })
  await expect(reader).toContainText('With a DOI or an arXiv id it could be fetched')
})

test('the reader says what is missing, and its button fetches it', async ({ paperlane }) => {
  await paperlane.press('ControlOrMeta+b')
  const reader = paperlane.page.getByRole('complementary', { name: 'Reader' })
  await expect(reader).toContainText('Missing: authors, year, venue')
  await reader.getByRole('button', { name: 'Fetch' }).click()
  await expect(reader.getByText('Missing:')).toHaveCount(0)
  await expect(reader).toContainText('Slow Water')
})

test('the export dialog fetches for the papers that lack something', async ({ paperlane }) => {
  await paperlane.press('ControlOrMeta+e')
  const dialog = paperlane.exportDialog
  await expect(dialog).toContainText('3 papers lack something')
  await dialog.getByRole('button', { name: 'Fetch what is missing' }).click()
  await expect(dialog).toContainText('1 paper lacks something')
  await expect(dialog.locator('.export-sample')).toContainText('author = {Roe, Ann}')
})

test('what takes long says who is asked and stops, and keys go on meanwhile', async ({ paperlane }) => {
  services.answer = asked => (asked.path.startsWith('doi.org') ? () => undefined : answer(asked))
  await paperlane.press('ControlOrMeta+a', 'ControlOrMeta+Shift+f')
  const bar = paperlane.page.getByRole('progressbar', { name: 'Asking doi.org…' })
  await expect(bar).toBeVisible({ timeout: 10_000 })
  await paperlane.press('Escape', 'End', 't')
  await expect.poll(() => paperlane.counts()).toEqual([2, 1, 0, 0, 0])
  await paperlane.press('ControlOrMeta+.')
  await expect(bar).toBeHidden()
  await expect(paperlane.toast).toContainText(/Filled in \d+ fields of 1 paper/)
  await expect(paperlane.toast).toContainText('1 was not asked about')
})

test.describe('without a network', () => {
  test.use({ startEnvironment: { PAPERLANE_LOOPBACK: 'http://127.0.0.1:9' } })
  test('it is said, and nothing is changed', async ({ paperlane }) => {
    await paperlane.press('ControlOrMeta+Shift+f')
    await expect(paperlane.toast).toContainText('Nothing could be fetched')
    await expect(paperlane.toast).toContainText('doi.org could not be reached')
    await expect(paperlane.toast).toContainText('Your library is unchanged')
  })
})
