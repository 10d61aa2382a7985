import { describe, expect, it } from 'vitest'
import { inTurn } from './inTurn.ts'

const never = new AbortController().signal

describe('panels in turn', () => {
  it('run four at a time, in the order they came', async () => {
    let [running, most] = [0, 0]
    const order: number[] = []
    const work = (name: number) => async () => {
      order.push(name)
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 2))
      running -= 1
      return name
    }
    const done = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8, 9].map((name) => inTurn(never, work(name))))
    expect(done).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(order).toEqual(done)
    expect(most).toBe(4)
  })
  it('give their place up when they are no longer wanted, waiting or running', async () => {
    const gates = Array.from({ length: 4 }, () => {
      let open = () => {}
      const gate = new Promise<void>((resolve) => {
        open = resolve
      })
      return { open, done: inTurn(never, () => gate) }
    })
    const wish = new AbortController()
    const unwanted = inTurn(wish.signal, async () => 'ran')
    const next = inTurn(never, async () => 'next')
    wish.abort()
    await expect(unwanted).rejects.toThrow()
    for (const { open, done } of gates) {
      open()
      await done
    }
    expect(await next).toBe('next')
  })
})
