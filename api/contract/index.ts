export * from './cells.ts'
export * from './common.ts'
export * from './district.ts'
export * from './places.ts'
