import type { DemoIncident, ResidenceRow } from '../../rows.ts'
import type { Random } from '../random.ts'
import { inventPerson, pickHome } from './reports.ts'
import type { Staff } from './staff.ts'
import { DAY, HOUR, iso, localDay, MINUTE, shortDay, startOfDay } from './time.ts'

/** Three small fires: days ago, hour of the day, minutes until the first attack, what burnt. One attack came late. */
const FIRES = [
  {
    daysAgo: 52,
    hour: 21.3,
    attack: 6.4,
    out: 19,
    source: 'patrol',
    what: '二楼厨房油锅起火',
    how: '灭火器扑灭，关阀断气',
  },
  {
    daysAgo: 23,
    hour: 1.7,
    attack: 11.6,
    out: 42,
    source: 'alarm',
    what: '电动车棚冒烟起火',
    how: '先期控制，消防站到场扑灭',
  },
  { daysAgo: 6, hour: 12.4, attack: 7.8, out: 15, source: 'hotline96119', what: '垃圾桶着火', how: '水桶和灭火器扑灭' },
] as const

/** The fires that the centre handled in the time of the history; all are over. */
export function drawIncidents(
  residences: readonly ResidenceRow[],
  { staff, now, random }: { staff: Staff; now: number; random: Random },
): DemoIncident[] {
  return FIRES.map(({ daysAgo, hour, attack, out, source, what, how }, index) => {
    const home = pickHome(residences, random)
    const at = startOfDay(localDay(now - daysAgo * DAY)) + hour * HOUR
    const by = staff.desk(at)
    const cellCode = home.code.split('-')[0] ?? ''
    const later = (minutes: number) => iso(at + minutes * MINUTE)
    return {
      lon: home.lon,
      lat: home.lat,
      source,
      sourceReference: `HJ${shortDay(at)}-${String(index + 1).padStart(2, '0')}`,
      description: what,
      address: home.address,
      cellCode,
      caller: inventPerson(random),
      reportedAt: iso(at),
      by,
      actions: [
        { action: 'beginAttack', at: later(attack), by, text: '巡消机动队到场', teamName: '巡消机动1队' },
        ...(source === 'alarm'
          ? [{ action: 'handOver' as const, at: later(attack + 9), by, text: '移交消防救援站' }]
          : []),
        { action: 'reportOut', at: later(out), by, text: how },
        { action: 'close', at: later(out + 95), by, text: '现场清理完毕，原因已登记' },
      ],
    }
  })
}
