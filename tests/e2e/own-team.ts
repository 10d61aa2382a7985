import type { Dispatch, Team } from '@wangge/api/contract'
import { read, signInAs } from '../product/sign-in.ts'

export type Send = <Answer>(method: string, path: string, body: unknown) => Promise<Answer>

/** What the sample district's administrator asks of the product; throws what it refuses. */
export async function sender(url: string): Promise<Send> {
  const cookie = await signInAs(url)
  return async <Answer>(method: string, path: string, body: unknown): Promise<Answer> => {
    const headers = { cookie, origin: url, 'content-type': 'application/json' }
    const response = await fetch(`${url}/api/v1${path}`, { method, headers, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${response.status} for ${path}: ${await response.text()}`)
    return (await response.json()) as Answer
  }
}

/** The sample patrol's own team, on duty and with nothing to do, wherever the sample's hour had sent it: at a hazard it leaves, on the way it is called back. */
export async function ownTeamFree(url: string, send: Send): Promise<Team> {
  const own = await read<{ items: Team[] }>(url, '/api/v1/teams?limit=200', await signInAs(url, 'patrol_member'))
  const team = own.items.find(({ code }) => code === '99M001')
  if (!team) throw new Error("The patrol's own team is not in its list")
  await send('PATCH', `/teams/${team.id}`, { duty: 'on' })
  const busy = `/api/v1/dispatches?state=active&teamId=${team.id}`
  const { items } = await read<{ items: Dispatch[] }>(url, busy, await signInAs(url))
  for (const { id, version, state } of items) {
    const action = state === 'arrived' ? { action: 'clear' } : { action: 'recall', reason: '换队' }
    await send('POST', `/dispatches/${id}/actions`, { ...action, expectedVersion: version })
  }
  return team
}
