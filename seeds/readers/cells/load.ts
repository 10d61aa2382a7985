import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { type ReadNote, SourceError } from '../../rows.ts'
import { assertReadable } from '../files.ts'
import { detectEncoding } from '../tables/encoding.ts'
import type { RawFeatures } from './features.ts'
import { convertByGdal } from './gdal.ts'
import { declaresProjection, parseGeoJson } from './geojson.ts'
import { parseKml } from './kml.ts'
import { attributeEncoding, gatherShapefile, unpackZip, withFiles } from './shapefile.ts'

export interface LoadOptions {
  encoding?: string | undefined
  /** Layer of a GeoPackage that holds several. */
  layer?: string | undefined
  /** EPSG code where the file declares none or a wrong one, e.g. `EPSG:4528`. */
  projection?: string | undefined
}

/** The features of one file in WGS-84 degrees as far as the file itself says how; formats by extension. */
export async function loadFeatures(path: string, options: LoadOptions): Promise<RawFeatures[]> {
  const file = basename(path)
  await assertReadable(path)
  switch (extname(path).toLowerCase()) {
    case '.geojson':
    case '.json':
      return [await loadGeoJson(path, file, options)]
    case '.kml': {
      const { name } = await detectEncoding(path, options.encoding)
      return [plain(file, parseKml(new TextDecoder(name).decode(await readFile(path)), file), name)]
    }
    case '.gpkg':
      return [await loadByGdal(path, file, [], options)]
    case '.shp':
      return [await loadShapefile(await gatherShapefile(path), file, options)]
    case '.zip':
    case '.kmz': {
      const loaded: RawFeatures[] = []
      for (const parts of (await unpackZip(path, file)).values()) {
        const kml = parts.get('kml')
        loaded.push(
          kml === undefined
            ? await loadShapefile(parts, file, options)
            : plain(file, parseKml(new TextDecoder().decode(kml), file), 'utf-8'),
        )
      }
      return loaded
    }
    default: {
      const message = `${file} is none of .geojson, .json, .kml, .kmz, .gpkg, .shp and .zip (a zipped shapefile).`
      throw new SourceError('unknownFormat', message, { file })
    }
  }
}

async function loadGeoJson(path: string, file: string, options: LoadOptions): Promise<RawFeatures> {
  const { name } = await detectEncoding(path, options.encoding)
  const text = new TextDecoder(name).decode(await readFile(path))
  if (options.projection !== undefined || declaresProjection(text)) return loadByGdal(path, file, [], options)
  return plain(file, parseGeoJson(text, file), name)
}

async function loadShapefile(parts: Map<string, Uint8Array>, file: string, options: LoadOptions): Promise<RawFeatures> {
  const encoding = attributeEncoding(parts, file, options.encoding)
  const loaded = await withFiles(parts, (path) => loadByGdal(path, file, [`ENCODING=${encoding.name}`], options))
  if (encoding.isGuessed) {
    const reason = `${file} does not name its encoding (.cpg); its names were read as ${encoding.name}.`
    loaded.notes.push({ file, code: 'encodingGuessed', reason })
  }
  return { ...loaded, encoding: encoding.name }
}

async function loadByGdal(
  path: string,
  file: string,
  openOptions: string[],
  { projection, layer }: LoadOptions,
): Promise<RawFeatures> {
  const job = { path, openOptions, sourceProjection: projection ?? null, layer: layer ?? null }
  const answer = await convertByGdal(job, file)
  const notes: ReadNote[] = []
  if (answer.projection !== null && answer.projection !== 'WGS 84') {
    notes.push({ file, code: 'reprojected', reason: `${file} is in ${answer.projection}, reprojected to WGS-84.` })
  }
  return { file, features: parseGeoJson(answer.geoJson, file), encoding: null, notes }
}

function plain(file: string, features: RawFeatures['features'], encoding: string): RawFeatures {
  return { file, features, encoding, notes: [] }
}
