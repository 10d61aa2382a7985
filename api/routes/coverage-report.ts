import { Readable } from 'node:stream'
import { createRoute, z } from '@hono/zod-openapi'
import { coverageReport, planQuery } from '../contract/index.ts'
import { exportCoverageReport } from '../services/coverage-report/export-report.ts'
import { getCoverageReport, type ReportInput } from '../services/coverage-report/get-report.ts'
import { dayIn } from '../services/days.ts'
import { answers, createRouter } from './router.ts'

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** An area's coverage to print and to carry away. A request that its browser has given up stops. */
export const coverageReportRoutes = createRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/coverage-report',
      request: { query: planQuery },
      responses: answers(200, coverageReport, 'An area as it stands now under these settings'),
    }),
    async (c) => {
      const input = inputOf(c.req.valid('query'))
      const { report } = await getCoverageReport({ ctx: c.var.ctx, signal: c.req.raw.signal, input })
      return c.json(report, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/coverage-report.xlsx',
      request: { query: planQuery.extend({ language: z.enum(['zh', 'en']).default('zh') }) },
      responses: {
        200: { description: 'The same as a workbook', content: { [WORKBOOK]: { schema: z.string() } } },
      },
    }),
    async (c) => {
      const { language, ...query } = c.req.valid('query')
      const input = { ...inputOf(query), language }
      const file = await exportCoverageReport({ ctx: c.var.ctx, signal: c.req.raw.signal, input })
      return new Response(Readable.toWeb(file) as ReadableStream<Uint8Array>, {
        headers: {
          'content-type': WORKBOOK,
          'content-disposition': `attachment; filename="coverage-${dayIn(c.var.ctx.zone, c.var.ctx.clock())}.xlsx"`,
          'cache-control': 'private, no-store',
          // A tag of its own, so that none is made from the whole body, which would have to be held in memory.
          etag: `W/"${c.var.requestId}"`,
        },
      })
    },
  )

function inputOf({ area, scenarioId, minuteOfWeek, ...settings }: z.output<typeof planQuery>): ReportInput {
  return { area, scenarioId, settings: { ...settings, minuteOfWeek: minuteOfWeek ?? null } }
}
