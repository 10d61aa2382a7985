import { type CostTable, readCosts } from '@wangge/seeds'
import { type Command, InvalidArgumentError, Option } from 'commander'
import {
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
    .option('--seconds <number>', 'after which the best choice so far is given with its bound', positive, 60)
    .option('--json', 'print as JSON')
    .action(runSite)
}

async function runSite(path: string, options: SiteOptions): Promise<void> {
  const { objective, choose, limit, seconds } = options
  if (choose === undefined && objective !== 'full-cover')
    throw new UsageError(`--choose is wanted for ${objective}: how many more sites`)
  if (limit === undefined && objective !== 'median')
    throw new UsageError(`--limit is wanted for ${objective}: up to which cost a demand is served`)
  const table = await readCosts(path)
  if (table.badRows.length > 0) throw new UsageError(wordsOfBadRows(table.badRows))
  const { problem, missingPairs } = problemOf(table, options)
  const answer = await solved(problem, { objective, choose: choose ?? null, limit: limit ?? null, seconds })
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
  { facilities, demands, weights, costs }: CostTable,
  { objective, existing: names = [] }: SiteOptions,
) {
  const missing: string[] = []
  let missingPairs = 0
  for (const [at, cost] of costs.entries()) {
    if (!Number.isNaN(cost)) continue
    missingPairs++
    if (missing.length < SHOWN)
      missing.push(`${facilities[at % facilities.length]}–${demands[Math.floor(at / facilities.length)]}`)
    costs[at] = Number.POSITIVE_INFINITY
  }
  if (objective === 'median' && missingPairs > 0)
    throw new UsageError(
      `${missingPairs} pairs are not in the table (${missing.join(', ')}${missingPairs > SHOWN ? ', …' : ''}): add them, with an empty cost where out of reach`,
    )
  const existing = names.map((name) => {
    const at = facilities.indexOf(name)
    if (at === -1) throw new UsageError(`--existing names ${name}, which the table does not know as a facility`)
    return at
  })
  const problem: SitingProblem = { facilities, demands, weights, costs, existing }
  return { problem, missingPairs }
}

const SHOWN = 10

async function solved(
  problem: SitingProblem,
  {
    objective,
    choose,
    limit,
    seconds,
  }: { objective: SitingObjective; choose: number | null; limit: number | null; seconds: number },
): Promise<SitingAnswer> {
  try {
    if (objective === 'full-cover')
      return await siteForFullCover(problem, { atMost: choose, limit: limit ?? 0, seconds })
    if (objective === 'coverage')
      return await siteForCoverage(problem, { choose: choose ?? 0, limit: limit ?? 0, seconds })
    return await siteForMedian(problem, { choose: choose ?? 0, limit, seconds, now: () => performance.now() })
  } catch (error) {
    throw error instanceof SitingError ? new UsageError(error.message) : error
  }
}

function inWords(sites: readonly string[], { objective, covered, total, bound, proven }: SitingAnswer): string {
  const gap = bound === 0 ? 0 : (100 * Math.abs(objective - bound)) / Math.abs(bound)
  return [
    `${sites.length} sites: ${sites.join(', ')}`,
    `objective ${objective}, ${proven ? 'proven best' : `bound ${bound}, gap ${gap.toFixed(2)} %`}; ${covered} of ${total} covered`,
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
