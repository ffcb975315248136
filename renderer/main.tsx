/**
 * Starts the window: listens first, then draws once there is something to draw.
 */
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { connect } from './commands/connect.ts'
import { firstPage } from './first-page.ts'
import { wearPreferences } from './settings/wear.ts'
import { useStore } from './store/store.ts'
import './styles/tokens.css'
import './styles/base.css'

/** A board that takes longer than this to come is drawn without its papers first, in milliseconds. */
const patience = 150

const root = document.getElementById('root')
if (root) {
  connect()
  const isWorn = useStore.getState().readSettings().then(wearPreferences)
  const isLate = new Promise(resolve => setTimeout(resolve, patience))
  // Drawing an empty frame and then the board would cost a paint that nobody wants to see.
  // The settings wait for nothing, so they are here by then; a first paint in other clothes would flash.
  await Promise.allSettled([isWorn, Promise.race([firstPage, isLate])])
  // Chromium keeps what was compiled of a script by the time that it ends, for the next start. Drawn by a
  // later task, half of React and the whole board would be compiled at each of them.
  flushSync(() => createRoot(root).render(<App />))
}
