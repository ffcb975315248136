import { describe, expect, test } from 'vitest'
import { joinedReading } from '../../shared/import/in-parts.ts'
import type { Reading } from '../../shared/import/reading.ts'
import { isMail, opened } from './mail.ts'
import { readContent } from './read-content.ts'

const title = 'Tea in Winter: A Study of Kettles'
const abstract =
  'We measure how long tea stays warm in winter. Kettles of several kinds are compared over many evenings, and a pot of clay keeps the warmth for longer than one of tin. ' +
  'We propose a simple model of the cooling and show that it agrees with what we measured within two degrees.'
const entry = '@article{kettle, title={Kettles of the South}, author={Alba, Ann}, year={2031}}\n'
const head = 'From: Alerts <alerts@example.org>\nSubject: =?utf-8?Q?New_papers?=\nMIME-Version: 1.0\n'

const quoted = (text: string) =>
  [...Buffer.from(text)]
    .map(byte =>
      byte < 32 || byte > 126 || byte === 61
        ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte),
    )
    .join('')
    .replace(/(?:=..|.){1,60}/g, line => `${line}=\n`)
const base64 = (text: string) => Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\n')

function read(mail: string): Reading {
  return joinedReading(readContent({ bytes: Buffer.from(mail), isText: false }))
}
const titles = ({ papers }: Reading) => papers.map(({ draft }) => draft.title)

describe('a saved message', () => {
  test('of a page in quoted-printable is read as the page', () => {
    const page = `<html><body><h3><a href="https://arxiv.org/abs/2206.07690">${title} – 茶</a></h3><p>${abstract}</p></body></html>`
    const mail = `${head}Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n${quoted(page)}`
    const reading = read(mail)
    expect(reading.papers).toMatchObject([{ draft: { title: `${title} – 茶`, arxivId: '2206.07690' } }])
  })

  test('of a text with its page has the ids that only the page says', () => {
    const mail = `${head}Content-Type: multipart/alternative;\n boundary="=_cut"\n\n--=_cut\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${base64(`${title}\n${abstract}\n`)}\n--=_cut\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n${quoted(`<a href="https://arxiv.org/abs/2206.07690">${title}</a><p>${abstract}</p>`)}\n--=_cut--\n`
    expect(read(mail).papers).toMatchObject([{ draft: { title, abstract, arxivId: '2206.07690' } }])
  })

  test('brings the bibliographies that are attached, and no pictures', () => {
    const part = (type: string, name: string, content: string) =>
      `--cut\r\nContent-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(content)}\r\n`
    const mail = `${head.replaceAll('\n', '\r\n')}Content-Type: multipart/mixed; boundary=cut\r\n\r\n--cut\r\nContent-Type: text/plain\r\n\r\nSee what is attached.\r\n${part('application/octet-stream', 'South.BIB', entry)}${part('image/png', 'tea.png', entry)}--cut--\r\n`
    expect(titles(read(mail))).toEqual(['Kettles of the South'])
  })

  test.each([
    [
      'that is cut off',
      `${head}Content-Type: multipart/mixed; boundary=cut\n\n--cut\nContent-Type: text/plain\n\n${entry}`,
    ],
    [
      'whose parts have no end',
      `${head}${'Content-Type: multipart/mixed; boundary=cut\n\n--cut\n'.repeat(60)}\n${entry}`,
    ],
    [
      'that names a character set that nobody knows',
      `${head}Content-Type: text/plain; charset=x-none\nContent-Transfer-Encoding: base64\n\n${base64(entry)}`,
    ],
  ])('%s is read all the same', (_, mail) => {
    expect(titles(read(mail))).toEqual(['Kettles of the South'])
  })
})

test.each([
  ['labelled lines', `Title: ${title}\nURL: https://arxiv.org/abs/2206.07690\nAbstract: ${abstract}\n`],
  ['a message of plain text', `From: a@example.org\nSubject: x\n\n${entry}`],
  ['a listing', `${title}\n${abstract}\n`],
  ['nothing', ''],
  ['a line that only mentions it', `See\nMIME-Version: 1.0\n\n${entry}`],
  ['a head without an end', 'MIME-Version: 1.0\n'.repeat(9_000)],
])('%s is no mail and stays as it is', (_, text) => {
  const content = { bytes: Buffer.from(text), isText: false }
  expect(isMail(content.bytes)).toBe(false)
  expect(opened(content)).toBe(content)
})
