import type { Layer } from '@deck.gl/core'
import type { WallMap } from '@wangge/api/contract'
import { flavours } from '@wangge/tiles/style'
import { useMemo } from 'react'
import { teamHeadings } from '../../map/layers/dispatches.ts'
import { hazardClusters, hazardItems } from '../../map/layers/hazards.ts'
import { headingLayer, symbolLayers } from '../../map/layers/icons.ts'
import type { SymbolItem } from '../../map/layers/item.ts'
import { teamClusters, teamItems } from '../../map/layers/teams.ts'
import { useAtlas } from '../../map/useAtlas.ts'
import { useFontsReady } from '../../map/useFontsReady.ts'

/** No word on the wall is smaller; a count is 11 px beside a symbol of size 1. */
const COUNT_PX = 24

interface Scene extends Pick<WallMap, 'hazards' | 'teams' | 'lines'> {
  zoom: number
  /** Of the symbols. */
  size: number
  nowMs: number
}

/** Teams and hazards as deck.gl draws them; symbols are larger here, so they become one symbol farther apart. */
export function useWallLayers({ hazards, teams, lines, zoom, size, nowMs }: Scene): {
  layers: Layer[]
  symbols: readonly (readonly SymbolItem[])[]
} {
  const atlas = useAtlas('wall')
  const hasFonts = useFontsReady()
  const near = Math.round(zoom - Math.log2(size))
  const hazardIndex = useMemo(() => hazardClusters(hazards, []), [hazards])
  const teamIndex = useMemo(() => teamClusters(teams), [teams])
  const headings = useMemo(() => teamHeadings(lines), [lines])
  const symbols = useMemo(
    () => [hazardItems(hazardIndex, near, nowMs, null), teamItems(teamIndex, near, null, headings)] as const,
    [hazardIndex, teamIndex, headings, near, nowMs],
  )
  const layers = useMemo(() => {
    const [hazardSymbols, teamSymbols] = symbols
    const badge = COUNT_PX / (11 * size)
    return [
      headingLayer(teamSymbols, atlas, size),
      ...symbolLayers('teams', teamSymbols, atlas, flavours.wall, size, hasFonts, badge),
      ...symbolLayers('hazards', hazardSymbols, atlas, flavours.wall, size, hasFonts, badge),
    ] as Layer[]
  }, [symbols, atlas, size, hasFonts])
  return { layers, symbols }
}
