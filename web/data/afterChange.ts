import type { QueryClient, QueryKey } from '@tanstack/react-query'

/**
 * Puts the answer of a change where it is read. What was asked for before the change may arrive after it and would stand for it, so
 * that is dropped first.
 */
export async function keepAnswer<T>(client: QueryClient, queryKey: QueryKey, answer: T): Promise<void> {
  await client.cancelQueries({ queryKey, exact: true })
  client.setQueryData(queryKey, answer)
}

/** Asks anew for everything below these keys: an answer that is on its way since before the change is dropped, a first one too. */
export async function askAnew(client: QueryClient, ...queryKeys: readonly QueryKey[]): Promise<void> {
  await Promise.all(
    queryKeys.map(async (queryKey) => {
      await client.cancelQueries({ queryKey })
      await client.invalidateQueries({ queryKey })
    }),
  )
}
