import { expect, test, vi } from 'vitest'
import { inBatches } from './in-batches.ts'

test('keys that arrive while a question is under way are asked together in the next', async () => {
  const questions: string[][] = []
  const ask = inBatches(async (keys: readonly string[]) => {
    questions.push([...keys])
    await new Promise((resolve) => setTimeout(resolve, 5))
    return new Map(keys.filter((key) => key !== 'absent').map((key) => [key, key.toUpperCase()]))
  })
  const first = ask('a')
  await Promise.resolve()
  await Promise.resolve()
  const answers = await Promise.all([first, ask('b'), ask('absent'), ask('b')])
  expect(answers).toEqual(['A', 'B', null, 'B'])
  expect(questions).toEqual([['a'], ['b', 'absent']])
  expect(await ask('a')).toBe('A')
  expect(questions).toHaveLength(3)
})

test('a failed question fails those who asked it, and no other', async () => {
  let questions = 0
  const ask = inBatches(async (keys: readonly string[]) => {
    questions++
    if (questions === 1) throw new Error('away')
    return new Map(keys.map((key) => [key, questions]))
  })
  const together = await Promise.allSettled([ask('a'), ask('b')])
  expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await ask('a')).toBe(2)
})

test('after a shared question the next gathers a moment, after a lone one it begins at once', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const questions: string[][] = []
  const ask = inBatches(async (keys: readonly string[]) => {
    questions.push([...keys])
    return new Map(keys.map((key) => [key, key]))
  })
  await ask('alone')
  await Promise.all([ask('a'), ask('b')])
  const late = [ask('c'), ask('c')]
  await new Promise(setImmediate)
  expect(questions).toEqual([['alone'], ['a', 'b']])
  await vi.runAllTimersAsync()
  await Promise.all(late)
  expect(questions).toEqual([['alone'], ['a', 'b'], ['c']])
  vi.useRealTimers()
})
