import type { HazardSource } from '@wangge/db/vocabulary'
import type { DemoReport, ResidenceRow } from '../../rows.ts'
import type { Random } from '../random.ts'
import type { Arrival } from './arrivals.ts'
import type { Staff } from './staff.ts'
import { iso, shortDay } from './time.ts'

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕']
const GIVEN =
  '伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 涛 明 超 秀兰 霞 平 刚 桂英 建华 文 辉 玲 红梅 志强 海燕 春生 小满'.split(' ')
const NICKNAMES = ['晨河老街坊', '楼下的猫', '木桥过客', '夜跑的人', '三号楼业主', '买菜路过']

/** Sources behind which stands a person who waits for an answer. */
const WITH_REPORTER: Partial<Record<HazardSource, number>> = {
  resident: 0.92,
  hotline12345: 0.97,
  hotline96119: 0.95,
  forum: 1,
}

/** How each source numbers what it sends. */
const REFERENCES: Record<HazardSource, string> = {
  resident: 'JM',
  gridWorker: 'WG',
  patrol: 'XF',
  hotline12345: '12345-',
  hotline96119: '96119-',
  forum: 'LT',
  inspection: 'JC',
  alarm: 'BJ',
}

/** A home drawn by its people; nobody reports more than from a building of 150. */
export function pickHome(residences: readonly ResidenceRow[], random: Random): ResidenceRow {
  for (;;) {
    const home = random.pick(residences)
    if (random.chance(home.people / 150)) return home
  }
}

/** The words and numbers of a report at a home. References count up only by lot: they are other people's numbers. */
export function reportAt(home: ResidenceRow, { at, source, kind }: Arrival, random: Random): DemoReport {
  const unit = random.whole(1, 4)
  const withUnit = home.kind === 'block' && home.address.endsWith('楼')
  const number = String(random.whole(1, source.startsWith('hotline') ? 9999 : 399)).padStart(4, '0')
  return {
    lon: Math.round((home.lon + random.between(-8e-5, 8e-5)) * 1e7) / 1e7,
    lat: Math.round((home.lat + random.between(-6e-5, 6e-5)) * 1e7) / 1e7,
    kind: kind.key,
    grade: random.chance(kind.majorShare / 4) ? 'major' : 'general',
    source,
    sourceReference: `${REFERENCES[source]}${shortDay(at)}-${number}`,
    description: random.pick(kind.descriptions),
    address: withUnit ? `${home.address} ${unit} 单元` : home.address,
    cellCode: home.code.split('-')[0] ?? '',
    reportedAt: iso(at),
    reporter: random.chance(WITH_REPORTER[source] ?? 0) ? reporterOf(source, random) : null,
    responsibleUnit: home.kind === 'block' && random.chance(0.4) ? `${estateOf(home)}物业服务处` : '',
  }
}

/** An invented person. The phones 138 0000 0000 to 0999 belong to nobody. */
export function inventPerson(random: Random): { name: string; phone: string } {
  const phone = `13800000${String(random.whole(0, 999)).padStart(3, '0')}`
  return { name: random.pick(SURNAMES) + random.pick(GIVEN), phone }
}

function reporterOf(source: HazardSource, random: Random): { name: string; phone: string } {
  return source === 'forum' ? { name: random.pick(NICKNAMES), phone: '' } : inventPerson(random)
}

function estateOf({ name }: ResidenceRow): string {
  return name.split(' ')[0] ?? name
}

/** Who takes it in: what people find themselves they enter themselves; hotlines, forum and alarms reach the command centre. */
export function takenInBy(source: HazardSource, cellCode: string, at: number, staff: Staff, random: Random): string {
  switch (source) {
    case 'gridWorker':
      return staff.worker(cellCode)
    case 'patrol':
      return staff.patrol(cellCode)
    case 'inspection':
      return staff.officer(cellCode, random)
    case 'resident':
      return random.chance(0.5) ? staff.officer(cellCode, random) : staff.worker(cellCode)
    default:
      return staff.desk(at)
  }
}
