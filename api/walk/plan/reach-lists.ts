import type { Scene } from './scene.ts'
import { residencesAround } from './within.ts'

/** Residences within the limit of one point, ascending, and their walks. */
export interface ReachList {
  residences: Int32Array
  walkMm: Int32Array
}

/** Keeps the list of every point as long as its place, the streets and the limit are the same. */
export class ReachLists {
  readonly #lists = new Map<number, ReachList & { lon: number; lat: number }>()
  #version = -1
  #limitMm = -1

  of(scene: Scene, row: number, limitMm: number): ReachList {
    if (this.#version !== scene.overlay.version || this.#limitMm !== limitMm) this.#lists.clear()
    this.#version = scene.overlay.version
    this.#limitMm = limitMm
    const { lon, lat } = scene.pointAt(row)
    let list = this.#lists.get(row)
    if (list?.lon !== lon || list.lat !== lat) {
      const residences: number[] = []
      const walks: number[] = []
      residencesAround(scene, scene.now.points, row, limitMm, (residence, walkMm) => {
        if (walkMm > limitMm) return
        residences.push(residence)
        walks.push(walkMm)
      })
      list = { lon, lat, residences: Int32Array.from(residences), walkMm: Int32Array.from(walks) }
      this.#lists.set(row, list)
    }
    return list
  }
}
