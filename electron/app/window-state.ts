/**
 * Where the window stood: its bounds, whether it was maximised, its zoom.
 *
 * A remembered place is used only where a display still shows enough of it to
 * be seen and dragged.
 */
import * as v from 'valibot'

/** A rectangle on the desktop, in device-independent pixels. */
export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const whole = v.pipe(v.number(), v.integer())

export const WindowState = v.object({
  bounds: v.object({ x: whole, y: whole, width: whole, height: whole }),
  isMaximised: v.boolean(),
  /** 1 is the actual size. */
  zoom: v.pipe(v.number(), v.minValue(0.5), v.maxValue(4)),
})
export type WindowState = v.InferOutput<typeof WindowState>

export const smallestWindow = { width: 640, height: 480 } as const
export const usualWindow = { width: 1280, height: 800 } as const

/** The steps of zooming: 50 to 400 percent, as browsers have them. */
const zoomSteps = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4] as const

/** The zoom one step up (1) or down (-1) from another, or the actual size (0). */
export function zoomBy(zoom: number, by: -1 | 0 | 1): number {
  if (by === 0) return 1
  const further = zoomSteps.filter(step => (by > 0 ? step > zoom + 0.001 : step < zoom - 0.001))
  return (by > 0 ? further[0] : further.at(-1)) ?? zoom
}

/**
 * The remembered bounds, fitted to the display that shows most of them; null
 * where none shows at least 100 x 50 pixels of the window's top, by which it is dragged.
 *
 * @param workAreas what each display leaves to windows
 */
export function visibleBounds(bounds: Bounds, workAreas: readonly Bounds[]): Bounds | null {
  const top = { ...bounds, height: Math.min(bounds.height, 50) }
  const seen = workAreas
    .map(area => ({
      area,
      width: overlap(top, area, 'x', 'width'),
      height: overlap(top, area, 'y', 'height'),
    }))
    .filter(({ width, height }) => width >= 100 && height >= Math.min(50, bounds.height))
    .sort((a, b) => b.width * b.height - a.width * a.height)
  const area = seen[0]?.area
  if (!area) return null
  return {
    x: bounds.x,
    y: bounds.y,
    width: Math.max(smallestWindow.width, Math.min(bounds.width, area.width)),
    height: Math.max(smallestWindow.height, Math.min(bounds.height, area.height)),
  }
}

function overlap(a: Bounds, b: Bounds, start: 'x' | 'y', length: 'width' | 'height'): number {
  return Math.min(a[start] + a[length], b[start] + b[length]) - Math.max(a[start], b[start])
}
