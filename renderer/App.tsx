/**
 * The window: toolbar, board or review, and whatever is open above them.
 */
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Toast } from '@base-ui/react/toast'
import { lazy, Suspense } from 'react'
import { Board } from './board/Board.tsx'
import { DropTray } from './board/DropTray.tsx'
import { Notices } from './board/Notices.tsx'
import { KeyHint } from './commands/KeyHint.tsx'
import { DropTarget } from './import/DropTarget.tsx'
import { Reader } from './reader/Reader.tsx'
import { Review } from './review/Review.tsx'
import { SavedSearches } from './search/SavedSearches.tsx'
import { selectIsReaderAlone, selectIsReaderOpen } from './store/reader.ts'
import { useSpoken } from './store/spoken.ts'
import { useStore } from './store/store.ts'
import { toasts } from './store/toasts.ts'
import { Toolbar } from './toolbar/Toolbar.tsx'
import { Spoken } from './ui/Spoken.tsx'
import { Toasts } from './ui/Toasts.tsx'
import { useIsPainted } from './ui/use-is-painted.ts'

const Overlays = lazy(() => import('./Overlays.tsx').then(({ Overlays }) => ({ default: Overlays })))

/** A part of its own: what is said concerns no other. */
function Said() {
  return <Spoken {...useSpoken()} />
}

export function App() {
  const mode = useStore(state => state.mode)
  const isReaderOpen = useStore(selectIsReaderOpen)
  const isReaderAlone = useStore(selectIsReaderAlone)
  const isPainted = useIsPainted()
  const isSettled = useStore(state => state.loaded === 'complete' || state.overlay !== null)
  return (
    // Base UI writes no <style> of its own: the policy of the page allows none.
    <CSPProvider disableStyleElements>
      <Toast.Provider toastManager={toasts} limit={1}>
        <div className="window">
          <Toolbar />
          {mode === 'board' && <DropTray />}
          <Notices />
          <SavedSearches />
          <main className="main">
            <h1 className="visually-hidden">Paperlane</h1>
            <div className="work">
              <div className="work-main" inert={isReaderAlone}>
                {mode === 'board' ? <Board /> : <Review />}
              </div>
              {isReaderOpen && <Reader />}
            </div>
          </main>
        </div>
        {isSettled && (
          <Suspense>
            <Overlays />
          </Suspense>
        )}
        <KeyHint />
        <DropTarget />
        {isPainted && <Toasts />}
        <Said />
      </Toast.Provider>
    </CSPProvider>
  )
}
