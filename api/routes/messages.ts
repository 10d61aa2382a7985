import { createRoute } from '@hono/zod-openapi'
import {
  messageChannelChange,
  messageChannelInput,
  messageChannels,
  messageDelivery,
  messageDeliveryQuery,
  messageRule,
  messageRuleInput,
  messageRules,
  pageOf,
  savedChannel,
} from '../contract/index.ts'
import { addChannel, changeChannel, listChannels, removeChannel } from '../services/messages/channels.ts'
import { listDeliveries, sendDeliveryAgain } from '../services/messages/deliveries.ts'
import { listRules, removeRule, saveRule } from '../services/messages/rules.ts'
import { tryChannel } from '../services/messages/try-channel.ts'
import { answers, byId, createRouter, jsonBody, nothing, wantsTotal } from './router.ts'

const CHANNELS = '/message-channels'
const RULES = '/message-rules'
const LOG = '/message-deliveries'

const channelRoutes = createRouter()
  .openapi(
    createRoute({ method: 'get', path: CHANNELS, responses: answers(200, messageChannels, 'Where messages go') }),
    async (c) => c.json(await listChannels({ ctx: c.var.ctx }), 200),
  )
  .openapi(
    createRoute({
      ...{ method: 'post', path: CHANNELS, request: { body: jsonBody(messageChannelInput) } },
      responses: answers(201, savedChannel, 'The channel, and the secret that was made for it'),
    }),
    async (c) => c.json(await addChannel({ ctx: c.var.ctx, input: c.req.valid('json') }), 201),
  )
  .openapi(
    createRoute({
      ...{ method: 'put', path: `${CHANNELS}/{id}`, request: { params: byId, body: jsonBody(messageChannelChange) } },
      responses: answers(200, savedChannel, 'The channel as it is now'),
    }),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') }
      return c.json(await changeChannel({ ctx: c.var.ctx, input }), 200)
    },
  )
  .openapi(
    createRoute({
      ...{ method: 'delete', path: `${CHANNELS}/{id}`, request: { params: byId } },
      responses: nothing('It is gone, with its rules and its log'),
    }),
    async (c) => {
      await removeChannel({ ctx: c.var.ctx, input: c.req.valid('param') })
      return c.body(null, 204)
    },
  )
  .openapi(
    createRoute({
      ...{ method: 'post', path: `${CHANNELS}/{id}/test`, request: { params: byId } },
      responses: answers(200, messageDelivery, 'What became of a test message'),
    }),
    async (c) => c.json(await tryChannel({ ctx: c.var.ctx, input: c.req.valid('param') }), 200),
  )

const ruleRoutes = createRouter()
  .openapi(
    createRoute({ method: 'get', path: RULES, responses: answers(200, messageRules, 'Who is told of what') }),
    async (c) => c.json(await listRules({ ctx: c.var.ctx }), 200),
  )
  .openapi(
    createRoute({
      ...{ method: 'post', path: RULES, request: { body: jsonBody(messageRuleInput) } },
      responses: answers(201, messageRule, 'The rule'),
    }),
    async (c) => c.json(await saveRule({ ctx: c.var.ctx, input: c.req.valid('json') }), 201),
  )
  .openapi(
    createRoute({
      ...{ method: 'put', path: `${RULES}/{id}`, request: { params: byId, body: jsonBody(messageRuleInput) } },
      responses: answers(200, messageRule, 'The rule as it is now'),
    }),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') }
      return c.json(await saveRule({ ctx: c.var.ctx, input }), 200)
    },
  )
  .openapi(
    createRoute({
      ...{ method: 'delete', path: `${RULES}/{id}`, request: { params: byId } },
      responses: nothing('It is gone; what it had sent stays in the log'),
    }),
    async (c) => {
      await removeRule({ ctx: c.var.ctx, input: c.req.valid('param') })
      return c.body(null, 204)
    },
  )

const logRoutes = createRouter()
  .openapi(
    createRoute({
      ...{ method: 'get', path: LOG, request: { query: messageDeliveryQuery } },
      responses: answers(200, pageOf(messageDelivery), 'Messages, the latest first'),
    }),
    async (c) => {
      const query = c.req.valid('query')
      return c.json(await listDeliveries({ ctx: c.var.ctx, input: { ...query, count: wantsTotal(query) } }), 200)
    },
  )
  .openapi(
    createRoute({
      ...{ method: 'post', path: `${LOG}/{id}/send-again`, request: { params: byId } },
      responses: answers(200, messageDelivery, 'The message, which waits to be sent'),
    }),
    async (c) => c.json(await sendDeliveryAgain({ ctx: c.var.ctx, input: c.req.valid('param') }), 200),
  )

export const messageRoutes = createRouter().route('/', channelRoutes).route('/', ruleRoutes).route('/', logRoutes)
