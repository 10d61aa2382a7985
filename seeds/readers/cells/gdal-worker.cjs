/**
 * GDAL in a thread of its own: it takes a second and a half to start, holds hundreds of megabytes, sets globals and keeps the
 * thread busy while it converts. Plain CommonJS, found by package name, so that it also runs from a bundle of the server.
 * In: { path, openOptions, sourceProjection, layer }. Out: { geoJson, projection } or { failure: { code, message } }.
 */
const { dirname, relative } = require('node:path')
const { parentPort } = require('node:worker_threads')
const initGdal = require('gdal3.js/node.js')

const messages = []
// gdal3.js puts './' before the path of its files: it must be relative.
const path = relative(process.cwd(), dirname(require.resolve('gdal3.js/dist/package/gdal3.node.js'))) || '.'
const ready = initGdal({
  path,
  env: { SHAPE_RESTORE_SHX: 'YES' },
  logHandler: () => {},
  errorHandler: (message) => messages.push(message),
})

parentPort.on('message', async (job) => {
  try {
    parentPort.postMessage(await convert(await ready, job))
  } catch (error) {
    const said = Array.isArray(error)
      ? error.map(({ message }) => message).join('; ')
      : (error?.message ?? String(error))
    parentPort.postMessage({
      failure: { code: 'brokenFile', message: said || messages.at(-1) || 'GDAL cannot open it' },
    })
  }
})

async function convert(gdal, { path: file, openOptions, sourceProjection, layer }) {
  messages.length = 0
  const { datasets, errors } = await gdal.open(file, openOptions)
  const [dataset] = datasets
  if (dataset === undefined) throw errors
  const layers = (dataset.info?.layers ?? []).filter(({ geometryFields }) => geometryFields?.length > 0)
  const chosen = layer === null ? layers[0] : layers.find(({ name }) => name === layer)
  if (chosen === undefined || (layer === null && layers.length > 1)) {
    await gdal.close(dataset)
    const names = layers.map(({ name }) => name).join(', ')
    const message = layers.length === 0 ? 'it holds no layer with geometry' : `it holds the layers ${names}: name one`
    return { failure: { code: layers.length === 0 ? 'noLayer' : 'severalLayers', message } }
  }
  const system = chosen.geometryFields[0].coordinateSystem?.projjson
  const projection = sourceProjection ?? (system === undefined ? null : (system.name ?? 'unnamed'))
  const options = ['-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=12', '-lco', 'RFC7946=NO', '-dim', 'XY']
  if (projection !== null) options.push('-t_srs', 'EPSG:4326')
  if (sourceProjection !== null) options.push('-s_srs', sourceProjection)
  const output = await gdal.ogr2ogr(dataset, [...options, chosen.name])
  const geoJson = Buffer.from(await gdal.getFileBytes(output)).toString('utf8')
  await gdal.close(dataset)
  return { geoJson, projection }
}
