import type { Clock, HazardGrade, MessageEvent } from '@wangge/db/vocabulary'
import { wallClockText } from '../services/days.ts'
import { clockName, eventName, gradeName, levelName, type MessageLanguage } from './words.ts'

/** What a message says beside its words: serials, kinds, names of areas and teams, times. Nothing of any person, no address, no free text. */
export interface MessageParams {
  serial?: string
  caseKind?: 'hazard' | 'consultation' | 'incident'
  kindZh?: string
  kindEn?: string
  grade?: HazardGrade
  areaName?: string
  clock?: Clock
  dueAt?: string
  toLevel?: 'county' | 'prefecture'
  teamName?: string
  /** Nobody is left to ask. */
  isExhausted?: boolean
  shiftZh?: string
  shiftEn?: string
  startsAt?: string
  cells?: number
  names?: readonly string[]
  /** Path of the page that shows it. */
  path?: string
}

export interface MessageText {
  title: string
  lines: string[]
  /** Null where the deployment does not know its own address. */
  link: string | null
}

/** A message in words, for a deployment in a zone (IANA) at an address of its own. */
export function messageText(
  event: MessageEvent | 'test',
  params: MessageParams,
  { language, zone, pageUrl }: { language: MessageLanguage; zone: string; pageUrl: string | null },
): MessageText {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const moment = (at: string) => wallClockText(zone, new Date(at)).slice(0, 16)
  const { serial, kindZh = '', kindEn = '', grade, areaName, clock, dueAt, toLevel, teamName, path } = params
  const lines: string[] = []
  if (serial) lines.push(`${CASES[params.caseKind ?? 'hazard'][language]} ${serial}`)
  if (kindZh || kindEn) {
    const level = grade ? gradeName(grade, language) : ''
    lines.push(say(`${kindZh}${level ? `（${level}）` : ''}`, `${kindEn}${level ? `, ${level}` : ''}`))
  }
  if (areaName) lines.push(say(`辖区：${areaName}`, `Area: ${areaName}`))
  if (clock && dueAt) {
    const name = clockName(clock, language)
    lines.push(say(`${name}时限：${moment(dueAt)}`, `${name} due: ${moment(dueAt)}`))
  }
  if (toLevel) lines.push(say(`上报至${levelName(toLevel, 'zh')}`, `Goes up to the ${levelName(toLevel, 'en')}`))
  if (teamName) lines.push(say(`未应答的队伍：${teamName}`, `Team without an answer: ${teamName}`))
  if (params.isExhausted) lines.push(say('已无队伍可派，请人工处理', 'Nobody is left to ask: somebody must decide'))
  if (params.startsAt) {
    const shift = say(params.shiftZh ?? '', params.shiftEn ?? '')
    lines.push(say(`${shift} ${moment(params.startsAt)} 开始`, `${shift} begins at ${moment(params.startsAt)}`))
    const names = (params.names ?? []).join(say('、', ', '))
    const more = (params.cells ?? 0) > (params.names?.length ?? 0)
    lines.push(
      say(
        `无队伍的网格 ${params.cells} 个：${names}${more ? '等' : ''}`,
        `${params.cells} cells without a team: ${names}${more ? ', …' : ''}`,
      ),
    )
  }
  if (event === 'test') lines.push(say('网格消息通道正常。', 'Messages from Wangge arrive here.'))
  return { title: eventName(event, language), lines, link: path && pageUrl ? `${pageUrl}${path}` : null }
}

const CASES = {
  hazard: { zh: '隐患', en: 'Hazard' },
  consultation: { zh: '咨询', en: 'Consultation' },
  incident: { zh: '火情', en: 'Incident' },
} as const
