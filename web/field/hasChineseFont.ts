/** Whether the machine draws Chinese by a font of its own: two characters that it lacks are the same empty box. */
export function hasChineseFont(): boolean {
  const canvas = document.createElement('canvas')
  canvas.width = 24
  canvas.height = 24
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return true
  const drawn = (character: string): string => {
    context.clearRect(0, 0, 24, 24)
    context.font = '20px sans-serif'
    context.fillText(character, 0, 20)
    return context.getImageData(0, 0, 24, 24).data.join()
  }
  return drawn('网') !== drawn('格')
}
