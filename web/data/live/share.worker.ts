import { type Ask, shareStreams } from './share.ts'

const answer = shareStreams()

addEventListener('connect', (event) => {
  const port = (event as MessageEvent).ports[0]
  if (port) port.onmessage = ({ data }: MessageEvent<Ask>) => answer(port, data)
})
