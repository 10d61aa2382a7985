export { type CostTable, readCosts } from './readers/costs.ts'
export { type DivisionOptions, readDivisionCodes } from './readers/division-codes.ts'
export { readForceUnits } from './readers/force-units.ts'
export { type GridCellOptions, readGridCells } from './readers/grid-cells.ts'
export { readHazards } from './readers/hazards.ts'
export {
  INCIDENT_COLUMNS,
  type Incident,
  type IncidentColumns,
  type IncidentMoment,
  readIncidents,
} from './readers/incidents.ts'
export { readResidences } from './readers/residences.ts'
export { readServicePoints } from './readers/service-points.ts'
export { readStreets } from './readers/streets.ts'
export type { TableOptions } from './readers/tables/table.ts'
export { readTeams } from './readers/teams.ts'
export * from './rows.ts'
