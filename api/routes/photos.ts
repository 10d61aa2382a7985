import { createRoute, z } from '@hono/zod-openapi'
import { ageSeconds, photoPhase, uploadedPhoto } from '../contract/index.ts'
import { ServiceError } from '../errors.ts'
import { deletePhoto } from '../services/photos/delete-photo.ts'
import { getPhoto } from '../services/photos/get-photo.ts'
import { uploadPhoto } from '../services/photos/upload-photo.ts'
import { limitBody } from './body-limit.ts'
import { answers, byId, createRouter, repeatable } from './router.ts'

/** A phone's picture of 50 million dots takes some 12 MB. */
const PHOTO_BYTES = 15 * 1024 * 1024
const picture = z.string().openapi({ type: 'string', format: 'binary' })
/** A photo never changes; it shows places and people, so no shared cache may keep it. */
const IMMUTABLE = 'private, max-age=31536000, immutable'

/** What is sent here is larger than any other request. */
export const PHOTO_UPLOADS = '/api/v1/photos'

export const photoRoutes = createRouter()
photoRoutes.use('/photos', limitBody({ maxSize: PHOTO_BYTES, onError: tooLarge }))
photoRoutes
  .openapi(
    createRoute({
      method: 'post',
      path: '/photos',
      request: {
        query: z.object({ phase: photoPhase, ageSeconds: z.coerce.number().pipe(ageSeconds).optional() }),
        headers: repeatable,
        body: { required: true, content: { 'image/*': { schema: picture } } },
      },
      responses: answers(201, uploadedPhoto, 'The photo, drawn anew without what came with it, until a case takes it'),
    }),
    async (c) => {
      const bytes = new Uint8Array(await c.req.arrayBuffer())
      const idempotencyKey = c.req.valid('header')['idempotency-key']
      const input = { ...c.req.valid('query'), bytes, idempotencyKey }
      return c.json(await uploadPhoto({ ctx: c.var.ctx, input }), 201)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/photos/{id}',
      request: { params: byId },
      responses: { 204: { description: 'The upload is taken back' } },
    }),
    async (c) => {
      await deletePhoto({ ctx: c.var.ctx, input: c.req.valid('param') })
      return c.body(null, 204)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/photos/{id}/{size}',
      request: { params: byId.extend({ size: z.enum(['full', 'thumbnail']) }) },
      responses: {
        200: { description: 'The photo, or a small one of it', content: { 'image/jpeg': { schema: picture } } },
      },
    }),
    async (c) => {
      const { id, size } = c.req.valid('param')
      const jpeg = await getPhoto({ ctx: c.var.ctx, input: { id, size } })
      return c.body(jpeg, 200, {
        'content-type': 'image/jpeg',
        'content-disposition': `inline; filename="${id}${size === 'full' ? '' : '-small'}.jpg"`,
        'cache-control': IMMUTABLE,
      })
    },
  )

function tooLarge(): never {
  throw new ServiceError('bodyTooLarge', `A photo may have ${PHOTO_BYTES} bytes`, { limitBytes: PHOTO_BYTES })
}
