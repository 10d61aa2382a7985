const zh = {
  'plan.title': '步行覆盖规划',
  'plan.map': '规划地图',
  'plan.settings': '参数与盲区',
  'plan.edits': '方案改动与选址',
  'plan.what': '规划数据',
  'plan.refused.offNetwork': '那里接不上路网，离最近的街太远。没有改动。',
  'plan.refused.unknownPoint': '登记里没有这个点。没有改动。',
  'plan.refused.unknownEdge': '路网里没有这段街。没有改动。',
  'plan.refused.unknownVertex': '路网里没有这扇门。没有改动。',
  'plan.refused.noStreetAtEnd': '通道有一头附近没有街可接。没有改动。',
  'plan.refused.idTaken': '已经有这一项了。没有改动。',
  'plan.noRights': '无权查看规划',
  'plan.noRightsWhat': '规划由规划员、指挥和管理员使用，街镇可看本辖区。需要时请找管理员。',
} as const

const en: Record<keyof typeof zh, string> = {
  'plan.title': 'Walking coverage plan',
  'plan.map': 'Planning map',
  'plan.settings': 'Settings and gaps',
  'plan.edits': 'Changes and sites',
  'plan.what': 'the planning data',
  'plan.refused.offNetwork': 'It is too far from the nearest street. Nothing was changed.',
  'plan.refused.unknownPoint': 'The register has no such point. Nothing was changed.',
  'plan.refused.unknownEdge': 'The streets have no such stretch. Nothing was changed.',
  'plan.refused.unknownVertex': 'The streets have no such gate. Nothing was changed.',
  'plan.refused.noStreetAtEnd': 'One end of the path has no street to join. Nothing was changed.',
  'plan.refused.idTaken': 'It is there already. Nothing was changed.',
  'plan.noRights': 'Planning is not open to you',
  'plan.noRightsWhat':
    'Planners, command and administrators use it; a township reads its own area. Ask an administrator if you need it.',
}

/** Words of the planner's page; they come with the page. */
export const planText = { zh, en }
export type PlanTextKey = keyof typeof zh
