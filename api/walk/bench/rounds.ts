/** A contender does the work of round n and says what milliseconds one piece of it took. */
export type Contender = (round: number) => number | Promise<number>

/**
 * Interleaved rounds of ours and its peers: each round all of them do the same work one after the other, in an order that turns,
 * so that a slow minute of the machine meets all alike. Gives the milliseconds by contender and round; round 0 warms up. Of a
 * contender that could not be had (null) there are none.
 */
export async function interleave<Name extends string>(
  rounds: number,
  contenders: Readonly<Record<Name, Contender | null>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(contenders) as Name[]
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = 0; round <= rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + round) % names.length] as Name
      const ms = await contenders[name]?.(round)
      if (ms !== undefined && round > 0) times[name].push(ms)
    }
  }
  return times
}

/** Milliseconds that one of `count` pieces took on average. */
export async function eachOf(count: number, run: () => unknown): Promise<number> {
  const start = performance.now()
  await run()
  return (performance.now() - start) / count
}

/** Round by round how many times longer the peer took. */
export function ratios(peer: readonly number[], ours: readonly number[]): number[] {
  return peer.map((ms, round) => ms / (ours[round] as number))
}
