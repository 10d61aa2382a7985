import { AsyncLocalStorage } from 'node:async_hooks'
import { expect, test } from 'vitest'
import { followedMeanwhile } from './followed.ts'

/** A promise and how to keep it. */
function promised(): { promise: Promise<void>; keep: () => void } {
  let keep = (): void => {}
  const promise = new Promise<void>((resolve) => {
    keep = resolve
  })
  return { promise, keep }
}

test('a call that is under way while another one ends still finds what it was given', async () => {
  const storage = new AsyncLocalStorage<string>()
  const followed = followedMeanwhile([storage])
  const first = promised()
  const slow = followed(() =>
    storage.run('slow', async () => {
      await first.promise
      return storage.getStore()
    }),
  )
  expect(await followed(() => storage.run('quick', async () => storage.getStore()))).toBe('quick')
  first.keep()
  expect(await slow).toBe('slow')
})

test('nothing is followed once the last one has ended, also where it failed, and the next one is', async () => {
  const storage = new AsyncLocalStorage<string>()
  const followed = followedMeanwhile([storage])
  const afterwards = promised()
  let left: Promise<string | undefined> = Promise.resolve(undefined)
  const failing = followed(() =>
    storage.run('failed', async () => {
      left = afterwards.promise.then(() => storage.getStore())
      throw new Error('no such user')
    }),
  )
  await expect(failing).rejects.toThrow('no such user')
  afterwards.keep()
  expect(await left).toBeUndefined()
  expect(await followed(() => storage.run('next', async () => storage.getStore()))).toBe('next')
})
