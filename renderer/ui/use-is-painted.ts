import { useEffect, useState } from 'react'
import { afterPaint } from './after-paint.ts'

/** Whether what was drawn first is on the screen: what nobody can see or use before that is drawn after it. */
export function useIsPainted(): boolean {
  const [isPainted, setPainted] = useState(false)
  useEffect(() => afterPaint(() => setPainted(true)), [])
  return isPainted
}
