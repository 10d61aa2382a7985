import type { Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { SourceError } from '../../rows.ts'
import type { OsmCollector, RelationMember } from './collector.ts'
import { NODE_KEYS, type Tags, WAY_KEYS } from './tags.ts'

interface Element {
  kind: 'node' | 'way' | 'relation'
  id: number
  tags: Tags
  isOfInterest: boolean
  members: RelationMember[]
}

type PlainXml = { xmlns: false; position: true }

const KEYS = { node: NODE_KEYS, way: WAY_KEYS, relation: WAY_KEYS }

/** Reads an .osm (XML) file as a stream into the collector. Throws SourceError `brokenXml` or `notOsm` with file, line and column. */
export async function readOsmXml(path: string, file: string, hash: Hash, collector: OsmCollector): Promise<void> {
  const parser = new SaxesParser<PlainXml>({ xmlns: false, position: true })
  let element: Element | null = null
  let depth = 0

  function fail(code: string, what: string): never {
    const { line, column } = parser
    const message = `${file} line ${line}, column ${column}: ${what}. Fetch or export the file again.`
    throw new SourceError(code, message, { file, line, column })
  }
  function numberOf(tag: SaxesTagPlain, name: string): number {
    const text = tag.attributes[name]
    const value = Number(text)
    if (text === undefined || text.trim() === '' || !Number.isFinite(value)) {
      fail('brokenXml', `<${tag.name}> has ${name}="${text ?? ''}" where a number belongs`)
    }
    return value
  }

  parser.on('error', (error) => fail('brokenXml', error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')))
  parser.on('opentag', (tag) => {
    depth++
    if (depth === 1 && tag.name !== 'osm') fail('notOsm', `<${tag.name}> found where <osm> belongs`)
    if (depth === 2 && (tag.name === 'node' || tag.name === 'way' || tag.name === 'relation')) {
      element = { kind: tag.name, id: numberOf(tag, 'id'), tags: {}, isOfInterest: false, members: [] }
      noteTime(tag.attributes['timestamp'], collector)
      if (isGone(tag)) element = null
      else if (tag.name === 'node') collector.addNode(element.id, numberOf(tag, 'lon'), numberOf(tag, 'lat'))
    } else if (depth === 1) noteTime(tag.attributes['timestamp'], collector)
    else if (depth === 2 && tag.name === 'meta') noteTime(tag.attributes['osm_base'], collector)
    else if (depth === 3 && element !== null) {
      if (tag.name === 'nd' && element.kind === 'way') collector.wayRefs.push(numberOf(tag, 'ref'))
      else if (tag.name === 'tag') addTag(element, tag)
      else if (tag.name === 'member' && tag.attributes['type'] === 'way') {
        element.members.push({ wayId: numberOf(tag, 'ref'), role: tag.attributes['role'] ?? '' })
      }
    }
  })
  parser.on('closetag', () => {
    if (depth === 2 && element !== null) finish(element, collector)
    if (depth === 2) element = null
    depth--
  })

  const decoder = new TextDecoder('utf-8')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
    hash.update(chunk)
    parser.write(decoder.decode(chunk, { stream: true }))
  }
  parser.write(decoder.decode())
  parser.close()
}

function addTag(element: Element, { attributes }: SaxesTagPlain): void {
  const key = attributes['k'] ?? ''
  element.tags[key] = attributes['v'] ?? ''
  element.isOfInterest ||= KEYS[element.kind].has(key)
}

function finish({ kind, id, tags, isOfInterest, members }: Element, collector: OsmCollector): void {
  if (kind === 'way') collector.addWay(id, isOfInterest ? tags : null)
  else if (kind === 'node' && isOfInterest) collector.nodeTags.set(id, tags)
  else if (kind === 'relation' && isOfInterest && tags['type'] === 'multipolygon')
    collector.multipolygons.push({ tags, members })
}

/** Deleted on the server, or in an editor's unsaved copy. */
function isGone({ attributes }: SaxesTagPlain): boolean {
  return attributes['visible'] === 'false' || attributes['action'] === 'delete'
}

function noteTime(text: string | undefined, collector: OsmCollector): void {
  const milliseconds = text === undefined ? Number.NaN : Date.parse(text)
  if (Number.isFinite(milliseconds)) collector.newestSeconds = Math.max(collector.newestSeconds, milliseconds / 1000)
}
