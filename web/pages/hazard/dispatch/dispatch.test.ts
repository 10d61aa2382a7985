import { describe, expect, it } from 'vitest'
import { ProblemError } from '../../../data/client.ts'
import { dispatchText } from '../../../text/dispatch.ts'
import { createText, type Translate } from '../../../text/index.ts'
import { trailEntries } from '../trail/trailEntries.ts'
import { factsOf, whyNotOf } from './candidateWords.ts'
import { refusalWords } from './DispatchRefused.tsx'
import { candidateWith, dispatchWith } from './fixtures.ts'
import { momentsOf, nextStep, nextToAsk, sendingsOf, standingOf } from './story.ts'
import { standingWords } from './useStandingWords.ts'

const at = (time: string): number => Date.parse(`2026-11-22T${time}.000Z`)
const instant = (time: string): string => new Date(at(time)).toISOString()
const text = createText('zh')
text.addResourceBundle('zh', 'translation', dispatchText.zh, true)
const t = text.t as unknown as Translate
const said = (dispatch = dispatchWith({}), time = '12:40:18'): string => {
  const { headline, detail, figure } = standingWords(dispatch, standingOf(dispatch, at(time)), t, 'zh')
  return [headline, detail, figure].filter(Boolean).join(' ')
}

describe('a sending', () => {
  const declined = dispatchWith({
    id: 'd1',
    state: 'declined',
    declinedAt: instant('12:40:30'),
    declineReason: '车坏了',
  })
  const asked = dispatchWith({ id: 'd2', teamId: 't2', attempt: 2, offeredAt: instant('12:40:30') })
  const earlier = dispatchWith({ id: 'd0', sendingId: 's0', sendingState: 'stopped', state: 'recalled' })

  it('is told with its teams in the order they were asked, the latest sending first', () => {
    const stories = sendingsOf([asked, { ...earlier, offeredAt: instant('11:00:00') }, declined])
    expect(stories.map(({ id, attempts }) => [id, attempts.map((one) => one.id)])).toEqual([
      ['s1', ['d1', 'd2']],
      ['s0', ['d0']],
    ])
    expect(stories[0]?.latest.id).toBe('d2')
  })

  it('asks next whoever is first of those not asked yet and can be sent', () => {
    const [story] = sendingsOf([declined, asked])
    const ranked = [
      candidateWith({ teamId: 't4', rank: 4, canBeSent: false }),
      candidateWith({ teamId: 't3', rank: 3 }),
      candidateWith({ teamId: 't1', rank: 1 }),
      candidateWith({ teamId: 't2', rank: 2 }),
    ]
    expect(story && nextToAsk(ranked, story)?.teamId).toBe('t3')
    expect(story && nextToAsk(ranked.slice(2), story)).toBeNull()
  })
})

describe('how a dispatch stands', () => {
  it('counts down to the answer, never shows 0 while it still may come, and then says that it passes on', () => {
    expect(said()).toBe('正在问 新圩巡逻队 等它回答，还剩 00:42')
    expect(said(dispatchWith({}), '12:40:59')).toContain('00:01')
    expect(standingOf(dispatchWith({}), at('12:40:30'))).toMatchObject({ usedShare: 0.5 })
    expect(said(dispatchWith({}), '12:41:00')).toBe('新圩巡逻队 没回应 正在转下一队')
  })

  it('says how long an accepted one has not departed', () => {
    const accepted = dispatchWith({ state: 'accepted', acceptedAt: instant('12:40:10') })
    expect(said(accepted, '12:41:25')).toBe('新圩巡逻队 已接单 接单后还没出发，已过 01:15')
  })

  it('runs to the arrival and says how late it is after it', () => {
    const gone = dispatchWith({ state: 'departed', departedAt: instant('12:41:00'), etaAt: instant('12:46:00') })
    expect(said(gone, '12:42:00')).toBe('新圩巡逻队 在途中 约 20:46 到，还有 04:00')
    expect(said(gone, '12:47:30')).toBe('新圩巡逻队 在途中 原计 20:46 到，已晚 01:30')
    expect(said({ ...gone, etaAt: null }, '12:42:00')).toBe('新圩巡逻队 在途中 没有预计到达时间')
  })

  it('tells an arrival confirmed by position from one by word', () => {
    const there = dispatchWith({
      state: 'arrived',
      arrivedAt: instant('12:45:00'),
      arrivedBy: 'position',
      arrivalMetres: 23,
    })
    expect(said(there, '12:47:00')).toBe('新圩巡逻队 已到场 位置确认，离现场 23 m · 在现场 02:00')
    expect(said({ ...there, arrivedBy: 'word' }, '12:47:00')).toContain('口头报到，位置没有确认')
  })

  it('measures the seconds between its steps, in the order they happened', () => {
    const done = dispatchWith({
      state: 'cleared',
      acceptedAt: instant('12:40:35'),
      departedAt: instant('12:40:35'),
      arrivedAt: instant('12:46:05'),
      clearedAt: instant('13:00:00'),
    })
    expect(momentsOf(done).map(({ state, seconds }) => [state, seconds])).toEqual([
      ['offered', null],
      ['accepted', 35],
      ['departed', 0],
      ['arrived', 330],
      ['cleared', 835],
    ])
  })

  it('has one next step for who goes', () => {
    expect(nextStep(dispatchWith({ allowedActions: ['accept', 'decline'] }))).toBe('accept')
    expect(nextStep(dispatchWith({ allowedActions: ['decline', 'depart', 'arrive'] }))).toBe('depart')
    expect(nextStep(dispatchWith({ allowedActions: ['recall'] }))).toBeNull()
  })
})

describe('a candidate in words', () => {
  const asOf = instant('12:40:00')
  it('shows by what and how far, its tasks, what is not ready, and how old its position is', () => {
    const worst = candidateWith({
      unready: ['masks', 'gloves'],
      stale: true,
      from: 'base',
      positionAt: instant('12:26:00'),
      remarks: ['unready', 'noAnswerBefore'],
    })
    expect(factsOf(worst, asOf, t, 'zh')).toEqual([
      '巡逻车 1.5 km',
      '任务 2 件',
      '未就绪：面罩、手套',
      '位置 14 分前，按驻地',
      '这件刚才没回应',
    ])
    expect(factsOf(candidateWith({ load: 0, mode: 'foot', metres: 420 }), asOf, t, 'zh')).toEqual([
      '步行 420 m',
      '无任务',
    ])
  })

  it('says every reason why it cannot be sent, and one it does not know as it stands', () => {
    const off = candidateWith({
      canBeSent: false,
      stale: true,
      positionAt: instant('12:26:00'),
      remarks: ['offDuty', 'stalePosition', 'onHoliday'],
    })
    expect(whyNotOf(off, asOf, t, 'zh')).toEqual(['没在岗', '位置 14 分前', 'onHoliday'])
  })
})

describe('a refusal in words', () => {
  const refused = (code: string, params = {}, status = 409): string =>
    refusalWords(new ProblemError(status, code, params), '新圩巡逻队', t, 'zh')
  it('names who was first, when and with what', () => {
    const params = { byName: '李明', at: instant('12:41:00'), event: 'accepted', state: 'accepted', version: 2 }
    expect(refused('dispatchMoved', params)).toBe('李明 在 20:41 先记了“接单”，这里已换成最新的。看清再办。')
    expect(refused('dispatchMoved', { ...params, byName: '', event: 'timedOut' })).toContain('系统先记了“没回应”')
  })
  it('names the team and what to do', () => {
    expect(refused('teamBusy')).toContain('新圩巡逻队 刚被派去别处')
    expect(refused('alreadySent', { teamName: '菊圃巡逻队' })).toContain('已经派了 菊圃巡逻队')
    expect(refused('overrideUnexplained', { suggestedTeamName: '菊圃巡逻队' }, 422)).toContain('最先到的是 菊圃巡逻队')
    expect(refused('teamNotOnDuty', {}, 422)).toContain('不在岗')
    expect(refused('reasonMissing', {}, 422)).toBe('要写明原因。')
    expect(refused('network', {}, 0)).toContain('没有发出去')
  })
})

describe('the trail', () => {
  const event = (version: number, time: string) => ({
    ...{ version, event: 'note', payload: {}, happenedAt: instant(time), receivedAt: instant(time) },
    ...{ personId: 'p', personName: '', role: 'command' },
  })
  it('has each step of a dispatch among the events, latest first', () => {
    const gone = dispatchWith({ state: 'accepted', acceptedAt: instant('12:40:30') })
    const entries = trailEntries([event(1, '12:39:00'), event(2, '12:40:10')], [gone])
    expect(entries.map((entry) => (entry.type === 'event' ? entry.event.version : entry.moment.state))).toEqual([
      'accepted',
      2,
      'offered',
      1,
    ])
  })
  it('keeps the events of the case in their own order where one was told late', () => {
    const entries = trailEntries([event(1, '12:50:00'), event(2, '12:30:00')], [dispatchWith({})])
    expect(entries.map((entry) => (entry.type === 'event' ? entry.event.version : 'offered'))).toEqual([
      2,
      1,
      'offered',
    ])
  })
})
