/**
 * How Paperlane looks: theme, contrast, density, the size of what is read, motion.
 */
import {
  type Appearance,
  contrasts,
  densities,
  motions,
  textSizes,
  themes,
  usualPreferences,
} from '../../shared/settings/preferences.ts'
import { useStore } from '../store/store.ts'
import { Choice } from './Choice.tsx'

const asSystem = 'As the system'

export function AppearanceSettings() {
  const appearance = useStore(state => state.preferences.appearance)
  const change = useStore(state => state.changeAppearance)
  const reset = useStore(state => state.resetAppearance)
  return (
    <div className="settings">
      <Choice
        title="Theme"
        values={themes}
        names={{ system: asSystem, light: 'Light', dark: 'Dark' }}
        value={appearance.theme}
        onChange={theme => void change({ theme })}
      />
      <Choice
        title="Contrast"
        values={contrasts}
        names={{ system: asSystem, more: 'More' }}
        value={appearance.contrast}
        onChange={contrast => void change({ contrast })}
      />
      <Choice
        title="Cards"
        hint="Compact cards show more papers and no abstract."
        values={densities}
        names={{ comfortable: 'Comfortable', compact: 'Compact' }}
        value={appearance.density}
        onChange={density => void change({ density })}
      />
      <Choice
        title="Size of abstracts"
        hint="Where a paper is read. Everything together is made larger by zooming."
        values={textSizes}
        names={{ small: 'Small', usual: 'Usual', large: 'Large', larger: 'Larger', largest: 'Largest' }}
        value={appearance.textSize}
        onChange={textSize => void change({ textSize })}
      />
      <Choice
        title="Motion"
        values={motions}
        names={{ system: asSystem, reduced: 'None' }}
        value={appearance.motion}
        onChange={motion => void change({ motion })}
      />
      <button type="button" className="button" disabled={isUsual(appearance)} onClick={() => void reset()}>
        Reset to usual
      </button>
    </div>
  )
}

function isUsual(appearance: Appearance): boolean {
  const usual = usualPreferences.appearance
  return (Object.keys(usual) as (keyof Appearance)[]).every(name => appearance[name] === usual[name])
}
