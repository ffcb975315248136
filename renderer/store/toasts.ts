/**
 * Short messages that go by themselves: what happened, and how to take it back.
 *
 * What a toast says is read out once as well, and the focus stays where it is.
 */
import { Toast } from '@base-ui/react/toast'
import { errorTexts, PaperlaneError } from '../../shared/errors.ts'
import { afterPaint } from '../ui/after-paint.ts'
import { homeElement } from '../ui/home.ts'
import { timeLeftToKeys } from './hands.ts'
import { speak } from './spoken.ts'

export const toasts = Toast.createToastManager()

/** How long a toast stays unless somebody is on it, in milliseconds. */
const shownFor = 10_000

/** There is one message at a time: a new one takes the place of the last and starts its time afresh. */
const latest = 'latest'

/** What is to be said when the hands rest, in order, and since when. */
let waiting: (() => void)[] = []
let waitingSince = 0
/** Hands that never rest hear of it all the same, after so many milliseconds. */
const patience = 1_000

/**
 * Says something once what it speaks of is on the screen and no key follows upon the last, or before anything
 * newer is said: a message is measured as it is drawn and needs a frame of its own, which the next key would wait for.
 */
export function sayWhenStill(sayIt: () => void): void {
  if (waiting.length === 0) {
    waitingSince = performance.now()
    afterPaint(sayIfStill)
  }
  waiting.push(sayIt)
}

function sayIfStill(): void {
  const left = Math.min(timeLeftToKeys(), waitingSince + patience - performance.now())
  if (left > 0) setTimeout(sayIfStill, left)
  else sayWaiting()
}

function sayWaiting(): void {
  const all = waiting
  waiting = []
  for (const sayIt of all) sayIt()
}

/** Shows one message in place of the last; `action` is a button in it, `andThen` is only read out. */
export function say(
  title: string,
  description?: string,
  action?: { label: string; run: () => void },
  andThen?: string,
): void {
  show({ title, description, action, isError: false })
  speak([title, description, andThen].filter(Boolean).join('. '))
}

/** Shows what went wrong, in the words of the error table; it stays until dismissed. */
export function sayError(error: unknown): void {
  const code = error instanceof PaperlaneError ? error.code : 'internal'
  const { title, hint } = errorTexts[code]
  const detail = error instanceof PaperlaneError && error.message !== hint ? `${error.message} ` : ''
  show({ title, description: `${detail}${hint}`, action: undefined, isError: true })
}

interface Message {
  readonly title: string
  readonly description: string | undefined
  readonly action: { readonly label: string; readonly run: () => void } | undefined
  readonly isError: boolean
}

function show({ title, description, action, isError }: Message): void {
  sayWaiting()
  toasts.add({
    id: latest,
    title,
    description,
    type: isError ? 'error' : 'done',
    priority: isError ? 'high' : 'low',
    timeout: isError ? 0 : shownFor,
    actionProps: action
      ? {
          children: action.label,
          onClick: () => {
            action.run()
            // Whoever pressed it goes on where they were: the next message may have another button there.
            homeElement()?.focus()
          },
        }
      : undefined,
  })
}

/** Takes the message away: what it spoke of is over. */
export function hush(): void {
  toasts.close(latest)
}
