/**
 * Figures: how measurements are summed up and shown.
 */
import type { Line } from './part.ts'

/** The value below which a share of the measurements lies; `share` from 0 to 1 (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? NaN
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** p50, p95 and p99, in the unit of the measurements, to three significant digits. */
export interface Spread {
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

export function spread(values: readonly number[]): Spread {
  return {
    p50: tidy(median(values)),
    p95: tidy(percentile(values, 0.95)),
    p99: tidy(percentile(values, 0.99)),
  }
}

/** A number to three significant digits. */
export function tidy(value: number): number {
  return Number(value.toPrecision(3))
}

/** A time in milliseconds, for the table. */
export const ms = (value: number): string => `${tidy(value)} ms`

/** One line of the table, and the size it was measured at. */
export interface FigureRow extends Line {
  readonly papers: number
}

/** The rows as a Markdown table. */
export function table(rows: readonly FigureRow[]): string {
  const head = ['papers', 'what', 'measured', 'floor of the same run', 'ratio', 'target']
  const lines = rows.map(({ papers, what, value, floor = '', ratio = '', target = '' }) => [
    papers.toLocaleString('en-US'),
    what,
    value,
    floor,
    ratio,
    target,
  ])
  return [head, head.map(() => '---'), ...lines].map(cells => `| ${cells.join(' | ')} |`).join('\n')
}
