/**
 * Presets: whole sets of keys to begin with.
 *
 * The usual one is the command table itself; another says only what differs.
 */
import { command, type CommandId } from './table.ts'

export const presets = ['usual', 'screener'] as const
export type Preset = (typeof presets)[number]

type Differences = Readonly<Partial<Record<CommandId, readonly string[]>>>

/**
 * For hands that know screening tools: I includes, E excludes, U is undecided. What had these keys
 * gives way, and going to a column and skipping with a reason follow the same letters.
 */
const screener: Differences = {
  'paper.inbox': ['U', '1'],
  'paper.to-read': ['I', '2', 'T'],
  'paper.done': ['D', '4'],
  'paper.skipped': ['E', '5', 'S'],
  'paper.skip-off-topic': ['Shift+E O', 'Shift+S O'],
  'paper.skip-seen': ['Shift+E S', 'Shift+S S'],
  'paper.skip-weak': ['Shift+E W', 'Shift+S W'],
  'paper.skip-not-now': ['Shift+E N', 'Shift+S N'],
  'paper.priority': ['M'],
  'paper.priority-down': ['Shift+M'],
  'focus.inbox': ['G U'],
  'focus.to-read': ['G I', 'G T'],
  'focus.skipped': ['G E', 'G S'],
}

const differences: Readonly<Record<Preset, Differences>> = { usual: {}, screener }

/** The keys of a command in a preset. */
export function presetKeys(preset: Preset, id: CommandId): readonly string[] {
  return differences[preset][id] ?? command(id).keys
}
