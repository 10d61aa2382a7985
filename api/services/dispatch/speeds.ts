import { DEFAULT_SPEED_METRES_PER_SECOND, secondsOfMillimetres } from '../../walk/index.ts'

/** A crew walks as residents do in the coverage. */
export const WALK_SPEED_METRES_PER_SECOND = DEFAULT_SPEED_METRES_PER_SECOND

/**
 * A patrol car (often an electric one) on town streets, crossings included: 25 km/h, an assumption of the product and not from a
 * source. It is told with every ranking (`carSpeedMetresPerSecond`).
 */
export const CAR_SPEED_METRES_PER_SECOND = 25 / 3.6

/** How far a car drives in the time in which a walker walks a millimetre: 50/9 mm. */
export const DRIVE_MM_PER_WALK_MM = CAR_SPEED_METRES_PER_SECOND / WALK_SPEED_METRES_PER_SECOND

export const walkSeconds = (mm: number): number => secondsOfMillimetres(mm, WALK_SPEED_METRES_PER_SECOND)

/** Of a whole approach by car, its walks counted in millimetres of driving. */
export const driveSeconds = (mm: number): number => secondsOfMillimetres(mm, CAR_SPEED_METRES_PER_SECOND)
