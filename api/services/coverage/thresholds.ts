/** Snap legs over this are flagged (design.md, the walk graph). */
export const FLAGGED_SNAP_METRES = 100

/** Snap legs over this mean no usable street data (design.md); a setting of the run, stored with it. */
export const SNAP_LIMIT_METRES = 250

/**
 * A cell is unreliable where more than a fifth of its homes stand over 100 m from any mapped street: a rate off by so many homes
 * would move by two steps of the map's colours (50, 70, 80, 90, 97 %).
 */
export const UNRELIABLE_FLAGGED_SHARE = 0.2

/** … or where half of the homes stand over 60 m from one: a tenth of the 500-750 m walk is then guessed, not measured. */
export const UNRELIABLE_MEDIAN_SNAP_METRES = 60

/** Radius of the ten-minute neighbourhood in GB 50180-2018. */
export const PAPER_CIRCLE_METRES = 500

/** Finished runs kept for each set of parameters. */
export const RUNS_KEPT = 5
