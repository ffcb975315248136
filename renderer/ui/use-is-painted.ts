import { useEffect, useState } from 'react'

/** Whether what was drawn first is on the screen: what nobody can see or use before that is drawn after it. */
export function useIsPainted(): boolean {
  const [isPainted, setPainted] = useState(false)
  useEffect(() => {
    // Chromium tells when a frame was presented; by the page's own frames it would only have been begun.
    const observer = new PerformanceObserver(() => setPainted(true))
    observer.observe({ type: 'paint', buffered: true })
    return () => observer.disconnect()
  }, [])
  return isPainted
}
