import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { WallScreen } from '@wangge/api/contract'
import { useDistrict } from '../../data/queries.ts'
import { useText } from '../../text/index.ts'
import { Head } from './Head.tsx'
import { MapFrame } from './MapFrame.tsx'
import { OverdueColumn, TownshipColumn } from './MoreColumns.tsx'
import { Promises } from './Promises.tsx'
import { Tallies } from './Tallies.tsx'
import { Ticker } from './Ticker.tsx'
import { useRotation } from './useRotation.ts'
import { useStage } from './useStage.ts'
import { useRefusal, useWallLive } from './useWallLive.ts'
import styles from './Wall.module.css'
import { figuresOf, mapOf } from './wallQueries.ts'

/** The wall itself: head, tallies, map, promises, what breaches next; two more columns where the screen is wide enough. */
export function Wall({ screen }: { screen: WallScreen }) {
  const { t } = useText()
  const stage = useStage()
  const { view, next, isHeld } = useRotation(screen.views)
  useWallLive(screen.link ?? '')
  const district = useDistrict().data
  const figures = useQuery({ ...figuresOf(view.areaCode), placeholderData: keepPreviousData })
  const moving = useQuery({ ...mapOf(view.areaCode), placeholderData: keepPreviousData })
  // What comes next is asked for beforehand, so that a view does not begin empty.
  useQuery(figuresOf(next.areaCode))
  const { data } = figures
  useRefusal(figures.error ?? moving.error)
  const { width, height, scale, shift } = stage
  return (
    <div className={styles['screen']}>
      <main
        className={styles['stage']}
        data-vast={stage.isVast || undefined}
        data-old={figures.isPlaceholderData || undefined}
        aria-label={t('wall.name')}
        style={{ width, height, transform: `scale(${scale}) translate(${shift[0]}px, ${shift[1]}px)` }}
      >
        <Head
          area={data?.area?.name ?? district?.area?.name ?? ''}
          view={screen.views.length > 1 ? view.name : ''}
          isDemo={district?.isDemo ?? false}
          isHeld={isHeld && screen.views.length > 1}
          updatedAtMs={Math.min(figures.dataUpdatedAt, moving.dataUpdatedAt)}
          zone={screen.zone}
        />
        <Tallies figures={data} />
        {stage.isVast && <OverdueColumn figures={data} />}
        <MapFrame
          district={district}
          bounds={data?.area?.bounds ?? null}
          moving={moving.data}
          view={view}
          scale={scale}
        />
        {stage.isVast && <TownshipColumn figures={data} />}
        <Promises figures={data} />
        <Ticker figures={data} width={width} />
      </main>
    </div>
  )
}
