/** What people call a township: 砚池 for 砚池街道. A name of one character keeps its kind (乌镇). */
export const shortName = (name: string): string => name.replace(/(?<=..)(?:街道|镇|乡|苏木)$/u, '')
