/**
 * Writes the key table of README from the command table.
 *
 * The table stands between two marks; everything else of README is left alone.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { command, commandGroups, commandIds } from '../shared/commands/table.ts'
import { keyLabel } from '../shared/commands/key-label.ts'

const begin = '<!-- keys: written by `npm run keys` -->'
const end = '<!-- /keys -->'
const readme = join(import.meta.dirname, '..', 'README.md')

/** The key table in Markdown: a row for each command that has a key, in groups. */
export function keyTable(): string {
  const rows = commandGroups.flatMap(group => {
    const withKeys = commandIds.filter(id => command(id).group === group && command(id).keys.length > 0)
    return withKeys.map(id => `| ${group} | ${keysOf(id)} | ${command(id).title} |`)
  })
  return ['| | Keys | What it does |', '|---|---|---|', ...rows].join('\n')
}

function keysOf(id: (typeof commandIds)[number]): string {
  return command(id)
    .keys.map(key => `\`${keyLabel(key, 'other')}\``)
    .join(' or ')
}

/** README with the table of now in it. Throws where the marks are missing. */
export function withKeyTable(text: string): string {
  const from = text.indexOf(begin)
  const to = text.indexOf(end)
  if (from < 0 || to < from) throw new Error('README.md has no place for the key table')
  return `${text.slice(0, from + begin.length)}\n\n${keyTable()}\n\n${text.slice(to)}`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(readme, withKeyTable(readFileSync(readme, 'utf8')))
}
