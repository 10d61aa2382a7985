import type { Cell, CellSummary, District, Residence, ServicePoint, ServicePointSummary } from '@wangge/api/contract'
import { read, signInAs } from '../product/sign-in.ts'

/** Asks the product itself as the sample district's administrator, so that tests know what the page ought to show. */
export class Api {
  readonly #url: string

  constructor(url: string) {
    this.#url = url
  }

  district(): Promise<District> {
    return this.#get('/district')
  }

  /** The communities with most people in the gap first. */
  async communities(): Promise<CellSummary[]> {
    return (await this.#get<{ items: CellSummary[] }>('/cells?level=community&sort=gap&limit=20')).items
  }

  cell(code: string): Promise<Cell> {
    return this.#get(`/cells/${code}`)
  }

  /** A home near the centre whose walk to the nearest point takes over `seconds`, as the page shows it. */
  async homeThatWalks(seconds: number): Promise<Residence> {
    const { centre } = await this.district()
    const [lon, lat] = centre ?? [0, 0]
    const box = [lon - 0.02, lat - 0.02, lon + 0.02, lat + 0.02]
    const homes = await this.#get<{ id: string[]; walkSeconds: (number | null)[] }>(`/residences?bbox=${box}`)
    const id = homes.id.find((_, index) => (homes.walkSeconds[index] ?? 0) > seconds)
    if (id === undefined) throw new Error(`no home within ${box} walks over ${seconds} s`)
    return this.#get(`/residences/${id}`)
  }

  /** A point whose paper circle holds people that walk longer than the limit. */
  async pointWithFalseCircle(): Promise<ServicePoint> {
    const { items } = await this.#get<{ items: ServicePointSummary[] }>('/service-points?limit=30')
    for (const { id } of items) {
      const point = await this.#get<ServicePoint>(`/service-points/${id}`)
      if (point.coverage?.paperCircles.some(({ peopleOverLimit }) => peopleOverLimit > 0)) return point
    }
    throw new Error('no point has people inside its circle and over the limit')
  }

  async #get<Answer>(path: string): Promise<Answer> {
    return read(this.#url, `/api/v1${path}`, await signInAs(this.#url))
  }
}
