import { z } from '@hono/zod-openapi'
import { bounds, position } from './common.ts'

/** What the residents' page needs to draw the map a place is chosen on: where it opens, and the base map's current tiles. */
export const reportMap = z
  .object({
    /** The district's box; null while nothing is loaded. */
    bounds: bounds.nullable(),
    /** Its dense middle, to a hundredth of a degree (about 1 km), where the map opens. */
    coreBounds: bounds.nullable(),
    /** A point inside the area asked for; null where none was, or there is none of that code. */
    area: position.nullable(),
    /** Names to find one's way by, each at a point inside its area: the areas that the form has to choose from. */
    names: z.array(z.object({ name: z.string(), position })),
    /** Version of the layers anybody may see; a layer without one has nothing to draw. */
    tiles: z.object({ streets: z.string().optional(), backdrop: z.string().optional() }),
    /** Whose street data it is, for the map's corner. */
    attribution: z.string(),
  })
  .openapi('ReportMap')
export type ReportMap = z.infer<typeof reportMap>
