/** Invented names: none is taken from a map, each is used once. */

export const PREFECTURE_NAME = '演示市'
export const COUNTY_NAME = '晨河区'

/** Key = letter in the plan of townships. */
export const TOWNSHIP_NAMES = {
  B: '北渡街道',
  H: '槐荫街道',
  W: '望桥街道',
  Y: '砚池街道',
  A: '安澜街道',
  N: '南浦街道',
  L: '白鹭街道',
  D: '稻香镇',
  U: '柳圩镇',
} as const
export type TownshipKey = keyof typeof TOWNSHIP_NAMES

/** Names that belong to one township; the rest goes by lot. */
export const LOCAL_NAMES: Partial<Record<TownshipKey, string[]>> = {
  N: ['木桥', '新圩', '柏庄', '河湾', '车站', '铁匠营', '长乐里', '平安里'],
  W: ['菱湖', '晴川', '米市', '南塘', '水杉', '钟鼓'],
  Y: ['榆荫', '松涛', '杏坪', '梅坞', '桂苑', '芦荻'],
  L: ['云港', '泰来', '冬青', '春和', '货场', '夏荷'],
  A: ['云栖', '竹溪', '菊圃', '安平', '渡口'],
  B: ['北辰里', '文澜', '青砖巷', '新渡'],
  H: ['朝晖里', '东篱'],
}

/** One estate that papers and training cases keep naming, and the community it stands in. */
export const BEST_KNOWN_ESTATE = { community: '木桥', name: '石榴里' }

export const COMMUNITY_NAMES =
  `盐仓 晓月 兰台 澜亭 景明 飞霞 银杏 雨亭 风荷 绿杨 书院 望江 石埠 鼓角 紫藤 橘园 听雨 砚田 秋浦 灯市 荷塘 莲峰 丹枫 半山 茶亭
  沙堤 双井 古柳 画桥 染坊 花圃 麦香 松台 柳浪`.split(/\s+/)

export const VILLAGE_NAMES =
  `雪浪 麦坡 草荡 陶窑 小圩 茭白 桑田 柿子坪 野渡 蓼洼 乌桕 瓦窑 长堰 鹭滩 白苇 棉桥 豆溪 枣林 芋坡 篱笆`.split(/\s+/)

/** Estates: first part and ending are joined, each pair once. */
export const ESTATE_FIRST =
  `石榴 海棠 银桂 玉兰 香樟 枇杷 杜仲 白杨 合欢 凌霄 芙蓉 月季 茉莉 含笑 文竹 翠柏 青松 红枫 紫薇 金桔 清风 明月 朝霞 和顺 安泰 德馨
  静安里 颐和里 康宁 永福 嘉禾 瑞雪 惠民 同心 友谊 和睦 勤俭 建新 工农 跃进 丰收 曙光 向阳 长风 映月 听泉 临水 望湖 沁芳 怡景 锦绣 丽水
  澄碧 滨江 半岛 蓝湾 翡翠 水木 梧桐 云锦 玉泉 金沙 龙眠 凤栖 鹤鸣 麒麟`
    .split(/\s+/)
    .map((name) => name.replace(/里$/, ''))
export const ESTATE_LAST = ['里', '苑', '新村', '家园', '花园', '园', '小区', '公寓', '雅居', '名都']

export const OLD_TOWN_LANES =
  `井水 豆腐 灯笼 竹器 铜匠 伞店 书铺 槐树 枣树 石板 罗锅 剪子 茶叶 绸缎 药王 戏楼 花椒 酒坊 米行 纸坊 扁担 靴子 钟楼 半步 弯弓 甜水 苦水
  马蹄 羊角 琉璃 烟袋 油坊 线香 鞋帽 针线 果子 鸡毛 盐店 麻线 布市 轿杆 棋盘 墨斗 砚台`.split(/\s+/)

export const STREET_FIRST =
  `育才 和平 新华桥 光华 勤学 织造 学府 体育场 电机 纺机 园丁 桃源 杨柳 百花 白塔 清河 杏林 水塔 司前 仓前 校场 五福 六合 七贤 八仙
  三元 四季 双桂 双龙 孔雀 金鱼 春晖 夏晚 秋实 冬青 健康 幸福 团结 胜利 红旗 前进 振兴 兴业 创新 科苑 银河 星海 松江里 梅岭 兰溪 竹林
  菊香 荷香 桂香 茶香 稻香 麦香 果园 葡萄 石桥 板桥 花桥 南桥 西桥`
    .split(/\s+/)
    .map((name) => name.replace(/里$/, ''))

/** Ordinals of villagers' groups. */
export const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
