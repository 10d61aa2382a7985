import { execFileSync } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'

/** What Playwright needs to start the packaged Chromium. */
export interface ChromiumLaunch {
  executablePath: string
  args: string[]
  env: Record<string, string>
}

/** WebGL2 in software; not the package's own arguments, whose `--single-process` breaks Playwright. */
const ARGUMENTS = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
]

const VERSION = '147.0.0'
const require = createRequire(import.meta.url)
const packageRoot = join(dirname(require.resolve('@sparticuz/chromium')), '../..')
const home = join(packageRoot, `../../.cache/wangge-chromium-${VERSION}`)

/** Where Chromium is and how to start it. `CHROMIUM_PATH` names another one. Call `unpackChromium` before. */
export function chromiumLaunch(): ChromiumLaunch {
  return {
    executablePath: process.env['CHROMIUM_PATH'] ?? join(home, 'chromium'),
    args: ARGUMENTS,
    env: {
      ...definedEnvironment(),
      LD_LIBRARY_PATH: [join(home, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
      FONTCONFIG_PATH: home,
    },
  }
}

/**
 * Unpacks Chromium out of its npm package, once, into node_modules/.cache. Each caller fills a directory of its own
 * and moves it into place whole, so that several at once neither race nor run a half-written file.
 */
export async function unpackChromium(): Promise<void> {
  if (process.env['CHROMIUM_PATH'] !== undefined || existsSync(join(home, 'chromium'))) return
  await mkdir(dirname(home), { recursive: true })
  const draft = await mkdtemp(`${home}-`)
  try {
    await decompress('chromium.br', join(draft, 'chromium'))
    await chmod(join(draft, 'chromium'), 0o755)
    for (const archive of ['swiftshader', 'al2023', 'fonts']) {
      await decompress(`${archive}.tar.br`, join(draft, `${archive}.tar`))
      execFileSync('tar', ['-xf', join(draft, `${archive}.tar`), '-C', draft])
      await rm(join(draft, `${archive}.tar`))
    }
    await writeFile(join(draft, 'fonts.conf'), fontConfiguration())
    await rename(draft, home)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (!existsSync(join(home, 'chromium'))) throw error
  }
}

async function decompress(name: string, to: string): Promise<void> {
  await pipeline(createReadStream(join(packageRoot, 'bin', name)), createBrotliDecompress(), createWriteStream(to))
}

/** Without any fontconfig file (a bare Debian has none) Chromium also refuses web fonts, with "NetworkError". */
function fontConfiguration(): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${join(home, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(home, 'fontcache')}</cachedir>
</fontconfig>
`
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
