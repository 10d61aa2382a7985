/** Words by which somebody says that it burns now. */
const FIRE =
  /着火|起火|失火|冒烟|冒着烟|冒黑烟|浓烟|火苗|火光|明火|大火|火势|烧起来|烧着了|燃烧|爆炸|爆燃|走水了|(?:发生|有)火灾|\bon fire\b|\bcaught fire\b|\bablaze\b|\bflames?\b|\bburning\b|\bsmoke\b|\bexplo(?:ded|ding|sion)\b/giu

/** What has such a word in it and says something else: things, rules, and what somebody fears or rules out. */
const NO_FIRE =
  /火灾隐患|防火|灭火|消防|易燃|可燃|助燃|阻燃|不燃|烟感|抽烟|吸烟|排烟|防烟|防爆|易爆|爆炸物|爆炸品|爆炸危险|爆炸极限|动火|(?:禁止|严禁|禁用|使用|违规|用)明火|(?:没有|没|未|并未|无|防止|避免|以免|预防|容易|极易|怕|担心|一旦|万一|如果|若)(?:发生|有|会|被|引起|引发)?(?:着火|起火|失火|冒烟|明火|燃烧|爆炸|火灾)|(?:着火|起火|燃烧|爆炸)(?:风险|危险|的风险|的危险|可能|隐患)|smoke[- ](?:detectors?|alarms?|doors?|vents?|extraction|control|hoods?|free|stops?)|no (?:smoke|flames?|fire)|naked flames?|open flames?|flame[- ](?:retardant|proof)|not (?:burning|on fire)/giu

/** The first word of a text that says that something burns; null where none does. Staff may say that nothing burns. */
export function fireWordIn(text: string): string | null {
  const said = text.replace(NO_FIRE, '·').match(FIRE)
  return said?.[0] ?? null
}
