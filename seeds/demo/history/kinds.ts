/** What people report in the sample: kinds of the first migration, in their own words. None sounds like a fire. */
export interface Kind {
  key: string
  /** Verified within 24 hours (seed 002). */
  urgent: boolean
  weight: number
  /** Share of reports that verifying finds major. */
  majorShare: number
  /** Mostly between evening and night. */
  atNight: boolean
  descriptions: readonly string[]
  /** What was done about it. */
  remedies: readonly string[]
}

export const KINDS: readonly Kind[] = [
  {
    ...{ key: 'lockedExit', urgent: true, weight: 8, majorShare: 0.22, atNight: false },
    descriptions: [
      '一层安全出口被链条锁锁住',
      '消防门上锁，钥匙不在现场',
      '疏散门加装门禁，断电打不开',
      '商铺后门焊死，只剩一个出口',
    ],
    remedies: ['已拆除门锁，改装推闩', '已解除门禁锁定，断电可开', '钥匙交值班室，门保持常开'],
  },
  {
    ...{ key: 'blockedEscapeRoute', urgent: true, weight: 12, majorShare: 0.1, atNight: false },
    descriptions: [
      '楼梯间堆放纸箱和自行车',
      '三层走道被旧家具堵住一半',
      '地下室通道停满电动车',
      '安全通道改作库房，堆满货箱',
    ],
    remedies: ['杂物已清走，通道畅通', '业主当场搬离旧家具', '货箱清空，贴禁放标识'],
  },
  {
    ...{ key: 'disabledEquipment', urgent: true, weight: 8, majorShare: 0.24, atNight: false },
    descriptions: [
      '消火栓无水',
      '火灾报警主机被关闭',
      '喷淋泵控制柜打在手动',
      '应急照明全部不亮',
      '烟感探头被胶带封住',
    ],
    remedies: ['已恢复自动状态并测试', '管网已恢复供水，压力正常', '探头保护罩拆除，主机复位'],
  },
  {
    ...{ key: 'indoorCharging', urgent: false, weight: 18, majorShare: 0.04, atNight: true },
    descriptions: [
      '电动车在楼道内充电',
      '电瓶带进电梯，入户充电',
      '一楼门厅停三辆电动车，插线板充电',
      '楼梯拐角有电动车过夜充电',
    ],
    remedies: ['车主已推至车棚，插座断电', '劝离并签承诺书', '楼道插座拆除，引导到集中充电点'],
  },
  {
    ...{ key: 'danglingCharging', urgent: false, weight: 14, majorShare: 0.03, atNight: true },
    descriptions: ['从四楼窗口拉线充电', '车棚外飞线充电两处', '商铺拉线跨人行道充电', '阳台垂下插线板，雨天仍在用'],
    remedies: ['飞线已收起，插座拆除', '改接规范充电桩', '户主当场剪除并承诺'],
  },
  {
    ...{ key: 'blockedFireLane', urgent: false, weight: 13, majorShare: 0.05, atNight: false },
    descriptions: ['私家车停在消防车道上', '临时摊位占用消防通道', '登高操作场地停满车', '小区大门口石墩拦住消防车道'],
    remedies: ['车辆已挪走，补画标线', '摊位已清退', '石墩改为活动立柱'],
  },
  {
    ...{ key: 'combustibles', urgent: false, weight: 11, majorShare: 0.08, atNight: false },
    descriptions: ['地下室堆放泡沫板', '阳台堆放大量废纸', '楼顶堆积旧木料', '废品收购点纸堆与住户相连'],
    remedies: ['堆放物已清运', '废品移至院外场地', '木料清空，楼顶上锁管理'],
  },
  {
    ...{ key: 'expiredExtinguisher', urgent: false, weight: 8, majorShare: 0.02, atNight: false },
    descriptions: ['门厅灭火器过期', '商铺灭火器压力不足', '楼层灭火器箱空着', '灭火器瓶体锈蚀'],
    remedies: ['已更换灭火器', '已送检充装，补齐两具', '空箱补配到位'],
  },
  {
    ...{ key: 'gasHose', urgent: false, weight: 6, majorShare: 0.14, atNight: false },
    descriptions: ['燃气软管老化开裂', '燃气软管超长且穿墙', '餐馆气瓶与灶台同室，软管无卡箍'],
    remedies: ['燃气公司更换金属软管', '软管改短，加装卡箍', '气瓶移至室外间'],
  },
  {
    ...{ key: 'other', urgent: false, weight: 2, majorShare: 0.05, atNight: false },
    descriptions: ['配电箱门缺失，线头外露', '外墙保温材料破损'],
    remedies: ['配电箱门补装', '破损处已修补'],
  },
]

const BY_KEY = new Map(KINDS.map((kind) => [kind.key, kind]))

export function kindOf(key: string): Kind {
  const kind = BY_KEY.get(key)
  if (!kind) throw new RangeError(`expected a kind of the sample, got ${key}`)
  return kind
}
