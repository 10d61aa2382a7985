import type { ResidencePoints } from '@wangge/api/contract'
import { read } from '../product/sign-in.ts'

/** Where people live around the middle of the district, [lon, lat]: every place lies in a cell. */
export async function homesOf(url: string, cookie: string): Promise<[number, number][]> {
  const { centre } = await read<{ centre: [number, number] | null }>(url, '/api/v1/district', cookie)
  const [lon, lat] = centre ?? [0, 0]
  const box = [lon - 0.02, lat - 0.02, lon + 0.02, lat + 0.02]
  const homes = await read<ResidencePoints>(url, `/api/v1/residences?bbox=${box}`, cookie)
  return homes.lon.map((east, index) => [east, homes.lat[index] ?? 0])
}
