/** What the made-up archive is written with: real words first, invented ones after them. */
export interface Lexicon {
  readonly english: readonly string[]
  readonly chinese: readonly string[]
}

/** Topics of the made-up items, in the order of how common they are. */
export const topics = [
  'payments',
  'retail',
  'marketplaces',
  'regulation',
  'logistics',
  'cross-border',
  'social-commerce',
  'consumer-tech',
  'finance',
  'health',
]

/** Names that made-up items are said to come from, in English and in Chinese. */
export const sources = {
  en: ['Harbour Wire', 'The Morning Ledger', 'Retail Post', 'Pacific Courier', 'Trade Signal', 'Market Square'],
  zh: ['晨光财经', '零售观察', '港湾日报', '数字商业周刊', '海外电讯', '城市晚报'],
}

/** Section titles of made-up issues. */
export const sections = {
  en: ['E-commerce', 'Payments and finance', 'Overseas'],
  zh: ['电商要闻', '支付与金融', '海外市场'],
}

/** Twelve thousand words a language, the most common first; the same for the same randomness. */
export const lexicon = (random: () => number): Lexicon => ({
  english: grow(englishWords, 12_000, () => {
    const count = 2 + Math.floor(random() * 3)
    return Array.from({ length: count }, () => pick(syllables, random)).join('') + pick(endings, random)
  }),
  chinese: grow(chineseWords, 12_000, () => {
    const count = random() < 0.8 ? 2 : 3
    return Array.from({ length: count }, () => pick(characters, random)).join('')
  }),
})

const grow = (seed: readonly string[], size: number, invent: () => string): readonly string[] => {
  const words = new Set(seed)
  while (words.size < size) words.add(invent())
  return [...words]
}

const pick = (from: readonly string[], random: () => number): string => from[Math.floor(random() * from.length)] ?? ''

const englishWords = `the of to in and for on that with its has said by as from at will more than new company
market online payment stores platform users year million service retail brand business sales digital delivery mobile
consumers launch growth city order group China Shanghai Beijing data technology products goods shopping customers
billion percent app report team plan store commerce partner supply chain logistics warehouse cross border import
export tax regulation bank credit loan wallet transfer card merchant seller buyer price discount festival holiday
season quarter revenue profit loss investor funding round shares listing founder executive chairman employee office
Alibaba Tencent Suning Alipay JD Pinduoduo Amazon Walmart Costco Starbucks Hema Meituan Douyin WeChat Taobao Tmall
health medicine hospital insurance clinic vaccine fresh fruit vegetable coffee tea restaurant kitchen recipe fashion
clothing shoes cosmetics beauty luxury jewellery watch phone laptop robot drone camera sensor chip cloud network
satellite energy battery charging vehicle scooter railway airport harbour container parcel courier route station
village county province policy law court fine inspection licence permit standard privacy security fraud lawsuit
complaint refund return warranty review rating livestream influencer community channel content video audio game
membership coupon subscription bundle catalogue forecast survey index export tariff quota currency exchange`
  .split(/\s+/)
  .filter((word) => word !== '')

const chineseWords =
  `的 公司 市场 平台 用户 支付 电商 服务 零售 品牌 商家 消费者 技术 数据 增长 中国 上海 北京 深圳 杭州
支付宝 微信 阿里巴巴 腾讯 京东 苏宁 拼多多 美团 抖音 天猫 淘宝 盒马 人工智能 自动驾驶 机器人 无人机 芯片 云计算 物流 仓库
快递 配送 供应链 跨境 进口 出口 关税 监管 政策 法律 处罚 检查 许可 标准 隐私 安全 银行 信贷 贷款 钱包 转账 银行卡 投资 融资
上市 创始人 董事长 员工 季度 收入 利润 亏损 价格 折扣 促销 节日 门店 超市 便利店 生鲜 水果 蔬菜 咖啡 餐厅 时尚 服装 鞋子
化妆品 奢侈品 手机 电脑 相机 电池 充电 汽车 铁路 机场 港口 集装箱 包裹 农村 城市 社区 团购 直播 短视频 会员 优惠券 订阅
医药 医院 保险 疫苗 诊所 投诉 退款 退货 评价 报告 预测 调查 指数 汇率`
    .split(/\s+/)
    .filter((word) => word !== '')

const syllables = `ba be bi bo ca ce co da de di do fa fe fi ga ge go ha he hi ka ke ko la le li lo ma me mi mo na ne no
pa pe po ra re ri ro sa se si so ta te ti to va ve vi wa we za ze zo bran cor dal fen gral hol mar nor pel quin ren
sol tan vor wes`.split(/\s+/)

const endings = ['', 'n', 'r', 's', 't', 'l', 'tion', 'ment', 'er', 'ing', 'ix', 'um']

const characters = [
  ...'安白百半办保报北本比必边变标表别波部才采菜参草层查产常场车成城程持出初处传春此次从村达打大代带单当导道得的灯等低地点电店定东动都独度短段对多而二发法反方房放飞分风服府复改感刚高告格个各给根更工公功共古谷关观管光广规国果过海好号合和河黑红后湖花华化话环回会活火或机积基级极集几计记技际济加家价间见建江将讲交角教结解界今金近进经京精景境静九久就局举具剧军开看康科可克客空口快来老乐类冷离里理力历立利连联良两量料林零领流六龙路旅绿论马满毛每美门米面民名明命木目内南难能年农女平普七期其企起气千前钱强桥青轻清情秋区曲取全群然热人认任日容如入色森山商上少设社深生声省师十石时识实食史使始世市事式势试是收手首书术树数双水说司思四送苏速算台太特体天田条铁听通同头图团土推外湾完万网望为位文问我五物西息习系下夏先线现限相想向象消小校效新心信星行形型兴性姓雪研言阳养样要药业一医衣依移以义易意因音银引应英影永用优由油有又鱼与语元原园远院月云运在造则增展站张长者真正政之知直值指制质治中种重州洲主住注转装准资子自字总走族组最左作做',
]
