/**
 * What the window may not do.
 *
 * Probes run in a script that the page itself loads: code evaluated from
 * outside passes by the policy and proves nothing.
 */
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { type Bridge, callNames } from '../shared/ipc/contract.ts'
import { expect, Running, test } from './app.ts'
import { builtApp } from './launch.ts'

type WithBridge = typeof globalThis & { readonly paperlane: Bridge }

/** What came of a call: its error's code, `answered`, or `no such call` where the bridge refused it. */
function callBridge(page: Page, name: string, arg: unknown): Promise<string> {
  return page.evaluate(
    async ([called, given]) => {
      try {
        const reply = await (globalThis as WithBridge).paperlane.call(called as string, given)
        return reply.ok ? 'answered' : reply.error.code
      } catch (error) {
        return (error as Error).message
      }
    },
    [name, arg],
  )
}

test('the window is sandboxed and isolated, as read back from it', async ({ running }) => {
  const window = await running.app.browserWindow(running.page)
  const preferences = await window.evaluate(shown => {
    // Electron keeps what it applied, under a name that its types do not list.
    const { webContents } = shown as unknown as {
      webContents: { getLastWebPreferences: () => Record<string, unknown> }
    }
    return webContents.getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  })
  const seen = await running.page.evaluate(() => ({
    require: typeof (globalThis as { require?: unknown }).require,
    process: typeof (globalThis as { process?: unknown }).process,
    bridge: Object.keys((globalThis as WithBridge).paperlane).sort(),
    url: location.href,
  }))
  expect(seen).toEqual({
    require: 'undefined',
    process: 'undefined',
    bridge: ['call', 'on', 'platform'],
    url: 'app://paperlane/index.html',
  })
})

test('the page and every refusal carry the policy as a header', async ({ running }) => {
  const answers = await running.app.evaluate(async ({ net }) =>
    Promise.all(
      ['app://paperlane/index.html', 'app://paperlane/nowhere.js'].map(async url => {
        const { status, headers } = await net.fetch(url)
        return { status, policy: headers.get('content-security-policy') }
      }),
    ),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 404])
  for (const { policy } of answers) {
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';")
    expect(policy).toContain("connect-src 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toContain('unsafe')
  }
})

test('a path that leaves the page is refused with a status', async ({ running }) => {
  const statuses = await running.app.evaluate(async ({ net }) =>
    Promise.all(
      [
        'app://paperlane/..%2fmain%2findex.js',
        'app://paperlane/assets/..%2f..%2f..%2fpackage.json',
        'app://paperlane/../main/index.js',
        'app://paperlane/%2e%2e/main/index.js',
        'app://paperlane/..%5cmain',
        'app://paperlane/%00',
        'app://elsewhere/index.html',
      ].map(async url => (await net.fetch(url)).status),
    ),
  )
  expect(statuses).toEqual([403, 403, 404, 404, 403, 400, 404])
})

test('the bridge takes the calls of the contract and no other', async ({ running: { page } }) => {
  const answers = ['library:open', 'shell.open', 'constructor', '__proto__', '', 'ipc-invoke'].map(name =>
    callBridge(page, name, undefined),
  )
  expect(new Set(await Promise.all(answers))).toEqual(new Set(['no such call']))
})

test('every call refuses an argument that is not as agreed', async ({ running: { page } }) => {
  for (const name of callNames)
    expect([name, await callBridge(page, name, 'not as agreed')]).toEqual([name, 'bad-request'])
  expect(await callBridge(page, 'paper.read', { ids: ['../../etc/passwd'] })).toBe('bad-request')
  expect(await callBridge(page, 'library.apply', { type: 'add', papers: [] })).toBe('bad-request')
})

test('links other than web links are refused, and web links go to the browser', async ({ running }) => {
  await running.app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = url => Promise.resolve(void opened.push(url))
  })
  const open = (url: string) => callBridge(running.page, 'link.open', { url })
  for (const url of [
    'javascript:alert(1)',
    'file:///etc/passwd',
    'smb://host/share',
    'https://a:b@example.org',
  ])
    expect([url, await open(url)]).toEqual([url, 'link-refused'])
  expect(await open('https://example.org/abs/1')).toBe('answered')
  const opened = await running.app.evaluate(() => (globalThis as { opened?: string[] }).opened)
  expect(opened).toEqual(['https://example.org/abs/1'])
})

test('permissions are refused', async ({ running: { page } }) => {
  const states = await page.evaluate(() =>
    Promise.all(
      ['notifications', 'geolocation', 'camera', 'microphone', 'midi'].map(
        async name => (await navigator.permissions.query({ name: name as PermissionName })).state,
      ),
    ),
  )
  expect(new Set(states)).toEqual(new Set(['denied']))
})

test('the page asks for nothing but its own files', async ({ running }) => {
  const requests: string[] = []
  running.page.on('request', request => requests.push(request.url()))
  await running.page.reload()
  await running.page.waitForLoadState('networkidle')
  expect(requests.length).toBeGreaterThan(1)
  expect(requests.filter(url => !url.startsWith('app://paperlane/'))).toEqual([])
})

/** Tries what an injected script would; each result is what came of it. */
const probe = `
  const results = {}
  const attempt = async (name, act) => {
    try { results[name] = String(await act()) } catch (error) { results[name] = error.name }
  }
  const refused = new Set()
  document.addEventListener('securitypolicyviolation', event => refused.add(event.effectiveDirective))
  const loaded = (element, source) => new Promise((resolve, reject) => {
    element.onload = element.onopen = () => resolve('done')
    element.onerror = () => reject(new TypeError('refused'))
    if (source) element.src = source
  })
  await attempt('eval', () => eval('1 + 1'))
  await attempt('Function', () => new Function('return 2')())
  await attempt('markup', () => { document.createElement('div').innerHTML = '<b>x</b>'; return 'done' })
  await attempt('inline script', () => {
    const script = document.createElement('script')
    script.textContent = 'window.isInlineRun = true'
    document.head.append(script)
    return window.isInlineRun
  })
  await attempt('inline style', () => {
    const style = document.createElement('style')
    style.textContent = 'body { zoom: 3 }'
    document.head.append(style)
    return getComputedStyle(document.body).zoom
  })
  await attempt('fetch', () => fetch('https://example.org/'))
  await attempt('fetch of its own', () => fetch('app://paperlane/index.html'))
  await attempt('socket', () => loaded(new WebSocket('wss://example.org/')))
  await attempt('picture', () => loaded(new Image(), 'https://example.org/pixel.png'))
  await attempt('frame', () => {
    const frame = document.createElement('iframe')
    frame.src = 'https://example.org/'
    document.body.append(frame)
    return 'asked'
  })
  await attempt('window', () => window.open('https://example.org/'))
  location.href = 'https://example.org/'
  await new Promise(resolve => setTimeout(resolve, 500))
  results.url = location.href
  results.refused = [...refused].sort().join(' ')
  window.probeResults = results
`

test('a script of the page can neither run text as code nor reach anything outside', async ({
  display,
}, testInfo) => {
  // A copy of the build, whose page loads the probe as it loads its own script.
  const appFolder = testInfo.outputPath('app')
  for (const part of ['out', 'resources', 'package.json'])
    await cp(join(builtApp, part), join(appFolder, part), { recursive: true })
  const page = join(appFolder, 'out', 'renderer')
  const html = await readFile(join(page, 'index.html'), 'utf8')
  await writeFile(
    join(page, 'index.html'),
    html.replace('</body>', '<script type="module" src="/probe.js"></script></body>'),
  )
  await writeFile(join(page, 'probe.js'), probe)

  const running = new Running(testInfo.outputPath('user-data'), display, [], appFolder)
  await running.start()
  const requests: string[] = []
  running.page.on('requestfinished', request => requests.push(request.url()))
  const results = await running.page.waitForFunction(
    () => (globalThis as { probeResults?: Record<string, string> }).probeResults,
  )
  expect(await results.jsonValue()).toEqual({
    eval: 'EvalError',
    Function: 'EvalError',
    markup: 'TypeError',
    'inline script': 'TypeError',
    'inline style': '1',
    fetch: 'TypeError',
    'fetch of its own': 'TypeError',
    socket: 'TypeError',
    picture: 'TypeError',
    frame: 'asked',
    window: 'null',
    url: 'app://paperlane/index.html',
    // Trusted types refuse eval before script-src is asked.
    refused: 'connect-src frame-src img-src require-trusted-types-for style-src-elem',
  })
  expect(requests.filter(url => !url.startsWith('app://paperlane/'))).toEqual([])
  expect(running.app.windows()).toHaveLength(1)
  await running.close()
})
