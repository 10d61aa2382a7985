import { PbfReader } from 'pbf'
import type { OsmCollector, RelationMember } from './collector.ts'
import { StringTable } from './pbf-strings.ts'
import { NODE_KEYS, type Tags, WAY_KEYS } from './tags.ts'

/** What the elements of one block share: texts, precision of coordinates and of time. */
interface Block {
  strings: StringTable
  granularity: number
  lonOffset: number
  latOffset: number
  dateGranularity: number
}

/**
 * One PrimitiveBlock (message of osmformat.proto) into the collector. The order of fields is free, so that groups are
 * remembered and read last. Coordinates are whole nanodegrees divided once by 1e9: the nearest double, as in .osm.
 */
export function readPrimitiveBlock(bytes: Uint8Array, collector: OsmCollector): void {
  const pbf = new PbfReader(bytes)
  const block: Block = {
    strings: new StringTable(),
    granularity: 100,
    lonOffset: 0,
    latOffset: 0,
    dateGranularity: 1000,
  }
  const groups: Uint8Array[] = []
  for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
    if (field === 1) block.strings = new StringTable(pbf.readBytes())
    else if (field === 2) groups.push(pbf.readBytes())
    else if (field === 17) block.granularity = pbf.readVarint()
    else if (field === 18) block.dateGranularity = pbf.readVarint()
    else if (field === 19) block.latOffset = pbf.readVarint(true)
    else if (field === 20) block.lonOffset = pbf.readVarint(true)
  }
  for (const group of groups) readGroup(new PbfReader(group), block, collector)
}

function readGroup(pbf: PbfReader, block: Block, collector: OsmCollector): void {
  for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
    if (field === 1) readNode(new PbfReader(pbf.readBytes()), block, collector)
    else if (field === 2) readDenseNodes(new PbfReader(pbf.readBytes()), block, collector)
    else if (field === 3) readWay(pbf, pbf.readVarint() + pbf.pos, block, collector)
    else if (field === 4) readRelation(new PbfReader(pbf.readBytes()), block, collector)
  }
}

function readDenseNodes(pbf: PbfReader, block: Block, collector: OsmCollector): void {
  const { nodeIds, nodeLons, nodeLats } = collector
  const first = nodeIds.length
  for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
    if (field === 1) readDeltas(pbf, nodeIds)
    else if (field === 5) readDenseInfo(new PbfReader(pbf.readBytes()), block, collector)
    else if (field === 8) readDegrees(pbf, nodeLats, block.latOffset, block.granularity)
    else if (field === 9) readDegrees(pbf, nodeLons, block.lonOffset, block.granularity)
    else if (field === 10) readDenseTags(pbf, pbf.readPackedEnd(), first, block.strings, collector)
  }
  if (nodeIds.length !== nodeLons.length || nodeIds.length !== nodeLats.length) {
    throw new Error(`${nodeIds.length - first} nodes, ${nodeLons.length - first} longitudes`)
  }
}

/** A packed field in which each number stands as its difference from the one before. */
function readDeltas(pbf: PbfReader, into: { push(value: number): unknown }): void {
  const end = pbf.readPackedEnd()
  let value = 0
  while (pbf.pos < end) {
    value += pbf.readSVarint()
    into.push(value)
  }
}

function readDegrees(
  pbf: PbfReader,
  into: { push(value: number): unknown },
  offset: number,
  granularity: number,
): void {
  const end = pbf.readPackedEnd()
  let value = 0
  while (pbf.pos < end) {
    value += pbf.readSVarint()
    into.push((offset + granularity * value) / 1e9)
  }
}

/** Keys and values of all nodes in one row, 0 after each node; ids stand before it in the message. */
function readDenseTags(
  pbf: PbfReader,
  end: number,
  first: number,
  strings: StringTable,
  collector: OsmCollector,
): void {
  let node = first
  let pairs: number[] = []
  let isOfInterest = false
  while (pbf.pos < end) {
    const key = pbf.readVarint()
    if (key === 0) {
      if (isOfInterest) collector.nodeTags.set(collector.nodeIds.get(node), strings.tags(pairs))
      node++
      if (pairs.length > 0) pairs = []
      isOfInterest = false
      continue
    }
    pairs.push(key, pbf.readVarint())
    isOfInterest ||= strings.isOneOf(NODE_KEYS, key)
  }
}

function readDenseInfo(pbf: PbfReader, block: Block, collector: OsmCollector): void {
  for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
    if (field !== 2) continue
    const times: number[] = []
    readDeltas(pbf, times)
    let newest = 0
    for (const time of times) newest = Math.max(newest, time)
    noteTime(newest, block, collector)
  }
}

function readNode(pbf: PbfReader, block: Block, collector: OsmCollector): void {
  let id = 0
  let lon = 0
  let lat = 0
  let keys: number[] = []
  let values: number[] = []
  for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
    if (field === 1) id = pbf.readSVarint()
    else if (field === 2) keys = pbf.readPackedVarint()
    else if (field === 3) values = pbf.readPackedVarint()
    else if (field === 4) readInfo(new PbfReader(pbf.readBytes()), block, collector)
    else if (field === 8) lat = pbf.readSVarint()
    else if (field === 9) lon = pbf.readSVarint()
  }
  const { granularity, lonOffset, latOffset, strings } = block
  collector.addNode(id, (lonOffset + granularity * lon) / 1e9, (latOffset + granularity * lat) / 1e9)
  const tags = tagsOfInterest(NODE_KEYS, keys, values, strings)
  if (tags !== null) collector.nodeTags.set(id, tags)
}

function readWay(pbf: PbfReader, end: number, block: Block, collector: OsmCollector): void {
  let id = 0
  let keys: number[] = []
  let values: number[] = []
  for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) {
    if (field === 1) id = pbf.readVarint(true)
    else if (field === 2) keys = pbf.readPackedVarint()
    else if (field === 3) values = pbf.readPackedVarint()
    else if (field === 4) readInfo(new PbfReader(pbf.readBytes()), block, collector)
    else if (field === 8) readDeltas(pbf, collector.wayRefs)
  }
  collector.addWay(id, tagsOfInterest(WAY_KEYS, keys, values, block.strings))
}

/** Of relations only multipolygons are kept, with their ways (member type 1). */
function readRelation(pbf: PbfReader, block: Block, collector: OsmCollector): void {
  let keys: number[] = []
  let values: number[] = []
  let roles: number[] = []
  let types: number[] = []
  const memberIds: number[] = []
  for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
    if (field === 2) keys = pbf.readPackedVarint()
    else if (field === 3) values = pbf.readPackedVarint()
    else if (field === 8) roles = pbf.readPackedVarint()
    else if (field === 9) readDeltas(pbf, memberIds)
    else if (field === 10) types = pbf.readPackedVarint()
  }
  const tags = tagsOfInterest(WAY_KEYS, keys, values, block.strings)
  if (tags?.['type'] !== 'multipolygon') return
  const members = memberIds.flatMap((wayId, i): RelationMember[] =>
    types[i] === 1 ? [{ wayId, role: block.strings.text(roles[i] ?? 0) }] : [],
  )
  collector.multipolygons.push({ tags, members })
}

function readInfo(pbf: PbfReader, block: Block, collector: OsmCollector): void {
  for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
    if (field === 2) noteTime(pbf.readVarint(true), block, collector)
  }
}

function noteTime(time: number, block: Block, collector: OsmCollector): void {
  collector.newestSeconds = Math.max(collector.newestSeconds, (time * block.dateGranularity) / 1000)
}

function tagsOfInterest(
  wanted: ReadonlySet<string>,
  keys: number[],
  values: number[],
  strings: StringTable,
): Tags | null {
  if (!keys.some((key) => strings.isOneOf(wanted, key))) return null
  return strings.tags(keys.flatMap((key, i) => [key, values[i] ?? 0]))
}
