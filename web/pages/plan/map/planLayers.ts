/** What the planner's map shows, in the order of its chips and keys. */
export const PLAN_LAYERS = ['homes', 'points', 'gaps', 'circle', 'coverage'] as const
export type PlanLayer = (typeof PLAN_LAYERS)[number]

const USUAL: readonly PlanLayer[] = ['homes', 'points', 'gaps', 'circle']

/** Layers that an address names, else the usual ones. */
export function parseLayers(params: URLSearchParams): readonly PlanLayer[] {
  const named = params.get('draw')
  if (named === null) return USUAL
  const asked = new Set(named.split(','))
  return PLAN_LAYERS.filter((layer) => asked.has(layer))
}

/** The parameter that says so; null where it is the usual. */
export function layersParam(layers: readonly PlanLayer[]): string | null {
  const text = PLAN_LAYERS.filter((layer) => layers.includes(layer)).join()
  return text === USUAL.join() ? null : text
}
