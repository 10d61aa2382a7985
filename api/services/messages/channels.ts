import { randomBytes } from 'node:crypto'
import type { Transaction } from '@wangge/db'
import {
  type ChannelRow,
  deleteChannel,
  insertChannel,
  messageChannels,
  updateChannel,
} from '@wangge/db/queries/message-channels'
import type { ChannelKind } from '@wangge/db/vocabulary'
import type { z } from 'zod'
import type { MessageChannel, messageChannelChange, messageChannelInput, SavedChannel } from '../../contract/index.ts'
import { notFound, ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { newId } from '../ids.ts'
import { audit } from '../people/audit.ts'
import { requireWholeScope } from '../permissions.ts'

/** Where messages go, oldest first. Throws `forbidden`. */
export async function listChannels({ ctx: { database, who } }: { ctx: Ctx }): Promise<{ items: MessageChannel[] }> {
  requireWholeScope(who, ['administrator'])
  return { items: await database.rows<ChannelRow>(who, messageChannels()) }
}

/** A new one; a webhook without a secret gets one, shown in this answer only. Throws `forbidden`, `invalidInput`. */
export async function addChannel({
  ctx,
  input,
}: {
  ctx: Ctx
  input: z.output<typeof messageChannelInput>
}): Promise<SavedChannel> {
  const { database, who, clock } = ctx
  requireWholeScope(who, ['administrator'])
  const { kind, name, language, active } = input
  const id = newId()
  const { secrets, newSecret } = secretsOf(kind, input)
  const address = secrets && sealed(ctx, id, secrets)
  if (kind !== 'page' && !address) throw badInput('address', '', 'a robot or webhook has one')
  return database.transaction(who, async (tx) => {
    const row = { id, kind, name, language, active, address, now: clock().toISOString() }
    const channel = await tx.one<ChannelRow>(insertChannel(row))
    await wroteDown(ctx, tx, 'messageChannelAdded', channel)
    return { channel, newSecret }
  })
}

/** Throws `forbidden`, `notFound`, `invalidInput`. */
export async function changeChannel({
  ctx,
  input: { id, ...input },
}: {
  ctx: Ctx
  input: { id: string } & z.output<typeof messageChannelChange>
}): Promise<SavedChannel> {
  const { database, who } = ctx
  requireWholeScope(who, ['administrator'])
  return database.transaction(who, async (tx) => {
    const before = (await tx.rows<ChannelRow>(messageChannels())).find((one) => one.id === id)
    if (!before) throw notFound('channel', id)
    const { secrets, newSecret } = secretsOf(before.kind, input)
    const channel = await tx.one<ChannelRow>(
      updateChannel({ ...input, id, address: secrets && sealed(ctx, id, secrets) }),
    )
    await wroteDown(ctx, tx, 'messageChannelChanged', channel)
    return { channel, newSecret }
  })
}

/** With its rules and its log. Throws `forbidden`, `notFound`. */
export async function removeChannel({ ctx, input: { id } }: { ctx: Ctx; input: { id: string } }): Promise<void> {
  const { database, who } = ctx
  requireWholeScope(who, ['administrator'])
  await database.transaction(who, async (tx) => {
    const [gone] = await tx.rows<{ name: string; kind: ChannelKind }>(deleteChannel(id))
    if (!gone) throw notFound('channel', id)
    await wroteDown(ctx, tx, 'messageChannelRemoved', { id, ...gone })
  })
}

const wroteDown = (ctx: Ctx, tx: Transaction, action: string, channel: Pick<MessageChannel, 'id' | 'kind' | 'name'>) =>
  audit(
    { ctx, tx },
    {
      action,
      subjectType: 'messageChannel',
      subjectId: channel.id,
      details: { kind: channel.kind, name: channel.name },
    },
  )

interface Given {
  address?: string | undefined
  secret?: string | undefined
}

function secretsOf(kind: ChannelKind, { address, secret }: Given) {
  if (address === undefined) {
    if (secret !== undefined) throw badInput('secret', '…', 'goes with an address')
    return { secrets: null, newSecret: null }
  }
  if (kind === 'page') throw badInput('address', '…', 'the open page has none')
  const url = new URL(address)
  if (url.username || url.password) throw badInput('address', url.host, 'holds a password of its own')
  if (kind !== 'webhook') return { secrets: { address, secret: secret ?? null }, newSecret: null }
  if (secret !== undefined && !WEBHOOK_SECRET.test(secret))
    throw badInput('secret', '…', 'whsec_ and 24 to 64 bytes in base64')
  const made = secret === undefined ? `whsec_${randomBytes(32).toString('base64')}` : null
  return { secrets: { address, secret: secret ?? made }, newSecret: made }
}

/** Standard Webhooks: 24 to 64 bytes. */
const WEBHOOK_SECRET = /^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/

function sealed({ mailroom }: Ctx, id: string, secrets: { address: string; secret: string | null }) {
  return { hint: hintOf(secrets.address), sealed: mailroom.seals.seal(id, secrets) }
}

/** Enough to tell two channels apart. */
function hintOf(address: string): string {
  return `${new URL(address).host}/…${address.slice(-4)}`
}

function badInput(field: string, value: string, reason: string): ServiceError {
  return new ServiceError('invalidInput', `${field}: ${reason}`, { field, value, reason, where: 'json' })
}
