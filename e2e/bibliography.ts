/**
 * Made-up bibliographies.
 */

/** An entry of a made-up bibliography. */
export function entry(key: string, fields: Readonly<Record<string, string>>): string {
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},\n`)
  return `@article{${key},\n${lines.join('')}}\n`
}

/** A bibliography of so many papers. */
export function many(count: number): string {
  const papers = Array.from({ length: count }, (_, at) =>
    entry(`p${at}`, { title: `Paper Number ${at} About ${(at * 7919) % 10_007} Teapots`, year: '2020' }),
  )
  return papers.join('\n')
}
