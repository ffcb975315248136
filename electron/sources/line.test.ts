import { gzipSync } from 'node:zlib'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { askingLoopback } from './ask.ts'
import { Line, type LineLimits } from './line.ts'
import { doiService, type Service } from './services.ts'
import { TestServices } from './test-services.ts'
import { waitOf, waitWords } from './waiting.ts'

const csl = 'application/vnd.citationstyles.csl+json'
const json = { 'content-type': csl }
const url = 'https://doi.org/10.1000/tea'
const quick: Service = { ...doiService, pause: 0 }

let services: TestServices
beforeEach(async () => {
  services = new TestServices(() => ({ headers: json, body: '{"title":"Tea"}' }))
  await services.start()
})
afterEach(() => services.stop())

/** A clock that waits for nobody and notes how long it was asked to. */
class Clock {
  readonly rested: number[] = []
  time = 1_000_000
  now = () => this.time
  rest = (milliseconds: number, signal: AbortSignal) => {
    signal.throwIfAborted()
    this.rested.push(milliseconds)
    this.time += milliseconds
    return Promise.resolve()
  }
}

const lineOf = (limits: Partial<LineLimits> = {}, service = quick, clock = new Clock()) =>
  new Line(service, services.ask, 'Paperlane/1', limits, clock)
const get = (line: Line, asked = url, signal = new AbortController().signal) =>
  line.get({ url: asked, accept: csl, signal })
const problem = (answer: Promise<unknown>) =>
  answer.then(
    () => null,
    (error: unknown) => [(error as { code?: string }).code, (error as Error).message],
  )

describe('a question', () => {
  it('says what is wanted and which program asks, and nothing of the person', async () => {
    expect(await get(lineOf())).toBe('{"title":"Tea"}')
    const [asked] = services.asked
    expect(asked?.path).toBe('doi.org/10.1000/tea')
    expect(asked?.headers).toMatchObject({ accept: csl, 'user-agent': 'Paperlane/1' })
    expect(Object.keys(asked?.headers ?? {})).not.toContain('cookie')
  })

  it('is answered packed, and unpacked here', async () => {
    services.answer = ({ headers }) => ({
      headers: { ...json, 'content-encoding': 'gzip' },
      body: gzipSync(`{"title":"${headers['accept-encoding']?.includes('gzip')}"}`),
    })
    expect(await get(lineOf())).toBe('{"title":"true"}')
  })

  test.each([204, 400, 404, 406, 410])(
    'that is answered with %d is about something unknown',
    async status => {
      services.answer = () => ({ status })
      expect(await get(lineOf())).toBeNull()
    },
  )

  test.each([
    [500, 'doi.org refused to answer (500).'],
    [403, 'doi.org refused to answer (403).'],
    [302, 'doi.org refused to answer (302).'],
  ])('that is answered with %d was refused', async (status, message) => {
    services.answer = () => ({ status })
    expect(await problem(get(lineOf()))).toEqual(['service-refused', message])
  })

  it('that is answered with a web page is not read', async () => {
    services.answer = () => ({ headers: { 'content-type': 'text/html; charset=utf-8' }, body: '<p>Tea</p>' })
    expect(await problem(get(lineOf()))).toEqual(['service-refused', 'doi.org answered with a web page.'])
  })
})

describe('a redirect', () => {
  it('is followed among the machines of the service, and asked with encryption', async () => {
    services.answer = ({ path }) =>
      path.startsWith('doi.org/')
        ? { status: 302, headers: { location: 'http://data.datacite.org/10.1000%2Ftea' } }
        : { headers: json, body: 'there' }
    expect(await get(lineOf())).toBe('there')
    expect(services.asked.map(({ path }) => path)).toEqual([
      'doi.org/10.1000/tea',
      'data.datacite.org/10.1000%2Ftea',
    ])
  })

  test.each([
    ['https://journal.example/tea', 'journal.example'],
    ['https://doi.org.journal.example/tea', 'doi.org.journal.example'],
    ['//169.254.169.254/latest/meta-data', '169.254.169.254'],
    ['http://localhost/tea', 'localhost'],
    ['https://doi.org:8443/tea', 'doi.org'],
    ['http://doi.org:8080/tea', 'doi.org'],
    ['https://user:word@doi.org/tea', 'doi.org'],
    ['file:///etc/passwd', 'file:'],
    ['data:application/json,{}', 'data:'],
  ])('to %s is not followed', async (location, host) => {
    services.answer = () => ({ status: 303, headers: { location } })
    expect(await problem(get(lineOf()))).toEqual([
      'service-refused',
      `doi.org leads to ${host}, which Paperlane does not ask.`,
    ])
    expect(services.asked).toHaveLength(1)
  })

  it('to no address is refused, and so is one that never ends', async () => {
    services.answer = () => ({ status: 302, headers: { location: 'https://[' } })
    expect(await problem(get(lineOf()))).toEqual([
      'service-refused',
      'doi.org leads to an address that is none.',
    ])
    services.asked.length = 0
    services.answer = () => ({ status: 302, headers: { location: '/10.1000/tea' } })
    expect(await problem(get(lineOf()))).toEqual([
      'service-refused',
      'doi.org leads from one place to the next without end.',
    ])
    expect(services.asked).toHaveLength(6)
  })

  it('is no way around the list: another machine is not asked in the first place', async () => {
    expect(await problem(get(lineOf(), 'https://journal.example/tea'))).toMatchObject(['service-refused', {}])
    expect(services.asked).toEqual([])
  })
})

describe('an answer', () => {
  it('that is too large is not read to its end', async () => {
    let sent = 0
    services.answer = () => response => {
      response.writeHead(200, json)
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536))) sent += 65_536
      }
      response.on('drain', more)
      more()
    }
    expect(await problem(get(lineOf({ bytes: 200_000 })))).toEqual([
      'service-refused',
      'doi.org answered with more than a paper can be.',
    ])
    await setTimeout(50)
    const atOnce = sent
    await setTimeout(100)
    expect(sent).toBe(atOnce)
  })

  it('that is packed many times over counts as what it is', async () => {
    services.answer = () => ({
      headers: { ...json, 'content-encoding': 'gzip' },
      body: gzipSync(Buffer.alloc(20_000_000)),
    })
    expect(await problem(get(lineOf()))).toMatchObject(['service-refused', {}])
  })

  it('that does not begin in time is waited for no longer', async () => {
    services.answer = () => () => undefined
    expect(await problem(get(lineOf({ begin: 50 })))).toEqual([
      'service-unreachable',
      'doi.org did not answer in time.',
    ])
  })

  it('that does not end in time is waited for no longer', async () => {
    services.answer = () => response => void response.writeHead(200, json).write('{')
    expect(await problem(get(lineOf({ end: 50 })))).toEqual([
      'service-unreachable',
      'doi.org did not answer in time.',
    ])
  })

  it('that never comes since nobody is there is said', async () => {
    const line = lineOf()
    await services.stop()
    expect(await problem(get(line))).toEqual(['service-unreachable', 'doi.org could not be reached.'])
    await services.start()
  })

  it('is given up when the person stops it', async () => {
    services.answer = () => () => undefined
    const controller = new AbortController()
    const answer = get(lineOf(), url, controller.signal)
    const stopped = expect(answer).rejects.toBe('stopped')
    await setTimeout(20)
    controller.abort('stopped')
    await stopped
  })
})

describe('a service', () => {
  it('is asked one question at a time, with the pause that it wants', async () => {
    const clock = new Clock()
    let open = 0
    let most = 0
    services.answer = () => response => {
      most = Math.max(most, ++open)
      globalThis.setTimeout(() => {
        open--
        response.writeHead(200, json).end('{}')
      }, 20)
    }
    const line = lineOf({}, { ...quick, pause: 3_000 }, clock)
    await Promise.all([get(line), get(line), get(line)])
    expect(most).toBe(1)
    expect(clock.rested).toEqual([3_000, 3_000])
  })

  it('that asks for a short pause is asked once more after it', async () => {
    const clock = new Clock()
    services.answer = () =>
      services.asked.length === 1
        ? { status: 429, headers: { 'retry-after': '4' } }
        : { headers: json, body: 'now' }
    expect(await get(lineOf({}, quick, clock))).toBe('now')
    expect(clock.rested).toEqual([4_000])
  })

  it('that asks for a long pause is left alone for as long, also by the next question', async () => {
    const clock = new Clock()
    services.answer = () => ({ status: 429, headers: { 'retry-after': '120' } })
    const line = lineOf({}, quick, clock)
    const busy = ['service-busy', 'doi.org asks to wait 2 minutes.']
    expect(await problem(get(line))).toEqual(busy)
    expect(await problem(get(line))).toEqual(busy)
    expect(services.asked).toHaveLength(1)
    clock.time += 120_000
    services.answer = () => ({ headers: json, body: 'now' })
    expect(await get(line)).toBe('now')
  })
})

test.each<[string | null, number]>([
  ['7', 7_000],
  [' 0 ', 0],
  ['Thu, 01 Jan 1970 00:00:30 GMT', 20_000],
  ['Thu, 01 Jan 1970 00:00:01 GMT', 0],
  ['999999999999', 86_400_000],
  ['soon', 60_000],
  [null, 60_000],
])('Retry-After: %s is a wait of %d ms', (header, wait) => expect(waitOf(header, 10_000)).toBe(wait))

test.each([
  [1, '1 second'],
  [45_000, '45 seconds'],
  [120_000, '2 minutes'],
  [7_200_000, '2 hours'],
])('%d ms are said as %s', (wait, words) => expect(waitWords(wait)).toBe(words))

test.each(['http://example.org', 'https://127.0.0.1', 'http://127.0.0.1.example.org', 'http://0.0.0.0'])(
  'tests cannot lead to %s instead of this machine',
  base => expect(() => askingLoopback(services.ask, base)).toThrow('not on this machine'),
)
