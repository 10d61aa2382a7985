import type { Standing } from './standing.ts'

/**
 * 16 hexadecimal digits over state, walk and served people of every residence in the order of the base: FNV-1a, and beside it the rounds
 * of MurmurHash3, over the same 32-bit words. Integer arithmetic only, so that every engine agrees.
 */
export function digestOf({ states, walkMm, servedPeople }: Standing): string {
  let fnv = 0x81_1c_9d_c5 | 0
  let murmur = states.length | 0
  const mix = (word: number) => {
    fnv = Math.imul(fnv ^ word, 0x01_00_01_93)
    const k = Math.imul(word, 0xcc_9e_2d_51)
    murmur ^= Math.imul((k << 15) | (k >>> 17), 0x1b_87_35_93)
    murmur = (Math.imul((murmur << 13) | (murmur >>> 19), 5) + 0xe6_54_6b_64) | 0
  }
  for (let row = 0; row < states.length; row++) {
    mix(states[row] as number)
    mix(walkMm[row] as number)
    mix(servedPeople[row] as number)
  }
  return hex(fnv) + hex(murmur)
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0')
}
