const zh = {
  'reporter.title': '和报告人',
  'reporter.followed': '在用链接看进度',
  'reporter.seen': '上次查看 {{at}}',
  'reporter.unseen': '还没有查看过',
  'reporter.ended': '链接已由 {{name}} 于 {{at}} 停用',
  'reporter.placeBy.area': '没有给出位置：图上的点是所选社区里的一点，请到现场核实后更正。',
  'reporter.placeBy.photo': '位置来自照片里的拍摄地点。',
  'reporter.placeBy.position': '位置是报告人给的：手机定位，或在地图上选的。',
  'reporter.question': '{{name}} 问',
  'reporter.answer': '报告人答',
  'reporter.waiting': '等待回答',
  'reporter.ask': '问报告人',
  'reporter.askHint': '他在链接里能看到，例如：几号楼几单元？',
  'reporter.send': '发出',
  'reporter.end': '停用链接…',
  'reporter.endSure': '停用后报告人再也打不开。确定停用？',
  'reporter.endYes': '停用',
  'reporter.endNo': '不停用',
  'reporter.rating': '评价',
  'reporter.score': '{{n}} 分（满分 5 分）',
  'reporter.ratingEarlier': '第 {{n}} 次办结时',
  'reporter.failed': '和报告人的往来没有取到',
}

const en: Record<keyof typeof zh, string> = {
  'reporter.title': 'With the reporter',
  'reporter.followed': 'Follows it by a link',
  'reporter.seen': 'last looked {{at}}',
  'reporter.unseen': 'has not looked yet',
  'reporter.ended': 'Link ended by {{name}}, {{at}}',
  'reporter.placeBy.area':
    'No position was given: the point is one inside the chosen community. Check on site and correct it.',
  'reporter.placeBy.photo': 'The position is where a photo was taken.',
  'reporter.placeBy.position': "The reporter gave the position: the phone's own, or chosen on the map.",
  'reporter.question': '{{name}} asked',
  'reporter.answer': 'The reporter answered',
  'reporter.waiting': 'waiting for the answer',
  'reporter.ask': 'Ask the reporter',
  'reporter.askHint': 'Shown under the link, such as: which building and entrance?',
  'reporter.send': 'Send',
  'reporter.end': 'End the link…',
  'reporter.endSure': 'The reporter can then never open it again. End it?',
  'reporter.endYes': 'End it',
  'reporter.endNo': 'Keep it',
  'reporter.rating': 'Rating',
  'reporter.score': '{{n}} of 5',
  'reporter.ratingEarlier': 'at close {{n}}',
  'reporter.failed': 'What stands between office and reporter could not be read',
}

/** Words of what stands between office and reporter; they come with that part of the hazard's page. */
export const reporterText = { zh, en }
export type ReporterTextKey = keyof typeof zh
