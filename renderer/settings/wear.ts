/**
 * Wears the person's preferences: attributes of the page's root, which the styles follow.
 *
 * The theme is not among them: the main process gives it to the whole program.
 */
import type { Appearance } from '../../shared/settings/preferences.ts'
import { useStore } from '../store/store.ts'

const systemContrast = window.matchMedia('(prefers-contrast: more)')
const systemMotion = window.matchMedia('(prefers-reduced-motion: reduce)')

/** Wears the preferences of now and each that is chosen later; what is left to the system follows the system. */
export function wearPreferences(): void {
  const wearPresent = () => wear(useStore.getState().preferences.appearance)
  wearPresent()
  useStore.subscribe((state, before) => {
    if (state.preferences !== before.preferences) wearPresent()
  })
  systemContrast.addEventListener('change', wearPresent)
  systemMotion.addEventListener('change', wearPresent)
}

function wear({ contrast, density, textSize, motion }: Appearance): void {
  const { dataset } = document.documentElement
  dataset['contrast'] = contrast === 'more' || systemContrast.matches ? 'more' : 'usual'
  dataset['motion'] = motion === 'reduced' || systemMotion.matches ? 'reduced' : 'usual'
  dataset['density'] = density
  dataset['textSize'] = textSize
}
