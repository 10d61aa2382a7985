/** As seed 004 counts them: 91 townships and 25 subdistricts; 217 communities and 2,118 villages; companies, platoons, squads. */
export const TONGLIAO = {
  ...{ townships: 91, subdistricts: 25, communities: 217, villages: 2_118 },
  ...{ companies: 9, platoons: 110, squads: 3_876 },
} as const

/** Counties by code; names are known, everything below them is invented. */
const COUNTIES = [
  ...(['150502 科尔沁区', '150521 左翼中旗', '150522 左翼后旗', '150523 开鲁县'] as const),
  ...(['150524 库伦旗', '150525 奈曼旗', '150526 扎鲁特旗', '150581 霍林郭勒市'] as const),
].map((line) => ({ code: line.slice(0, 6), name: line.slice(7) }))
/** West, south, east, north of the prefecture, degrees. */
const EXTENT: Box = [119.2, 42.3, 123.6, 45.6]

type Box = readonly [west: number, south: number, east: number, north: number]
interface Cell {
  code: string
  name: string
  box: Box
}
interface Township extends Cell {
  county: string
  middle: Cell[]
}

/** The files of a city of Tongliao's size, for the ordinary import; nothing in it is real but the counts. */
export function tongliao(): { cells: string; units: string; teams: string } {
  const townships = drawTownships()
  return {
    cells: JSON.stringify(cellsOf(townships)),
    units: unitsOf(townships)
      .map(({ line }) => line)
      .join(''),
    teams: teamsOf(townships),
  }
}

function drawTownships(): Township[] {
  const large = TONGLIAO.townships + TONGLIAO.subdistricts
  return split(EXTENT, COUNTIES.length).flatMap((countyBox, at) => {
    const county = COUNTIES[at] as (typeof COUNTIES)[number]
    const first = before(large, COUNTIES.length, at)
    return split(countyBox, share(large, COUNTIES.length, at)).map((box, inside) => {
      const isTown = first + inside < TONGLIAO.subdistricts
      const number = first + inside
      const code = county.code + String(isTown ? inside + 1 : 100 + inside).padStart(3, '0')
      const count = isTown
        ? share(TONGLIAO.communities, TONGLIAO.subdistricts, number)
        : share(TONGLIAO.villages, TONGLIAO.townships, number - TONGLIAO.subdistricts)
      const name = isTown ? `第${number + 1}街道` : `第${number + 1}镇`
      const middle = split(box, count).map((part, index) => ({
        code: code + String((isTown ? 1 : 201) + index).padStart(3, '0'),
        name: `${name}${index + 1}${isTown ? '社区' : '村'}`,
        box: part,
      }))
      return { code, name, box, county: county.code, middle }
    })
  })
}

function cellsOf(townships: readonly Township[]): object {
  const counties = split(EXTENT, COUNTIES.length).map((box, at) => ({
    ...(COUNTIES[at] as { code: string; name: string }),
    box,
  }))
  const all: Cell[] = [
    { code: '1505', name: '通辽规模测试', box: EXTENT },
    ...counties,
    ...townships,
    ...townships.flatMap(({ middle }) => middle),
  ]
  return { type: 'FeatureCollection', features: all.map(featureOf) }
}

function featureOf({ code, name, box: [west, south, east, north] }: Cell): object {
  const corners = [
    ...([
      [west, south],
      [east, south],
      [east, north],
    ] as const),
    ...([
      [west, north],
      [west, south],
    ] as const),
  ].map((corner) => [...corner])
  return { type: 'Feature', properties: { code, name }, geometry: { type: 'Polygon', coordinates: [corners] } }
}

interface Platoon {
  code: string
  township: Township
}

/** A company a county and one of the city's own, platoons in their townships. */
function unitsOf(townships: readonly Township[]): { line: string; platoon: Platoon | null }[] {
  const companies = [...COUNTIES, { code: '1505', name: '市直' }]
  const lines: { line: string; platoon: Platoon | null }[] = [
    { line: '编码,名称,类型,上级编码,负责人,所属网格\n', platoon: null },
  ]
  // Platoons come before their companies: the order in the file does not matter.
  for (let at = 0; at < TONGLIAO.platoons; at++) {
    const township = townships[at] as Township
    const company = at % 28 === 0 ? '1505' : township.county
    const code = `P${pad(at + 1, 3)}`
    const line = `${code},${township.name}民兵排,民兵排,L${company},排长${at + 1},${township.code}000\n`
    lines.push({ line, platoon: { code, township } })
  }
  for (const { code, name } of companies)
    lines.push({ line: `L${code},${name}民兵连,民兵连,,${name}连长,${code.padEnd(12, '0')}\n`, platoon: null })
  return lines
}

function teamsOf(townships: readonly Township[]): string {
  const platoons = unitsOf(townships).flatMap(({ platoon }) => platoon ?? [])
  const lines = ['编码,名称,类型,上级编码,队长,人数,有车,装备,所属网格,经度,纬度,驻地经度,驻地纬度,值班\n']
  for (const [at, { code, township }] of platoons.entries()) {
    for (let squad = 0; squad < share(TONGLIAO.squads, TONGLIAO.platoons, at); squad++) {
      const number = lines.length
      const cell = township.middle[squad % township.middle.length] as Cell
      const [west, south, east, north] = cell.box
      const place = `${((west + east) / 2).toFixed(6)},${((south + north) / 2).toFixed(6)}`
      const equipment = `灭火器:4${number % 29 === 0 ? '/1' : ''};风力灭火机:2`
      lines.push(
        `B${pad(number, 4)},${township.name}${squad + 1}班,民兵,${code},班长${number},${8 + (number % 4)},${number % 9 === 0 ? '是' : '否'},${equipment},${cell.code},${place},${place},按排班\n`,
      )
    }
  }
  return lines.join('')
}

/** A box as so many rectangles that touch and nowhere overlap. */
function split([west, south, east, north]: Box, count: number): Box[] {
  const rows = Math.max(1, Math.floor(Math.sqrt(count)))
  const at = (low: number, high: number, part: number, of: number) => round(low + ((high - low) * part) / of)
  return Array.from({ length: rows }, (_, row) => {
    const columns = share(count, rows, row)
    return Array.from(
      { length: columns },
      (__, column): Box => [
        at(west, east, column, columns),
        at(south, north, row, rows),
        at(west, east, column + 1, columns),
        at(south, north, row + 1, rows),
      ],
    )
  }).flat()
}

/** How many of `total` fall to one of `parts`: equal but for one. */
const share = (total: number, parts: number, at: number): number =>
  Math.floor(total / parts) + (at < total % parts ? 1 : 0)
const before = (total: number, parts: number, at: number): number =>
  at * Math.floor(total / parts) + Math.min(at, total % parts)
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6
const pad = (number: number, digits: number): string => String(number).padStart(digits, '0')
