/**
 * System packages: what Paperlane needs of Linux beside npm.
 *
 * A new Debian lacks a few libraries of Electron, a virtual display and, for the
 * tests, the LaTeX that judges exported bibliographies. As root on Debian or
 * Ubuntu they are installed; anywhere else the command to copy is printed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** What the packages are for: showing a window, or judging everything the tests judge. */
export type Need = 'window' | 'tests'

/** The Debian package that brings a library Electron is linked to. */
const libraryPackages: Readonly<Record<string, string>> = {
  'libasound.so.2': 'libasound2',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libX11.so.6': 'libx11-6',
  'libxcb.so.1': 'libxcb1',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libxkbcommon.so.0': 'libxkbcommon0',
  'libXrandr.so.2': 'libxrandr2',
}

/** The package of a program that is run by name. */
const latexPrograms = {
  pdflatex: 'texlive-latex-base',
  bibtex: 'texlive-binaries',
  biber: 'biber',
  pandoc: 'pandoc',
}
/** The packages of styles and formats, by a file that each brings. */
const latexFiles = {
  'biblatex.sty': 'texlive-bibtex-extra',
  'IEEEtran.bst': 'texlive-publishers',
  'luaotfload.sty': 'texlive-luatex',
}

/** Packages that are neither a program nor a library, looked for by the file or folder they bring. */
const fontPackages = {
  'fonts-liberation': '/usr/share/fonts/truetype/liberation',
  'fonts-noto-color-emoji': '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf',
}

/**
 * Sees to it that the packages are there.
 *
 * Looks at files only, so it costs a few milliseconds where all is there, and
 * runs apt-get only where something is missing.
 *
 * @throws where something is missing and cannot be installed from here; the message is one line with the command to copy
 */
export function ensureSystemPackages(need: Need): void {
  if (process.platform !== 'linux') return ensureLatexElsewhere(need)
  const missing = missingPackages(need)
  if (missing.length === 0) return
  const install = ['install', '-y', '--no-install-recommends', ...missing]
  if (!hasProgram('apt-get') || process.getuid?.() !== 0) {
    const sudo = process.getuid?.() === 0 ? '' : 'sudo '
    throw new Error(
      `Paperlane needs more of this system: ${sudo}apt-get update && ${sudo}apt-get ${install.join(' ')}`,
    )
  }
  console.log(`system packages: installing ${missing.join(' ')}`)
  // Once more after a failure: a mirror that is being updated answers differently a moment later.
  if (!aptGet(['update'], install) && !aptGet(['update'], install))
    throw new Error(`system packages: apt-get failed; try: apt-get update && apt-get ${install.join(' ')}`)
  const still = missingPackages(need)
  if (still.length > 0) throw new Error(`system packages: installed, yet still missing: ${still.join(' ')}`)
}

/** The names of the Debian packages that are missing here for that need. */
export function missingPackages(need: Need): string[] {
  const hasDisplay = Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
  const needsXvfb = need === 'tests' || !hasDisplay
  return [
    ...(needsXvfb && !hasProgram('Xvfb') ? ['xvfb'] : []),
    ...(hasProgram('unzip') ? [] : ['unzip']),
    ...Object.entries(fontPackages).flatMap(([name, path]) =>
      needsXvfb && hasProgram('apt-get') && !existsSync(path) ? [name] : [],
    ),
    ...missingLibraries(),
    ...(need === 'tests' ? missingLatex() : []),
  ]
}

function missingLibraries(): string[] {
  const listed = spawnSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' }).stdout
  return Object.entries(libraryPackages).flatMap(([library, name]) =>
    listed.includes(`\t${library} `) ? [] : [name],
  )
}

function missingLatex(): string[] {
  const programs = Object.entries(latexPrograms).flatMap(([program, name]) =>
    hasProgram(program) ? [] : [name],
  )
  const files = Object.entries(latexFiles).flatMap(([file, name]) =>
    hasProgram('kpsewhich') && spawnSync('kpsewhich', [file], { encoding: 'utf8' }).stdout !== ''
      ? []
      : [name],
  )
  return [...new Set([...programs, ...files])]
}

function aptGet(...commands: readonly (readonly string[])[]): boolean {
  return commands.every(args => {
    const { status } = spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 1 << 28,
    })
    return status === 0
  })
}

function ensureLatexElsewhere(need: Need): void {
  const missing = need === 'tests' ? Object.keys(latexPrograms).filter(program => !hasProgram(program)) : []
  if (missing.length > 0)
    throw new Error(`Paperlane's tests need a TeX distribution with ${missing.join(', ')} on the PATH`)
}

/** Whether a program of that name can be run. */
export function hasProgram(name: string): boolean {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : ['']
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .some(folder => endings.some(ending => existsSync(join(folder, name + ending))))
}
