import {
  type ResponseDayRow,
  type ResponseHourRow,
  responseHours,
  responseTrend,
} from '@wangge/db/queries/response-times'
import type { ResponseStep } from '@wangge/db/vocabulary'
import type { ResponseFilter, ResponseHours, ResponseTrend } from '../../contract/index.ts'
import { type Asking, ask } from './ask.ts'
import { askedFor } from './filter-of.ts'

type Given = Asking & { input: ResponseFilter & { step: ResponseStep } }

/** One step by day of the report. */
export async function getResponseTrend({ input, ...asking }: Given): Promise<ResponseTrend> {
  const { filter, namesPatrol, now } = await askedFor(asking, input)
  return { asOf: now, days: await ask<ResponseDayRow>(asking, responseTrend(filter, namesPatrol, input.step)) }
}

/** One step by weekday and hour of the report. */
export async function getResponseHours({ input, ...asking }: Given): Promise<ResponseHours> {
  const { filter, namesPatrol, now } = await askedFor(asking, input)
  return { asOf: now, hours: await ask<ResponseHourRow>(asking, responseHours(filter, namesPatrol, input.step)) }
}
