import type { ResidencePoints, SignInOptions } from '@wangge/api/contract'
import type { Role } from '@wangge/db/vocabulary'

/** Signs in as a person of the sample district; the cookie to send from then on. */
export async function signInAs(url: string, role: Role): Promise<string> {
  const options = (await (await fetch(`${url}/api/v1/sign-in`)).json()) as SignInOptions
  const person = options.samplePeople.find((one) => one.role === role)
  if (!person) throw new Error(`the sample district has no ${role}`)
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ username: person.username, password: person.password }),
  })
  if (!response.ok) throw new Error(`sign-in answered ${response.status}: ${await response.text()}`)
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** Where people live around the middle of the district, [lon, lat]: every place lies in a cell. */
export async function homesOf(url: string, cookie: string): Promise<[number, number][]> {
  const get = async <Answer>(path: string) =>
    (await (await fetch(`${url}/api/v1${path}`, { headers: { cookie } })).json()) as Answer
  const { centre } = await get<{ centre: [number, number] | null }>('/district')
  const [lon, lat] = centre ?? [0, 0]
  const homes = await get<ResidencePoints>(`/residences?bbox=${[lon - 0.02, lat - 0.02, lon + 0.02, lat + 0.02]}`)
  return homes.lon.map((east, index) => [east, homes.lat[index] ?? 0])
}
