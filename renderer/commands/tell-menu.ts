/**
 * Keeps the application menu told of what is on and what can be done, when nobody is busy.
 */
import { call } from '../api.ts'
import { attempt } from '../store/failures.ts'
import { selectMenuState } from '../store/menu.ts'
import { useStore } from '../store/store.ts'

/** So long after the last change the menu hears of it, in milliseconds: a key comes before it. */
const rest = 300

/** Starts telling; it goes on as long as the window does. */
export function tellMenu(): void {
  let told = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  useStore.subscribe(() => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const state = selectMenuState(useStore.getState())
      const words = JSON.stringify(state)
      if (words === told) return
      told = words
      void attempt(call('menu.update', state))
    }, rest)
  })
}
