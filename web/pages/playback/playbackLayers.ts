import { DataFilterExtension, type DataFilterExtensionProps } from '@deck.gl/extensions'
import { TripsLayer } from '@deck.gl/geo-layers'
import { IconLayer, ScatterplotLayer } from '@deck.gl/layers'
import type { Playback } from '@wangge/api/contract'
import { CLOCK_STATES } from '@wangge/db/vocabulary'
import type { MapFlavour } from '@wangge/tiles/style'
import type { AtlasImage } from '../../map/layers/icons.ts'
import { hazardIcon, teamIcon } from '../../map/symbols/atlas.ts'
import type { LonLat } from '../../map/types.ts'
import { outState, type Scene, type SceneTeam, teamsAt } from './scene.ts'

/** How much of the way behind a team is drawn. */
const TRAIL_SECONDS = 1500
const EVER = 1e9
const filter = new DataFilterExtension({ filterSize: 2 })

interface Look {
  atlas: AtlasImage
  flavour: MapFlavour
  /** Of the symbols; the city from afar has small ones. */
  scale: number
  isCalm: boolean
}

/**
 * What is drawn at a second of a part. Every span of a clock is an instance of its own, and the graphics card leaves out those that do
 * not hold at the second: a frame costs the same for a hundred hazards and for a hundred thousand.
 */
export function layersAt(scene: Scene, second: number, { atlas, flavour, scale, isCalm }: Look) {
  const { playback } = scene
  const whole = Math.floor(second)
  const ink = rgb(flavour.map.selection)
  return [
    new TripsLayer<Playback['tracks'][number]>({
      ...{
        id: 'playback-trips',
        data: playback.tracks,
        currentTime: second,
        trailLength: TRAIL_SECONDS,
        fadeTrail: !isCalm,
      },
      getPath: ({ lon, lat }) => lon.map((one, index): LonLat => [one, lat[index] ?? 0]),
      getTimestamps: ({ at }) => at as number[],
      ...{ getColor: ink, widthUnits: 'pixels', getWidth: 3, capRounded: true, jointRounded: true },
    }),
    new IconLayer<unknown, DataFilterExtensionProps<unknown>>({
      ...{ id: 'playback-hazards', data: spanData(scene), ...iconsOf(atlas), sizeScale: scale },
      getPosition: (_, { index }) => placeOfSpan(playback, index),
      getIcon: (_, { index }) => iconOfSpan(playback, index),
      getSize: (_, { index }) => (atlas.mapping[iconOfSpan(playback, index)]?.height ?? 0) / atlas.pixelRatio,
      extensions: [filter],
      getFilterValue: (_, { index }) => [playback.spans.from[index] ?? 0, scene.shownTo[index] ?? 0],
      filterRange: [
        [-EVER, whole],
        [whole + 1, EVER],
      ],
      updateTriggers: { getIcon: atlas, getSize: atlas },
    }),
    new ScatterplotLayer<LonLat>({
      ...{ id: 'playback-sent', data: sentTo(scene, second), getPosition: (one) => one, radiusUnits: 'pixels' },
      ...{
        getRadius: 14 * scale,
        filled: false,
        stroked: true,
        getLineColor: ink,
        lineWidthUnits: 'pixels',
        getLineWidth: 2,
      },
    }),
    new IconLayer<SceneTeam>({
      ...{ id: 'playback-teams', data: teamsAt(scene, second), ...iconsOf(atlas), sizeScale: scale },
      getPosition: ({ position }) => position,
      getIcon: ({ kind, form }) => teamIcon(kind, form),
      getSize: ({ kind, form }) => (atlas.mapping[teamIcon(kind, form)]?.height ?? 0) / atlas.pixelRatio,
      updateTriggers: { getIcon: atlas, getSize: atlas },
    }),
  ]
}

const iconsOf = (atlas: AtlasImage) => ({ iconAtlas: atlas.texture, iconMapping: atlas.mapping })

const spanDatas = new WeakMap<Scene, { length: number }>()

/** The same object for the same part: attributes are made once. */
function spanData(scene: Scene): { length: number } {
  const known = spanDatas.get(scene)
  if (known) return known
  const made = { length: scene.playback.spans.hazard.length }
  spanDatas.set(scene, made)
  return made
}

function placeOfSpan({ spans, hazards }: Playback, index: number): LonLat {
  const hazard = spans.hazard[index] ?? 0
  return [hazards.lon[hazard] ?? 0, hazards.lat[hazard] ?? 0]
}

function iconOfSpan({ spans, hazards }: Playback, index: number): string {
  const clock = CLOCK_STATES[spans.state[index] ?? 0] ?? 'notStarted'
  return hazardIcon({ clock, grade: hazards.isMajor[spans.hazard[index] ?? 0] ? 'major' : 'general', share: null })
}

/** Hazards to which a team has been sent. */
function sentTo({ playback }: Scene, second: number): LonLat[] {
  const { dispatches, hazards } = playback
  return dispatches.hazard.flatMap((hazard, index): LonLat[] =>
    hazard < 0 || outState(dispatches, index, second) === null
      ? []
      : [[hazards.lon[hazard] ?? 0, hazards.lat[hazard] ?? 0]],
  )
}

const rgb = (hex: string): [number, number, number] =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number]
