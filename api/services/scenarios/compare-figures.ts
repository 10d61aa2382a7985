import type { Scenario } from '../../contract/index.ts'
import { PLAN_WEIGHTS } from '../../walk/index.ts'

type Figures = Scenario['figures']
const SUMS = ['all', 'served', 'closed', 'gap', 'noStreetData'] as const

/** Where the browser says otherwise than the server, by name: `after.people.served`; empty where they agree to the person and the second. */
export function compareFigures(browser: Figures, server: Figures): Scenario['differences'] {
  const differences: Scenario['differences'] = []
  const compare = (what: string, one: number | string, other: number | string) => {
    if (one !== other) differences.push({ what, browser: String(one), server: String(other) })
  }
  for (const when of ['before', 'after'] as const) {
    for (const weight of PLAN_WEIGHTS) {
      for (const sum of SUMS) {
        compare(`${when}.${weight}.${sum}`, browser[when][weight][sum], server[when][weight][sum])
      }
    }
  }
  compare('residencesDigest', browser.residencesDigest, server.residencesDigest)
  return differences
}
