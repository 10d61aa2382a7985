import { useWallText } from '../../wall/useWallText.ts'
import { LinksPart } from './LinksPart.tsx'
import { ViewsPart } from './ViewsPart.tsx'

/** What the large screens show, and the links that open them without a sign-in. */
export default function WallSection() {
  useWallText()
  return (
    <>
      <ViewsPart />
      <LinksPart />
    </>
  )
}
