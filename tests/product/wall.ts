import type { HazardCase, KioskLinkCreated, WallFigures, WallMap } from '@wangge/api/contract'
import { homesOf } from '../load/sample.ts'
import { signInAs } from './sign-in.ts'

/** Asks the product as its sample district's administrator. Throws where it is refused. */
async function ask<Answer>(url: string, path: string, body?: object): Promise<Answer> {
  const cookie = await signInAs(url)
  const response = await fetch(`${url}/api/v1${path}`, {
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json', origin: url, cookie },
  })
  if (!response.ok) throw new Error(`${response.status} for ${path}: ${await response.text()}`)
  return (await response.json()) as Answer
}

/** A link that opens the wall on a screen. */
export const addKioskLink = (url: string, name: string): Promise<KioskLinkCreated> =>
  ask<KioskLinkCreated>(url, '/kiosk-links', { name })

/** Ends a link; the status of the answer. */
export async function revokeKioskLink(url: string, id: string): Promise<number> {
  const headers = { origin: url, cookie: await signInAs(url) }
  return (await fetch(`${url}/api/v1/kiosk-links/${id}`, { method: 'DELETE', headers })).status
}

export const wallFigures = (url: string): Promise<WallFigures> => ask<WallFigures>(url, '/wall')
export const wallMap = (url: string): Promise<WallMap> => ask<WallMap>(url, '/wall/map')

/** Reports a hazard at one of the homes in the middle of the district. */
export async function reportHazard(url: string, place: number): Promise<HazardCase> {
  const homes = await homesOf(url, await signInAs(url))
  const position = homes[place % homes.length]
  return ask<HazardCase>(url, '/hazards', { kind: 'combustibles', source: 'patrol', position, description: '大屏测试' })
}

/** Tells where a team is. */
export const tellPosition = (url: string, teamId: string, position: readonly [number, number]): Promise<object> =>
  ask(url, '/team-positions', { positions: [{ teamId, position }] })
