import type { CellFigures } from '@wangge/api/contract'
import { codesAround, type MapCover } from './cover/cover.ts'
import { minutesText, numberText, percentText } from './format.ts'
import styles from './HoverCard.module.css'
import type { Target } from './hover.ts'
import { homeForm } from './layers/homes.ts'
import { teamForm } from './symbols/team.ts'
import type { CellShading, DistrictMapProps, Homes } from './types.ts'
import type { Hover } from './usePointer.ts'

interface HoverCardProps extends Pick<DistrictMapProps, 'data' | 't' | 'language' | 'cover'> {
  hover: Hover
  homes: Homes | null
  shading: CellShading | null
}

/** Name and one figure of what is under the pointer. The same facts stand in the lists and the panel. */
export function HoverCard({ hover, ...rest }: HoverCardProps) {
  const words = wordsOf(hover.target, rest)
  if (!words) return null
  const [name, figure] = words
  return (
    <div className={styles['hover']} style={{ left: hover.x, top: hover.y }} aria-hidden="true">
      <strong>{name}</strong>
      {figure && <span>{figure}</span>}
    </div>
  )
}

type Facts = Omit<HoverCardProps, 'hover'>

function wordsOf(target: Target, facts: Facts): [string, string] | null {
  switch (target.type) {
    case 'cell':
      return [
        target.name,
        facts.cover
          ? teamWords(facts.cover, target.code)
          : facts.shading
            ? (facts.shading.words.get(target.code) ?? '')
            : cellFigure(facts.data.figures[target.level], target.code, facts),
      ]
    case 'home':
      return homeWords(target.row, facts)
    case 'symbol':
      return symbolWords(target, facts)
  }
}

function cellFigure(figures: CellFigures | undefined, code: string, { t }: Facts): string {
  const row = figures?.code.indexOf(code) ?? -1
  if (!figures || row < 0) return ''
  const people = figures.people[row] ?? 0
  if (people === 0) return t('map.noPeople')
  const gap = numberText(figures.peopleGap[row] ?? 0)
  const rate = t('map.rate', { rate: percentText(figures.peopleServed[row] ?? 0, people), gap })
  return figures.reliable[row] === false ? `${rate} · ${t('map.unreliable')}` : rate
}

function homeWords(row: number, { homes, t }: Facts): [string, string] | null {
  if (!homes) return null
  const seconds = homes.walkSeconds[row] ?? null
  const people = numberText(homes.people[row] ?? 0)
  const state = t(`map.home.${homeForm(homes.state[row])}`)
  return [
    state,
    seconds === null ? t('map.people', { n: people }) : t('map.walk', { minutes: minutesText(seconds), people }),
  ]
}

function symbolWords({ item }: Extract<Target, { type: 'symbol' }>, facts: Facts): [string, string] | null {
  const { data, t, language } = facts
  const { selection, count } = item
  if (selection.type === 'hazard') {
    if (count > 1) return [t('map.layer.hazards'), t('map.count', { n: count })]
    const hazard = data.hazards.find(({ id }) => id === selection.id)
    if (!hazard) return null
    const kind = data.district.kinds.hazard.find(({ key }) => key === hazard.kind)
    const name = (language === 'zh' ? kind?.nameZh : kind?.nameEn) ?? hazard.kind
    return [name, `${t(`map.clock.${hazard.clock}`)} · ${t(`map.grade.${hazard.grade}`)}`]
  }
  if (selection.type === 'team') {
    if (count > 1) return [t('map.layer.teams'), t('map.teamCount', { n: count })]
    const team = data.teams.find(({ id }) => id === selection.id)
    return team ? [team.name, t(`map.team.${teamForm(team)}`)] : null
  }
  if (selection.type === 'servicePoint') {
    const point = data.servicePoints.find(({ id }) => id === selection.id)
    return point ? [point.name, t(point.openNow ? 'map.point.open' : 'map.point.closed')] : null
  }
  return null
}

/** Who has a cell of the cover, or the word for nobody. */
function teamWords({ cells, words }: MapCover, code: string): string {
  const nearest = codesAround(code).find((around, index) => {
    const cell = cells.get(around)
    return cell !== undefined && (index === 0 || cell.state !== 'partly')
  })
  return (nearest !== undefined && cells.get(nearest)?.label) || words.none
}
