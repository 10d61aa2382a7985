import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Session, SessionRecord, SignInOptions, SignInRequest } from '@wangge/api/contract'
import type { Role } from '@wangge/db/vocabulary'
import { ProblemError, request } from './client.ts'

/** Who is signed in. Asked once; what happens to a session later shows in the first request it no longer carries. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    // Asked first, since a browser reports every 401 as an error of the page.
    const { isSignedIn } = await request<SignInOptions>('/sign-in', { signal })
    if (!isSignedIn) throw new ProblemError(401, 'signInNeeded')
    return request<Session>('/session', { signal })
  },
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
})

/** Undefined until it is known; below the session gate it is always there. */
export const useSession = (): Session | undefined => useQuery(sessionQuery).data

export const signIn = (input: SignInRequest): Promise<Session> =>
  request<Session>('/session', { method: 'POST', body: input })
export const signOut = (): Promise<void> => request<void>('/session', { method: 'DELETE' })

export const signInOptionsQuery = queryOptions({
  queryKey: ['sign-in'],
  queryFn: ({ signal }) => request<SignInOptions>('/sign-in', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

export const mySessionsQuery = queryOptions({
  queryKey: ['session', 'mine'],
  queryFn: ({ signal }) => request<{ items: SessionRecord[] }>('/sessions', { signal }),
})

/** Those who run teams: their people, duty, shifts, and what shifts must visit. The server asks the same. */
export const RUNNERS: readonly Role[] = ['command', 'township_officer', 'administrator']

/** Where each role works. */
const LANDING: Record<Role, string> = {
  command: '/',
  planner: '/',
  township_officer: '/desk',
  grid_worker: '/desk',
  patrol_member: '/desk',
  administrator: '/admin',
}

/** The address after signing in: where one was, when it is a page of ours, else where the role works. */
export function addressAfterSignIn(role: Role, next: string | null, origin: string): string {
  if (next?.startsWith('/') && URL.canParse(next, origin)) {
    const url = new URL(next, origin)
    if (url.origin === origin && url.pathname !== '/sign-in') return url.pathname + url.search
  }
  return LANDING[role]
}

/** The address of the sign-in page that leads back to where one is, in the same language and theme. */
export function signInAddress(pathname: string, search: string): string {
  const asked = new URLSearchParams(search)
  const params = new URLSearchParams()
  if (pathname + search !== '/') params.set('next', pathname + search)
  for (const name of ['lang', 'theme']) {
    const value = asked.get(name)
    if (value) params.set(name, value)
  }
  return params.size === 0 ? '/sign-in' : `/sign-in?${params}`
}
