import type { Selection } from '../../../state/view.ts'
import { CellSheet } from './CellSheet.tsx'
import { HazardSheet } from './HazardSheet.tsx'
import { ResidenceSheet } from './ResidenceSheet.tsx'
import { ServicePointSheet } from './ServicePointSheet.tsx'
import { TeamSheet } from './TeamSheet.tsx'

/** The sheet of whatever is selected. */
export default function DetailSheet({ selection }: { selection: Selection }) {
  switch (selection.type) {
    case 'hazard':
      return <HazardSheet key={selection.id} id={selection.id} />
    case 'cell':
      return <CellSheet key={selection.code} code={selection.code} />
    case 'residence':
      return <ResidenceSheet key={selection.id} id={selection.id} />
    case 'servicePoint':
      return <ServicePointSheet key={selection.id} id={selection.id} />
    case 'team':
      return <TeamSheet key={selection.id} id={selection.id} />
  }
}
