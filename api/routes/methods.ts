import type { Hono } from 'hono'
import type { Env } from './router.ts'

/** Methods that some handler (not a middleware, not a catch-all) answers at a path, as an Allow header lists them. */
export function allowedMethods(app: Pick<Hono<Env>, 'routes'>, path: string): string[] {
  const methods = new Set<string>()
  for (const route of app.routes) {
    if (route.method === 'ALL' || route.path.includes('*')) continue
    if (patternOf(route.path).test(path)) methods.add(route.method)
  }
  if (methods.has('GET')) methods.add('HEAD')
  return [...methods].sort()
}

const patterns = new Map<string, RegExp>()

/** `/a/:id` and `/a/:file{[^/]+\.json}` as regular expressions. */
function patternOf(path: string): RegExp {
  const known = patterns.get(path)
  if (known) return known
  const source = path.replace(/:[A-Za-z]+(?:\{([^}]*)\})?|[.]/g, (part, inner: string | undefined) =>
    part === '.' ? '\\.' : (inner ?? '[^/]+'),
  )
  const made = new RegExp(`^${source}$`)
  patterns.set(path, made)
  return made
}
