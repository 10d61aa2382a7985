import type { CoverageReport } from '../../../contract/index.ts'
import { PLAN_STATES, PLAN_WEIGHTS } from '../../../walk/index.ts'
import { wallClockText } from '../../days.ts'
import type { Value } from './sheets.ts'
import {
  inWords,
  kindInWords,
  type Language,
  type Pair,
  SETTINGS,
  STATES,
  WEIGHTS,
  weekMinuteInWords,
  YES_NO,
} from './words.ts'

/** A line of the first sheet: what, its value, its unit, and how a number is shown. */
export type OverviewLine = readonly [what: string, value: Value, unit: string, format?: string]

/** Every parameter, every sum, and how they were come by. */
export function overviewOf(report: CoverageReport, language: Language, zone: string): OverviewLine[] {
  const say = (pair: Pair) => inWords(language, pair)
  return [
    ...(report.isDemo
      ? ([[say(['演示数据', 'Demo data']), say(['虚构的示例区', 'Invented sample district']), '']] as const)
      : []),
    [say(['范围', 'Area']), report.area ? `${report.area.name} ${report.area.code}` : say(['全部', 'Everything']), ''],
    [say(['计算时间', 'Computed']), wallClockText(zone, new Date(report.computedAt)), zone],
    ...parameterLines(report, language, zone),
    ...sumLines(report, language),
    ...differenceLines(report, language),
    [say(['算法', 'Method']), say(METHOD), ''],
    ...(report.settings.asksForRoom ? ([[say(['余量规则', 'Rule of room']), say(ROOM), '']] as const) : []),
  ]
}

function parameterLines(report: CoverageReport, language: Language, zone: string): OverviewLine[] {
  const { settings, network, run } = report
  const say = (pair: Pair) => inWords(language, pair)
  const kinds = settings.kinds.map((kind) => kindInWords(language, kind)).join('、')
  const hour =
    settings.minuteOfWeek === null
      ? say(['不问开放时间', 'Any: hours are not asked'])
      : weekMinuteInWords(language, settings.minuteOfWeek)
  return [
    [say(['时限', 'Limit']), settings.limitSeconds / 60, say(['分钟', 'min'])],
    [say(['步速', 'Speed']), settings.speedMetresPerSecond, say(['米/秒', 'm/s'])],
    [say(['服务点类型', 'Kinds of points']), kinds || say(['全部', 'All']), ''],
    [say(['时刻', 'Hour']), hour, settings.minuteOfWeek === null ? '' : zone],
    [say(['要求有人', 'Asks for staff']), say(YES_NO[`${settings.asksForStaff}`]), ''],
    [say(['要求有余量', 'Asks for room']), say(YES_NO[`${settings.asksForRoom}`]), ''],
    [say(['排序权重', 'Gaps ranked by']), say(WEIGHTS[settings.weight]), ''],
    [say(['到路上限', 'Longest way to the street']), report.snapLimitMetres, say(['米', 'm'])],
    [say(['路网版本', 'Network version']), network.version, ''],
    [say(['路网来源', 'Network source']), network.source, ''],
    [say(['路网导入时间', 'Network imported']), wallClockText(zone, new Date(network.createdAt)), zone],
    [say(['最近一次覆盖计算', 'Latest coverage run']), run.id, ''],
    [say(['计算完成时间', 'Run finished']), run.finishedAt && wallClockText(zone, new Date(run.finishedAt)), zone],
    [say(['输入摘要（SHA-256）', 'Digest of its input (SHA-256)']), run.inputDigest ?? null, ''],
    [say(['结果摘要（SHA-256）', 'Digest of its result (SHA-256)']), run.resultDigest ?? null, ''],
  ]
}

function sumLines(
  { totals, residences, peopleUnreachable, outsideAreas }: CoverageReport,
  language: Language,
): OverviewLine[] {
  const say = (pair: Pair) => inWords(language, pair)
  const weighed = PLAN_WEIGHTS.filter((weight) => totals[weight].all > 0)
  return [
    [say(['住处', 'Residences']), residences, say(['处', 'places'])],
    ...weighed.flatMap((weight): OverviewLine[] => {
      const sums = totals[weight]
      const unit = say(WEIGHTS[weight])
      return [
        [say(['合计', 'All']), sums.all, unit],
        ...PLAN_STATES.map((state): OverviewLine => [say(STATES[state]), sums[state], unit]),
        [say(['覆盖率', 'Coverage']), sums.served / sums.all, unit, '0.0%'],
      ]
    }),
    [say(['多远都走不到任何计入的点', 'No point that counts, however far']), peopleUnreachable, say(WEIGHTS.people)],
    [say(['不在任何社区内', 'In no community']), outsideAreas.people, say(WEIGHTS.people)],
  ]
}

function differenceLines({ differentSettings }: CoverageReport, language: Language): OverviewLine[] {
  const what = inWords(language, ['与最近一次覆盖计算不同', 'Differs from the latest run'])
  return differentSettings.map(({ what: key, one, other }) => {
    const named = SETTINGS[key]
    return [`${what}: ${named ? inWords(language, named) : key}`, `${one || '—'} ≠ ${other || '—'}`, '']
  })
}

const METHOD: Pair = [
  '从每个住处沿街道步行到最近的计入服务点，含门到路的一段；恰好等于时限算已覆盖。覆盖率 = 已覆盖 ÷ 合计。',
  'From every residence along the streets to the nearest point that counts, the way to the street included; exactly the limit is served. Coverage = served ÷ all.',
]
const ROOM: Pair = [
  '按步行距离由近到远把居民分给服务点，直到容量用完，其余的去下一个点；都满了算有点但关门。',
  'Residents are given to points in order of walking distance until the capacity is used up, the rest go on to the next; where all are full they count as in reach, closed.',
]
