// Adds up the runners' own JSON reports (one in each workspace's test-results/) and prints 'N passed, N failed'.
// Exits with 1 when a test failed or a workspace that has tests left no report.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const seconds = []
const total = { passed: 0, failed: 0, skipped: 0 }

for (const workspace of workspaces) {
  const path = join(root, workspace, 'test-results/report.json')
  if (!existsSync(path)) {
    console.log(`${workspace}: no report; counted as one failure`)
    total.failed += 1
    continue
  }
  const report = JSON.parse(readFileSync(path, 'utf8'))
  const { passed, failed, skipped } = report.stats ? playwrightFigures(report) : vitestFigures(report)
  console.log(`${workspace}: ${passed} passed, ${failed} failed, ${skipped} skipped`)
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
}
for (const title of seconds) console.log(`only at the second attempt: ${title}`)
if (total.skipped > 0) console.log(`${total.skipped} skipped`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0

function playwrightFigures({ stats, errors, suites }) {
  seconds.push(...flaky(suites))
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped }
}

function flaky(suites) {
  return suites.flatMap(({ file, specs, suites: inner = [] }) => [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
      .map(({ title }) => `${file}: ${title}`),
    ...flaky(inner),
  ])
}

/** A file that does not load has no tests to count: it is one failure. */
function vitestFigures({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) {
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return { passed: numPassedTests, failed: numFailedTests + broken.length, skipped: numPendingTests + numTodoTests }
}
