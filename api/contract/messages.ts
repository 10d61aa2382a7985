import { z } from '@hono/zod-openapi'
import { CASE_KINDS, CHANNEL_KINDS, DELIVERY_STATES, HAZARD_GRADES, MESSAGE_EVENTS, ROLES } from '@wangge/db/vocabulary'
import { instant, pageQuery } from './common.ts'

const language = z.enum(['zh', 'en'])
const name = z.string().trim().min(1).max(60)
const wallTime = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/)

/** Where messages go. Its address and secret are never shown again: `addressHint` is the host and the last four characters. */
export const messageChannel = z
  .object({
    id: z.uuid(),
    kind: z.enum(CHANNEL_KINDS),
    name: z.string(),
    language,
    addressHint: z.string(),
    active: z.boolean(),
    /** Sendings that failed one after the other. */
    failures: z.int(),
    /** Left alone until then, since it failed. */
    restsUntil: instant.nullable(),
  })
  .openapi('MessageChannel')
export type MessageChannel = z.infer<typeof messageChannel>

const address = z.url({ protocol: /^https?$/ }).max(1000)
const secret = z.string().min(1).max(200)

export const messageChannelInput = z
  .object({
    kind: z.enum(CHANNEL_KINDS),
    name,
    language,
    active: z.boolean().default(true),
    /** Of a robot or a webhook. */
    address: address.optional(),
    /** DingTalk's signing secret; a webhook's, `whsec_` and base64: made here where it is left out. */
    secret: secret.optional(),
  })
  .openapi('MessageChannelInput')

/** Without an address, address and secret stay as they are. */
export const messageChannelChange = z
  .object({ name, language, active: z.boolean(), address: address.optional(), secret: secret.optional() })
  .openapi('MessageChannelChange')

export const messageChannels = z.object({ items: z.array(messageChannel) }).openapi('MessageChannels')
/** `newSecret`: the secret that was made for a webhook, shown this once. */
export const savedChannel = z
  .object({ channel: messageChannel, newSecret: z.string().nullable() })
  .openapi('SavedMessageChannel')
export type SavedChannel = z.infer<typeof savedChannel>

const ruleFields = {
  name,
  event: z.enum(MESSAGE_EVENTS),
  /** Of hazards; consultations, incidents and shifts have none. */
  minGrade: z.enum(HAZARD_GRADES),
  /** Code of a grid cell of any level; null = everywhere. */
  areaCode: z.string().min(2).max(40).nullable(),
  /** Kinds of hazard; null = any, and other cases too. */
  kinds: z.array(z.string().max(64)).min(1).max(100).nullable(),
  /** Whose pages show it; null = everybody's who sees the area. Only of the open page. */
  role: z.enum(ROLES).nullable(),
  channelId: z.uuid(),
  /** Local wall times between which a message waits for the end; null = none. The open page does not heed them. */
  quiet: z.object({ from: wallTime, to: wallTime }).nullable(),
  /** Breaches of major hazards do not wait. */
  wakesForMajor: z.boolean(),
  active: z.boolean(),
}

export const messageRuleInput = z.object(ruleFields).openapi('MessageRuleInput')
export type MessageRuleInput = z.infer<typeof messageRuleInput>
export const messageRule = z
  .object({ id: z.uuid(), ...ruleFields, areaName: z.string().nullable() })
  .openapi('MessageRule')
export type MessageRule = z.infer<typeof messageRule>
export const messageRules = z.object({ items: z.array(messageRule) }).openapi('MessageRules')

/** One message to one channel, and what became of it. */
export const messageDelivery = z
  .object({
    id: z.uuid(),
    channelId: z.uuid(),
    channelKind: z.enum(CHANNEL_KINDS),
    channelName: z.string(),
    ruleName: z.string(),
    event: z.enum([...MESSAGE_EVENTS, 'test']),
    caseKind: z.enum(CASE_KINDS).nullable(),
    caseId: z.uuid().nullable(),
    serial: z.string().nullable(),
    areaName: z.string().nullable(),
    state: z.enum(DELIVERY_STATES),
    attempts: z.int(),
    nextTryAt: instant.nullable(),
    sentAt: instant.nullable(),
    /** What the receiver said last, or why it was not called: `timeout: …`, `closedAddress: …`, `needsTls: …`, `unreachable: …`, `sealedElsewhere`. */
    answer: z.string(),
    createdAt: instant,
  })
  .openapi('MessageDelivery')
export type MessageDelivery = z.infer<typeof messageDelivery>

export const messageDeliveryQuery = pageQuery.extend({
  channelId: z.uuid().optional(),
  event: z.enum([...MESSAGE_EVENTS, 'test']).optional(),
  state: z.enum(DELIVERY_STATES).optional(),
})
