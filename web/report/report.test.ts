import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { pinDeed } from './pinKeys.ts'
import { type LonLat, placeUnder, type Under } from './placeUnder.ts'
import { en, wordsOf, zh } from './words.ts'

const press = (key: string, more: Partial<Parameters<typeof pinDeed>[0]> = {}) =>
  pinDeed({ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...more })

test('arrows move the pin, with Shift in small steps; other keys zoom, take the place or close, the rest is the browser’s', () => {
  expect(press('ArrowRight')).toEqual({ move: [24, 0] })
  expect(press('ArrowUp', { shiftKey: true })).toEqual({ move: [0, -3] })
  expect([press('+', { shiftKey: true }), press('-')]).toEqual([{ zoom: 1 }, { zoom: -1 }])
  expect([press('Enter'), press('Escape')]).toEqual(['use', 'leave'])
  expect([press('Tab'), press('ArrowLeft', { altKey: true }), press('+', { ctrlKey: true })]).toEqual([
    null,
    null,
    null,
  ])
})

describe('the place under a moving pin', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const start = () => {
    const asked: LonLat[] = []
    const told: Under[] = []
    const answers: ((under: Under) => void)[] = []
    const ask = (position: LonLat) => {
      asked.push(position)
      return new Promise<Under>((resolve) => answers.push(resolve))
    }
    return { asked, told, answers, under: placeUnder(ask, (one) => told.push(one)) }
  }

  test('is asked when the pin rests, not on its way', async () => {
    const { asked, under } = start()
    under.at([1, 1])
    await vi.advanceTimersByTimeAsync(200)
    under.at([2, 2])
    await vi.advanceTimersByTimeAsync(400)
    under.at([2, 2])
    await vi.advanceTimersByTimeAsync(400)
    expect(asked).toEqual([[2, 2]])
  })

  test('is told as of where the pin is now, whatever comes late', async () => {
    const { told, answers, under } = start()
    void under.settled([1, 1])
    void under.settled([2, 2])
    answers[1]?.({ state: 'inside', name: '乙' })
    answers[0]?.({ state: 'inside', name: '甲' })
    await vi.advanceTimersByTimeAsync(0)
    expect(told.at(-1)).toEqual({ state: 'inside', name: '乙' })
    expect(told.filter(({ state }) => state === 'inside')).toHaveLength(1)
  })

  test('is known at once to whoever takes it, and unknown where the server does not answer', async () => {
    const { asked, under } = start()
    under.at([1, 1])
    void under.settled([1, 1])
    void under.settled([1, 1])
    await vi.advanceTimersByTimeAsync(400)
    expect(asked).toEqual([[1, 1]])
    const offline = placeUnder(
      () => Promise.reject(new Error('offline')),
      () => undefined,
    )
    expect(await offline.settled([1, 1])).toEqual({ state: 'unknown' })
  })
})

test('both languages fill the same holes, and a page says which is spoken', () => {
  const holes = (words: string) => [...words.matchAll(/\{\w+\}/g)].map(String)
  for (const [key, words] of Object.entries(zh)) expect(holes(en[key as keyof typeof zh])).toEqual(holes(words))
  expect(JSON.stringify(en)).not.toMatch(/[\u4e00-\u9fff]/)
  expect([wordsOf('en'), wordsOf('zh-CN'), wordsOf('')]).toEqual([en, zh, zh])
})
