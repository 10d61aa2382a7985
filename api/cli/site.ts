import { type CostTable, readCosts } from '@wangge/seeds'
import { type Command, InvalidArgumentError, Option } from 'commander'
import {
  gapShare,
  OBJECTIVES,
  type SitingAnswer,
  SitingError,
  type SitingObjective,
  type SitingProblem,
  siteForCoverage,
  siteForFullCover,
  siteForMedian,
} from '../site/index.ts'
import { wordsOfBadRows } from './bad-rows.ts'
import { UsageError } from './failures.ts'

interface SiteOptions {
  choose?: number
  objective: SitingObjective
  limit?: number
  existing?: string[]
  capacity?: number
  share: number
  seconds: number
  json?: boolean
}

export function addSite(program: Command): void {
  program
    .command('site')
    .description(
      'Where more sites serve best, what exists kept: the choice, the bound that no choice beats, and whether they meet; without a database',
    )
    .argument('<costs.csv>', 'facility,demand,cost,weight: a row a pair; an empty cost is out of reach')
    .option('--choose <number>', 'how many more sites; for full-cover the most that are allowed', whole)
    .addOption(
      new Option(
        '--objective <objective>',
        'most weight within the limit, least weight × cost, or fewest sites for everything within the limit',
      )
        .choices(OBJECTIVES)
        .makeOptionMandatory(),
    )
    .option(
      '--limit <cost>',
      'within reach up to this cost, itself included; wanted for coverage and full-cover',
      positive,
    )
    .option('--existing <names>', 'facilities that exist and stay, with commas between them', (text: string) =>
      text.split(',').filter((name) => name !== ''),
    )
    .option(
      '--capacity <weight>',
      'weight that each new site can serve; a demand may be shared among several',
      positive,
    )
    .option('--share <share>', 'full-cover: share of the weight that must be within the limit', share, 1)
    .option('--seconds <number>', 'after which the best choice so far is given with its bound', positive, 60)
    .option('--json', 'print as JSON')
    .action(runSite)
}

async function runSite(path: string, options: SiteOptions): Promise<void> {
  const { objective, choose, limit } = options
  if (choose === undefined && objective !== 'full-cover')
    throw new UsageError(`--choose is wanted for ${objective}: how many more sites`)
  if (limit === undefined && objective !== 'median')
    throw new UsageError(`--limit is wanted for ${objective}: up to which cost a demand is served`)
  const table = await readCosts(path)
  if (table.badRows.length > 0) throw new UsageError(wordsOfBadRows(table.badRows))
  const { problem, missingPairs } = problemOf(table, options)
  const answer = await solved(problem, options)
  const sites = answer.sites.map((site) => problem.facilities[site] ?? '')
  const { objective: reached, covered, total, bound, proven } = answer
  if (missingPairs > 0)
    process.stderr.write(`note: ${missingPairs} pairs are not in the table and count as out of reach\n`)
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ sites, objective: reached, covered, total, bound, proven })}\n`
      : inWords(sites, answer),
  )
}

function problemOf(
  { facilities, demands, weights, pairs }: CostTable,
  { objective, existing: names = [], capacity }: SiteOptions,
) {
  const missingPairs = facilities.length * demands.length - pairs.cost.length
  if (objective === 'median' && missingPairs > 0) {
    const shown = missingOf({ facilities, demands, pairs }, SHOWN).join(', ')
    throw new UsageError(
      `${missingPairs} pairs are not in the table (${shown}${missingPairs > SHOWN ? ', …' : ''}): add them, with an empty cost where out of reach`,
    )
  }
  const existing = names.map((name) => {
    const at = facilities.indexOf(name)
    if (at === -1) throw new UsageError(`--existing names ${name}, which the table does not know as a facility`)
    return at
  })
  const kept = new Set(existing)
  const rooms = (room: number) =>
    Float64Array.from(facilities, (_, at) => (kept.has(at) ? Number.POSITIVE_INFINITY : room))
  const problem: SitingProblem = {
    ...{ facilities, demands, weights, pairs, existing },
    ...(capacity !== undefined && { capacities: rooms(capacity) }),
  }
  return { problem, missingPairs }
}

const SHOWN = 10

/** The first pairs that a table lacks. */
function missingOf({ facilities, demands, pairs }: Pick<CostTable, 'facilities' | 'demands' | 'pairs'>, most: number) {
  const missing: string[] = []
  for (const [demand, name] of demands.entries()) {
    const there = new Set(pairs.facility.subarray(pairs.starts[demand], pairs.starts[demand + 1]))
    for (const [at, facility] of facilities.entries()) {
      if (missing.length === most) return missing
      if (!there.has(at)) missing.push(`${facility}–${name}`)
    }
  }
  return missing
}

async function solved(
  problem: SitingProblem,
  { objective, choose = 0, limit, seconds, share }: SiteOptions,
): Promise<SitingAnswer> {
  const budget = { seconds, now: () => performance.now() }
  try {
    if (objective === 'median') return await siteForMedian(problem, { choose, limit: limit ?? null, ...budget })
    if (objective === 'coverage') return await siteForCoverage(problem, { choose, limit: limit ?? 0, ...budget })
    const atMost = choose === 0 ? null : choose
    return await siteForFullCover(problem, { atMost, share, limit: limit ?? 0, ...budget })
  } catch (error) {
    throw error instanceof SitingError ? new UsageError(error.message) : error
  }
}

function inWords(sites: readonly string[], answer: SitingAnswer): string {
  const { objective, covered, total, bound, proven } = answer
  return [
    `${sites.length} sites: ${sites.join(', ')}`,
    `objective ${objective}, ${proven ? 'proven best' : `bound ${bound}, gap ${(100 * gapShare(answer)).toFixed(2)} %`}; ${covered} of ${total} covered`,
    '',
  ].join('\n')
}

function whole(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text)
  throw new InvalidArgumentError(`Expected a whole number, got ${text}.`)
}

function positive(text: string): number {
  if (Number(text) > 0 && Number.isFinite(Number(text))) return Number(text)
  throw new InvalidArgumentError(`Expected a number over 0, got ${text}.`)
}

function share(text: string): number {
  if (Number(text) > 0 && Number(text) <= 1) return Number(text)
  throw new InvalidArgumentError(`Expected a share over 0 and up to 1, got ${text}.`)
}
