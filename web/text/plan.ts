const zh = {
  'plan.title': '步行覆盖规划',
  'plan.map': '规划地图',
  'plan.settings': '参数与盲区',
  'plan.edits': '方案改动与选址',
  'plan.what': '规划数据',
  'plan.noRights': '无权查看规划',
  'plan.noRightsWhat': '规划由规划员、指挥和管理员使用，街镇可看本辖区。需要时请找管理员。',
} as const

const en: Record<keyof typeof zh, string> = {
  'plan.title': 'Walking coverage plan',
  'plan.map': 'Planning map',
  'plan.settings': 'Settings and gaps',
  'plan.edits': 'Changes and sites',
  'plan.what': 'the planning data',
  'plan.noRights': 'Planning is not open to you',
  'plan.noRightsWhat':
    'Planners, command and administrators use it; a township reads its own area. Ask an administrator if you need it.',
}

/** Words of the planner's page; they come with the page. */
export const planText = { zh, en }
export type PlanTextKey = keyof typeof zh
