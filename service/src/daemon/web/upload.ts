/**
 * `/upload`: files of the dashboard's user into a new hyperdrive. `POST /upload` says how much will come and gets an id,
 * `PUT /upload/<id>?path&size&offset` sends the next part of a file, `POST /upload/<id>/finish` closes the hyperdrive and
 * gets its key, `DELETE /upload/<id>` gives everything up.
 */

import type { Readable } from 'node:stream'
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import { formatFeedKey } from '../../hyper/index.js'
import type { Uploads } from '../uploads.js'
import { uploadError } from './upload-errors.js'

/** Bytes of a part. */
export const MAX_PART_BYTES = 8 * 1024 * 1024

const size = z.coerce
  .number()
  .int()
  .min(0)
  .max(2 ** 50)
const announced = z.strictObject({
  bytes: size,
  files: z
    .int()
    .min(1)
    .max(2 ** 31)
})
const part = z.strictObject({ path: z.string().min(1).max(4_096), size, offset: size })
const target = z.object({ id: z.uuid() })

export function uploadRoutes(uploads: Uploads): FastifyPluginAsync {
  return async (app) => {
    app.post('/upload', async (request) => {
      return { upload: await uploads.begin(checked(announced, request.body)) }
    })
    app.post('/upload/:id/finish', async (request) => {
      const { published, files, bytes } = await uploads.finish(checked(target, request.params).id)
      return { key: formatFeedKey(published.key), files, bytes: `${bytes}` }
    })
    app.delete('/upload/:id', async (request, reply) => {
      await uploads.stop(checked(target, request.params).id)
      return reply.code(204).send()
    })
    await app.register(async (parts) => {
      parts.removeAllContentTypeParsers()
      // A part goes on to the disk as it comes.
      parts.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
      const options = { bodyLimit: MAX_PART_BYTES, config: { body: 'bytes' as const } }
      parts.put('/upload/:id', options, async (request, reply) => {
        const wanted = checked(part, request.query)
        await uploads.write(checked(target, request.params).id, wanted, bounded(request.body as Readable))
        return reply.code(204).send()
      })
    })
  }
}

function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw uploadError('DAEMON_UPLOAD_INVALID', { why: `${issue?.path.join('.') || 'it'}: ${issue?.message}` })
}

/** A body that came without a length is counted as it comes. */
async function* bounded(source: Readable): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of source) {
    bytes += (chunk as Uint8Array).length
    if (bytes > MAX_PART_BYTES)
      throw uploadError('DAEMON_UPLOAD_INVALID', { why: `a part has at most ${MAX_PART_BYTES} bytes` })
    yield chunk as Uint8Array
  }
}
