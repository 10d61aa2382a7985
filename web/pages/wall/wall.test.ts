import { describe, expect, it, vi } from 'vitest'
import { draftOf, newViewId, viewOf } from '../admin/wall/viewDraft.ts'
import { barOf, stepFigure } from './bars.ts'
import { shortName } from './placeName.ts'
import { keepRenewed } from './renewal.ts'
import { stageOf } from './useStage.ts'

const row = (today: number | null, limitSeconds: number | null = 600, month: number | null = 500) => ({
  step: 'feedback' as const,
  today: { n: 40, p90Seconds: today },
  month: { n: 900, p90Seconds: month },
  limitSeconds,
})

describe('the stage', () => {
  it.each([
    [1920, 1080, 1, 1916, false],
    [3840, 2160, 2, 1916, false],
    [7680, 2160, 2, 3836, true],
    [5120, 1440, 4 / 3, 3836, true],
  ])('of %i × %i is laid out on 1080 and scaled by %f', (width, height, scale, wide, isVast) => {
    expect(stageOf(width, height, 0)).toEqual({ scale, width: wide, height: 1076, isVast, shift: [0, 0] })
  })
  it('moves by 4 px around a small square, and never over the edge', () => {
    const shifts = [0, 1, 2, 3].map((corner) => stageOf(1920, 1080, corner).shift)
    expect(shifts).toEqual([
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
    ])
    const { width, height } = stageOf(1920, 1080, 2)
    expect([width + 4, height + 4]).toEqual([1920, 1080])
  })
})

describe('a percentile', () => {
  it('under 30 cases is no figure and no bar', () => {
    expect([stepFigure(row(null)), barOf(row(null)).today]).toEqual([null, null])
  })
  it('over the limit never rounds down onto it', () => {
    expect(stepFigure(row(601))).toEqual({ amount: '10.1', unit: 'wall.minutes' })
    expect([barOf(row(600)).isLate, barOf(row(601)).isLate]).toEqual([false, true])
  })
  it('of verifying is in hours', () => {
    expect(stepFigure({ ...row(51_120, null), step: 'verify' })).toEqual({ amount: '14.2', unit: 'wall.hours' })
  })
  it('leaves room to the right of the longest', () => {
    const { today, month, limit } = barOf(row(300))
    expect([today, month, limit].map((share) => share?.toFixed(3))).toEqual(['0.417', '0.694', '0.833'])
  })
})

describe('the page', () => {
  const wait = async (ms: number) => vi.advanceTimersByTimeAsync(ms)
  const opened = (tags: (string | null)[], startAt = '2026-11-22T04:00:00Z') => {
    vi.useFakeTimers({ now: Date.parse(startAt) })
    const reload = vi.fn()
    const stop = keepRenewed({
      reload,
      now: Date.now,
      tag: async () => (tags.length > 1 ? tags.shift() : tags[0]) ?? null,
    })
    return { reload, stop }
  }
  it('is loaded anew when the server has another one, not while it does not answer', async () => {
    const { reload, stop } = opened(['a', 'a', null, 'b'])
    await wait(150_000)
    expect(reload).not.toHaveBeenCalled()
    await wait(60_000)
    expect(reload).toHaveBeenCalledTimes(1)
    stop()
    vi.useRealTimers()
  })
  it('is loaded anew at four in the morning, once it has run for half a day', async () => {
    const { reload, stop } = opened(['a'], '2026-11-22T07:00:00Z')
    await wait(12.9 * 3_600_000)
    expect(reload).not.toHaveBeenCalled()
    await wait(0.2 * 3_600_000)
    expect(reload).toHaveBeenCalled()
    stop()
    vi.useRealTimers()
  })
})

describe('a view of the wall', () => {
  const draft = { ...draftOf(null, 1), name: ' 近处 ' }
  it('takes its place from a link to the command page', () => {
    const place = 'http://127.0.0.1:8787/?at=122.25,43.62,13.5&on=hazards'
    expect(viewOf({ ...draft, place })).toMatchObject({ name: '近处', camera: { lon: 122.25, lat: 43.62, zoom: 13.5 } })
  })
  it('without a link shows the whole area, and with another link is not saved', () => {
    expect(viewOf(draft)).toMatchObject({ camera: null, areaCode: null })
    expect(viewOf({ ...draft, place: 'http://127.0.0.1:8787/desk' })).toBeNull()
  })
  it('has an id that a database takes', () => {
    expect(newViewId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})

it('a township is called by its short name', () => {
  expect(['砚池街道', '稻香镇', '乌镇', '巴彦苏木', '南塘'].map(shortName)).toEqual([
    '砚池',
    '稻香',
    '乌镇',
    '巴彦',
    '南塘',
  ])
})
