import { PathLayer, ScatterplotLayer } from '@deck.gl/layers'
import type { ShiftProof } from '@wangge/api/contract'
import { flavours } from '@wangge/tiles/style'
import { useEffect, useMemo } from 'react'
import { useTheme } from '../../app/Appearance.tsx'
import { useBareMap } from '../../app/useBareMap.ts'
import { useView } from '../../app/ViewContext.tsx'
import type { LonLat } from '../../map/types.ts'
import { useText } from '../../text/index.ts'
import styles from './Proof.module.css'
import { trackPieces } from './trackPieces.ts'
import { useVisitMarkers } from './useVisitMarkers.ts'
import { VerdictMark } from './VerdictMark.tsx'

interface ProofMapProps {
  proof: ShiftProof | undefined
  chosenId: string | null
  onChoose(id: string): void
  /** A cross at the centre, where a new place will stand. */
  hasCross: boolean
}

const VERDICTS = ['visited', 'missed', 'stale', 'pending'] as const

/** The one map: where the team went, where it stood, and what it had to visit. */
export function ProofMap({ proof, chosenId, onChoose, hasCross }: ProofMapProps) {
  const { t } = useText()
  const theme = useTheme()
  const { focusOn } = useView()
  const { home, bare } = useBareMap()
  const pieces = useMemo(() => (proof ? trackPieces(proof.track, proof.rule.gapSeconds) : []), [proof])
  const overlay = bare?.overlay ?? null
  const flavour = flavours[theme]
  useEffect(() => {
    if (!overlay) return
    overlay.setProps({ layers: layersOf(pieces, flavour.map.selection, flavour.map.casing) })
    return () => overlay.setProps({ layers: [] })
  }, [overlay, pieces, flavour])
  useVisitMarkers(bare && bare.epoch > 0 ? bare.map : null, proof?.items, chosenId, onChoose)
  const shiftId = proof?.shift.id
  const bounds = useMemo(
    () => boundsOf([...pieces.flat(), ...(proof?.items ?? []).map(({ position }) => position)]),
    [pieces, proof],
  )
  const box = bounds?.join()
  const isDrawn = bare !== null && bare.epoch > 0
  // Once a shift: what comes in while it is looked at moves no camera.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the box belongs to the shift
  useEffect(() => {
    if (isDrawn && shiftId && box) focusOn({ bounds: box.split(',').map(Number) as [number, number, number, number] })
  }, [isDrawn, shiftId, box === undefined, focusOn])
  const label = proof ? t('proof.mapLabel', { team: proof.shift.teamName }) : t('proof.mapEmpty')
  return (
    <section className={styles['map']} aria-label={label}>
      <div ref={home} className={styles['home']} data-map-place="panel" />
      {hasCross && <span className={styles['cross']} aria-hidden="true" />}
      <ul className={styles['legend']} aria-label={t('proof.legend')}>
        {VERDICTS.map((verdict) => (
          <li key={verdict}>
            <VerdictMark verdict={verdict} /> {t(`proof.verdict.${verdict}`)}
          </li>
        ))}
        <li>
          <i className={styles['line']} /> {t('proof.legendTrack')}
        </li>
      </ul>
    </section>
  )
}

type Rgb = [number, number, number]

const rgb = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb

function layersOf(pieces: readonly LonLat[][], ink: string, casing: string) {
  const path = {
    data: pieces.filter(({ length }) => length > 1),
    getPath: (piece: LonLat[]) => piece,
    capRounded: true,
    jointRounded: true,
  }
  return [
    new PathLayer<LonLat[]>({ id: 'proof-casing', ...path, getColor: rgb(casing), widthUnits: 'pixels', getWidth: 6 }),
    new PathLayer<LonLat[]>({ id: 'proof-track', ...path, getColor: rgb(ink), widthUnits: 'pixels', getWidth: 3 }),
    new ScatterplotLayer<LonLat>({
      ...{
        id: 'proof-ends',
        data: pieces.flatMap((piece) => [piece[0], piece.at(-1)].filter((one) => one !== undefined)),
      },
      ...{
        getPosition: (one: LonLat) => one,
        radiusUnits: 'pixels',
        getRadius: 4,
        stroked: true,
        lineWidthUnits: 'pixels',
      },
      ...{ getFillColor: rgb(casing), getLineColor: rgb(ink), getLineWidth: 2 },
    }),
  ]
}

function boundsOf(places: readonly (readonly [number, number])[]): [number, number, number, number] | null {
  if (places.length === 0) return null
  const [lons, lats] = [places.map(([lon]) => lon), places.map(([, lat]) => lat)]
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}
