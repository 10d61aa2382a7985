import { describe, expect, it } from 'vitest'
import type { Signal } from './frames.ts'
import { type Ask, shareStreams } from './share.ts'

function worker() {
  const opened: { address: string; tell(signal: Signal): void; isOpen: boolean; words: string[] }[] = []
  const answer = shareStreams(({ address, tell }) => {
    const one = { address, tell, isOpen: true, words: [] as string[] }
    opened.push(one)
    return {
      say: () => one.words.push('say'),
      wake: () => one.words.push('wake'),
      close: () => {
        one.isOpen = false
      },
    }
  })
  const page = () => {
    const heard: Signal[] = []
    const port = { postMessage: (signal: Signal) => heard.push(signal) }
    return { heard, ask: (ask: Ask) => answer(port, ask) }
  }
  return { opened, page }
}

const WANT: Ask = { type: 'want', address: '/api/v1/events', person: 'one' }

describe('the worker that listens for all pages', () => {
  it('opens one stream for one person, however many pages', () => {
    const { opened, page } = worker()
    const pages = [page(), page(), page()]
    for (const one of pages) one.ask(WANT)
    opened[0]?.tell({ type: 'reset' })
    expect(opened).toHaveLength(1)
    expect(pages.map(({ heard }) => heard.length)).toEqual([1, 1, 1])
    expect(opened[0]?.words, 'who joins is told the state').toEqual(['say', 'say'])
  })
  it('opens another for another person', () => {
    const { opened, page } = worker()
    page().ask(WANT)
    page().ask({ ...WANT, person: 'other' })
    expect(opened).toHaveLength(2)
  })
  it('is closed by the last to leave', () => {
    const { opened, page } = worker()
    const [one, other] = [page(), page()]
    one.ask(WANT)
    other.ask(WANT)
    one.ask({ type: 'bye' })
    expect(opened[0]?.isOpen).toBe(true)
    opened[0]?.tell({ type: 'reset' })
    expect([one.heard.length, other.heard.length]).toEqual([0, 1])
    other.ask({ type: 'bye' })
    expect(opened[0]?.isOpen).toBe(false)
    one.ask(WANT)
    expect(opened).toHaveLength(2)
  })
  it('leaves one person for another with the page', () => {
    const { opened, page } = worker()
    const one = page()
    one.ask(WANT)
    one.ask({ ...WANT, person: 'other' })
    expect(opened.map(({ isOpen }) => isOpen)).toEqual([false, true])
  })
})
