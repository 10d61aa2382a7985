/**
 * Asks for many keys in one question: while one is under way, keys that arrive wait together for the next. Each answer is of a question
 * that began after its key arrived, so nothing is staler than if each were asked alone. An absent key answers null.
 */
export function inBatches<Key, Value>(
  ask: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
): (key: Key) => Promise<Value | null> {
  let next: { keys: Set<Key>; answers: Promise<ReadonlyMap<Key, Value>> } | null = null
  let underWay: Promise<unknown> = Promise.resolve()

  return async (key) => {
    if (next === null) {
      const keys = new Set<Key>()
      const answers = underWay.then(() => {
        next = null
        return ask([...keys])
      })
      next = { keys, answers }
      underWay = answers.catch(() => {})
    }
    next.keys.add(key)
    return (await next.answers).get(key) ?? null
  }
}
