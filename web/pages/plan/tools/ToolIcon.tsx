import type { ToolName } from '../edits/whatIf.ts'

/** 24 × 24 outlines, 1.8 wide: pin, gate, street with a bar across, bridge. */
const ICONS: Record<ToolName, string> = {
  point: 'M12 21s6.500-5.700 6.500-11a6.500 6.500 0 1 0-13 0c0 5.300 6.500 11 6.500 11ZM12 7.200v5.600M9.200 10h5.600',
  gate: 'M4 20V5M20 20V5M4 8h16M4 12h16M9 8v12M15 8v12',
  street: 'M7 21 9 3M17 21 15 3M4.500 8.500l15 7M19.500 8.500l-15 7',
  path: 'M2.500 16h19M5.500 16a6.500 6.500 0 0 1 13 0M5.500 16v4M18.500 16v4M12 9.500V16',
}

export function ToolIcon({ name, size = 18 }: { name: ToolName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path
        d={ICONS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
