import { flavours } from '@wangge/tiles/style'
import { useEffect, useState } from 'react'
import { useTheme } from '../../app/Appearance.tsx'
import { useBareMap } from '../../app/useBareMap.ts'
import { useMedia } from '../../app/useMedia.ts'
import { useAtlas } from '../../map/useAtlas.ts'
import { useText } from '../../text/index.ts'
import { hazardAt } from './hazardAt.ts'
import styles from './Playback.module.css'
import { layersAt } from './playbackLayers.ts'
import type { Scene } from './scene.ts'
import type { Player } from './usePlayer.ts'

interface PlaybackMapProps {
  scenes: readonly Scene[]
  player: Player
  onHazard(id: string): void
}

/** The one map, redrawn with every frame of the player. */
export function PlaybackMap({ scenes, player: { listen }, onHazard }: PlaybackMapProps) {
  const { t } = useText()
  const theme = useTheme()
  const atlas = useAtlas(theme)
  const isCalm = useMedia('(prefers-reduced-motion: reduce)')
  const { home, bare } = useBareMap()
  const [scale, setScale] = useState(1)
  const [map, overlay] = [bare?.map ?? null, bare?.overlay ?? null]
  useEffect(() => {
    if (!map) return
    const onZoom = (): void => setScale(scaleAt(map.getZoom()))
    onZoom()
    map.on('zoomend', onZoom)
    return () => void map.off('zoomend', onZoom)
  }, [map])
  useEffect(() => {
    if (!overlay) return
    const stop = listen((at) => {
      const scene = sceneAt(scenes, at)
      const look = { atlas, flavour: flavours[theme], scale, isCalm }
      overlay.setProps({ layers: scene ? layersAt(scene, (at - scene.from) / 1000, look) : [] })
    })
    // At rest no frame follows by itself.
    map?.triggerRepaint()
    return () => {
      stop()
      overlay.setProps({ layers: [] })
    }
  }, [map, overlay, listen, scenes, atlas, theme, scale, isCalm])
  useEffect(() => {
    if (!map) return
    let now = 0
    const stop = listen((at) => {
      now = at
    })
    const onClick = ({ point }: { point: { x: number; y: number } }): void => {
      const scene = sceneAt(scenes, now)
      const id = scene && hazardAt(scene, (now - scene.from) / 1000, point, (place) => map.project(place))
      if (id) onHazard(id)
    }
    map.on('click', onClick)
    return () => {
      stop()
      map.off('click', onClick)
    }
  }, [map, listen, scenes, onHazard])
  return (
    <section className={styles['map']} aria-label={t('playback.map')}>
      <div ref={home} className={styles['home']} data-map-place="panel" />
    </section>
  )
}

/** The part that a moment lies in; the end of a window belongs to its last. */
export const sceneAt = (scenes: readonly Scene[], at: number): Scene | undefined =>
  scenes.find(({ from, to }) => from <= at && at < to) ?? scenes.find(({ to }) => to === at)

/** Whole symbols where streets can be read, small ones over the city. */
const scaleAt = (zoom: number): number => Math.round(Math.min(1, Math.max(0.4, (zoom - 8) / 6)) * 10) / 10
