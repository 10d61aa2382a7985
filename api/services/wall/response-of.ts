import type { ResponseStepFigures, WallFigures } from '../../contract/index.ts'
import { dayIn } from '../days.ts'
import { getResponseSteps } from '../response/get-steps.ts'
import { remembered } from './remembered.ts'
import type { Screen } from './screen-of.ts'

const STEPS = ['feedback', 'arrive', 'verify'] as const
/** Below so many cases a percentile says nothing (domain.md, "n beside every percentile; none under 30"). */
const LEAST_CASES = 30
const MONTH_DAYS = 30
/** The month before today changes only as cases of it go on. */
const MONTH_REMEMBERED_MS = 5 * 60_000
const DAY_MS = 86_400_000

/** 90th percentiles of what was reported today, beside those of the thirty days before. */
export async function responseOf(screen: Screen): Promise<WallFigures['response']> {
  const { ctx } = screen
  const today = dayIn(ctx.zone, ctx.clock())
  const ofToday = await getResponseSteps({ ctx, input: { dataset: 'own', from: today, to: today } })
  const ofMonth = await monthBefore(screen)
  return STEPS.map((step) => {
    const [now, before] = [ofToday, ofMonth].map(({ steps }) => steps.find((one) => one.step === step))
    const limitSeconds = before?.promiseSeconds ?? now?.promiseSeconds ?? null
    return { step, today: told(now), month: told(before), limitSeconds }
  })
}

const monthBefore = remembered(MONTH_REMEMBERED_MS, ({ ctx }) => {
  const now = ctx.clock().getTime()
  const day = (daysAgo: number) => dayIn(ctx.zone, new Date(now - daysAgo * DAY_MS))
  return getResponseSteps({ ctx, input: { dataset: 'own', from: day(MONTH_DAYS), to: day(1) } })
})

function told(figures: ResponseStepFigures | undefined): { n: number; p90Seconds: number | null } {
  const { n, p90 } = figures ?? { n: 0, p90: null }
  return { n, p90Seconds: n < LEAST_CASES ? null : p90 }
}
