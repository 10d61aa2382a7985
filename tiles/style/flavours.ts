/** Colours of everything drawn on the map: the one copy, sRGB hex. Contrasts and colour distances were measured for these values. */
export const MAP_THEMES = ['light', 'dark', 'wall'] as const
export type MapTheme = (typeof MAP_THEMES)[number]

export interface MapFlavour {
  map: Record<
    | 'land'
    | 'water'
    | 'green'
    | 'field'
    | 'building'
    | 'roadCase'
    | 'road'
    | 'roadMinor'
    | 'rail'
    | 'boundary'
    | 'boundaryTown'
    | 'label'
    | 'labelMinor'
    | 'labelWater'
    | 'halo'
    | 'casing'
    | 'walkshed'
    | 'paperCircle'
    | 'route'
    | 'selection'
    | 'served'
    | 'reachableClosed'
    | 'gap',
    string
  >
  /** Steps of the coverage rate from under 50 % to 97 % and over; see COVERAGE_BREAKS. */
  coverage: readonly [string, string, string, string, string, string]
  /** Steps of a percentile in minutes, from short to long. */
  percentile: readonly [string, string, string, string, string, string]
  noData: string
  /** Lines over a step whose street data is unreliable. */
  hatch: string
  /** Fill of each clock state. */
  clock: Record<'ontime' | 'soon' | 'overdue' | 'paused' | 'closed', string>
  /** Fill of each team state; busy is assigned, en route and on scene. */
  team: Record<'free' | 'busy' | 'off' | 'stale', string>
}

export const flavours: Record<MapTheme, MapFlavour> = {
  light: {
    map: {
      land: '#f3f2ee',
      water: '#c3d9e6',
      green: '#dfe8d6',
      field: '#ecebdf',
      building: '#e3e0d9',
      roadCase: '#d6d3cb',
      road: '#ffffff',
      roadMinor: '#fdfdfc',
      rail: '#a5a29a',
      boundary: '#6d6a75',
      boundaryTown: '#3d3a46',
      label: '#2b3036',
      labelMinor: '#5e6368',
      labelWater: '#3f6f8c',
      halo: '#ffffff',
      casing: '#ffffff',
      walkshed: '#007f73',
      paperCircle: '#6b5f4f',
      route: '#1d56b8',
      selection: '#1d56b8',
      served: '#3a958b',
      reachableClosed: '#b37a17',
      gap: '#8a1c6b',
    },
    coverage: ['#4a2377', '#6c4f9e', '#7f82bd', '#92b0cb', '#b4d2d5', '#e0eeea'],
    percentile: ['#fbf0d0', '#f3d596', '#e4b061', '#c98536', '#9c5a1c', '#64330f'],
    noData: '#cbc7be',
    hatch: '#14191f80',
    clock: { ontime: '#2f78c4', soon: '#c27400', overdue: '#c4261d', paused: '#43395c', closed: '#828c96' },
    team: { free: '#007f73', busy: '#1b232c', off: '#828c96', stale: '#828c96' },
  },
  dark: {
    map: {
      land: '#10151a',
      water: '#16303f',
      green: '#14211c',
      field: '#131a1a',
      building: '#1a2027',
      roadCase: '#0b0f13',
      road: '#2c353f',
      roadMinor: '#20272f',
      rail: '#46505a',
      boundary: '#7d8895',
      boundaryTown: '#b5bec8',
      label: '#d3dae0',
      labelMinor: '#8f9aa5',
      labelWater: '#6fa3c0',
      halo: '#0b0f13',
      casing: '#0b0f13',
      walkshed: '#2ec9b4',
      paperCircle: '#c9b79a',
      route: '#7db3ff',
      selection: '#7db3ff',
      served: '#2a9d90',
      reachableClosed: '#d9a441',
      gap: '#ff9be0',
    },
    coverage: ['#efc9ff', '#c29be6', '#9474c4', '#655b98', '#3b4968', '#1e333f'],
    percentile: ['#2a2114', '#533a16', '#83581a', '#b87c24', '#e6aa4a', '#ffe3a6'],
    noData: '#20252a',
    hatch: '#e9edf180',
    clock: { ontime: '#5aa6ec', soon: '#f5b83d', overdue: '#ff5c45', paused: '#e3dcf2', closed: '#7b8792' },
    team: { free: '#2ec9b4', busy: '#f2f5f7', off: '#66717c', stale: '#66717c' },
  },
  wall: {
    map: {
      land: '#080c10',
      water: '#11293a',
      green: '#0d1814',
      field: '#0b1112',
      building: '#10161c',
      roadCase: '#05080b',
      road: '#252e37',
      roadMinor: '#171e25',
      rail: '#3b454f',
      boundary: '#7d8895',
      boundaryTown: '#b5bec8',
      label: '#dde3e8',
      labelMinor: '#9aa5b0',
      labelWater: '#6fa3c0',
      halo: '#05080b',
      casing: '#05080b',
      walkshed: '#33d6bf',
      paperCircle: '#cfbd9f',
      route: '#8fbeff',
      selection: '#8fbeff',
      served: '#2a9d90',
      reachableClosed: '#d9a441',
      gap: '#f58bd6',
    },
    coverage: ['#f1ceff', '#c7a1ea', '#9979c9', '#67609e', '#384866', '#172a35'],
    percentile: ['#241c10', '#4d3614', '#825719', '#bb7f25', '#ebb04e', '#ffe7b0'],
    noData: '#1a1f24',
    hatch: '#eef2f580',
    clock: { ontime: '#66b0f2', soon: '#ffc24a', overdue: '#ff6650', paused: '#e8e2f5', closed: '#83909b' },
    team: { free: '#33d6bf', busy: '#f2f5f7', off: '#6b7681', stale: '#6b7681' },
  },
}
