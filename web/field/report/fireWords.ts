/**
 * Words by which somebody says that it burns now: told at once, before the network is asked. The server reads the whole text by its own,
 * longer rule and refuses what this lets through.
 */
const FIRE =
  /着火|起火|失火|冒烟|浓烟|火苗|明火|大火|烧起来|燃烧|爆炸|\bon fire\b|\bcaught fire\b|\bflames?\b|\bburning\b|\bsmoke\b/iu
/** The same words said of a thing, a rule or a fear. */
const NO_FIRE =
  /火灾隐患|防火|灭火|消防|[易可助阻不]燃|抽烟|吸烟|排烟|防烟|烟感|防爆|易爆|动火|(?:禁止|严禁|违规|没有|没|未|无|防止|避免|怕|担心|一旦|如果|容易|极易)(?:使用|用|发生|有|会|引起|引发)?(?:着火|起火|失火|冒烟|明火|燃烧|爆炸)|(?:着火|起火|燃烧|爆炸)(?:的)?(?:风险|危险|可能|隐患)|smoke[- ](?:detectors?|alarms?|doors?)|no (?:smoke|flames?)|open flames?|not (?:burning|on fire)/giu

/** The first word that says so; null where none does. */
export function fireWordIn(text: string): string | null {
  return FIRE.exec(text.replace(NO_FIRE, '·'))?.[0] ?? null
}
