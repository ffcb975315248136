import { describe, expect, test } from 'vitest'
import { visibleBounds, zoomBy } from './window-state.ts'

const laptop = { x: 0, y: 25, width: 1440, height: 875 }
const beside = { x: 1440, y: 0, width: 2560, height: 1440 }

describe('a remembered place', () => {
  test('is used on the display that shows it', () => {
    const bounds = { x: 1600, y: 100, width: 1280, height: 800 }
    expect(visibleBounds(bounds, [laptop, beside])).toEqual(bounds)
  })

  test('is forgotten where its display is gone', () => {
    expect(visibleBounds({ x: 1600, y: 100, width: 1280, height: 800 }, [laptop])).toBeNull()
  })

  test('is forgotten where the part to drag it by is hidden', () => {
    expect(visibleBounds({ x: 100, y: -60, width: 1280, height: 800 }, [laptop])).toBeNull()
    expect(visibleBounds({ x: 1400, y: 100, width: 1280, height: 800 }, [laptop])).toBeNull()
  })

  test('is cut to a smaller display, and never smaller than the smallest window', () => {
    expect(visibleBounds({ x: 10, y: 30, width: 3000, height: 2000 }, [laptop])).toEqual({
      x: 10,
      y: 30,
      width: 1440,
      height: 875,
    })
    expect(visibleBounds({ x: 10, y: 30, width: 200, height: 100 }, [laptop])).toMatchObject({
      width: 640,
      height: 480,
    })
  })
})

test('zoom goes step by step between a half and four times, and back to one', () => {
  expect([zoomBy(1, 1), zoomBy(1, -1), zoomBy(2, 1), zoomBy(4, 1), zoomBy(0.5, -1), zoomBy(3, 0)]).toEqual([
    1.1, 0.9, 2.5, 4, 0.5, 1,
  ])
})
