import { PbfReader } from 'pbf'
import type { Tags } from './tags.ts'

/** The texts of one block, decoded when first asked for: most are user names and tags of no interest. */
export class StringTable {
  readonly #raw: Uint8Array[] = []
  readonly #texts: (string | undefined)[] = []

  constructor(message: Uint8Array = new Uint8Array(0)) {
    const pbf = new PbfReader(message)
    for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
      if (field === 1) this.#raw.push(pbf.readBytes())
    }
    this.#texts.length = this.#raw.length
  }

  text(index: number): string {
    const known = this.#texts[index]
    if (known !== undefined) return known
    const raw = this.#raw[index]
    if (raw === undefined) throw new Error(`text ${index} of ${this.#raw.length} is missing`)
    const text = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('utf8')
    this.#texts[index] = text
    return text
  }

  isOneOf(wanted: ReadonlySet<string>, index: number): boolean {
    return wanted.has(this.text(index))
  }

  /** Tags from key, value, key, value … */
  tags(pairs: number[]): Tags {
    const tags: Tags = {}
    for (let i = 0; i + 1 < pairs.length; i += 2)
      tags[this.text(pairs[i] as number)] = this.text(pairs[i + 1] as number)
    return tags
  }
}
