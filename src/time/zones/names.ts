/**
 * What places are called that the list of cities has no name for: Chinese names, short names, other spellings, and what people call a
 * zone. One line a zone, in small letters, with `_` for a blank within a name.
 */
const lines = `
Asia/Shanghai|中国 中国大陆 大陆 中國 china mainland_china prc 北京 上海 广州 深圳 天津 重庆 成都 杭州 武汉 西安 南京 苏州 无锡 宁波 长沙 郑州 青岛 济南 大连 沈阳 长春 哈尔滨 石家庄 太原 合肥 南昌 福州 厦门 泉州 温州 南宁 昆明 贵阳 海口 三亚 兰州 银川 西宁 呼和浩特 拉萨 东莞 佛山 珠海 中山 惠州 汕头 常州 徐州 南通 扬州 绍兴 嘉兴 金华 烟台 潍坊 洛阳 桂林 乌镇 廊坊 保定 唐山 江苏 浙江 广东 福建 山东 山西 河南 河北 湖南 湖北 四川 安徽 江西 辽宁 吉林 黑龙江 陕西 甘肃 青海 贵州 云南 广西 海南 内蒙古 宁夏 西藏 雄安 北京时间 beijing_time china_time 东八区时间 peking canton pekin hora_de_china
Asia/Urumqi|乌鲁木齐 喀什 urumqi ürümqi kashgar 新疆时间 xinjiang_time
Asia/Hong_Kong|香港 hong_kong hk hongkong hkt
Asia/Macau|澳门 澳門 macau macao
Asia/Taipei|台湾 台灣 臺灣 台北 臺北 台中 台南 高雄 新竹 桃园 taiwan taipei kaohsiung
Asia/Tokyo|日本 东京 東京 大阪 京都 横滨 横浜 名古屋 札幌 福冈 福岡 神户 神戸 广岛 仙台 冲绳 北海道 jst tokio
Asia/Seoul|韩国 首尔 首爾 釜山 仁川 济州 济州岛 大邱 서울 korea south_korea kst seul corea_del_sur corea
Asia/Pyongyang|朝鲜 平壤 north_korea
Asia/Singapore|新加坡 狮城 星加坡 singapore sgt singapur
Asia/Kuala_Lumpur|马来西亚 吉隆坡 槟城 新山 马六甲 kl malaysia
Asia/Bangkok|泰国 曼谷 清迈 普吉 普吉岛 芭提雅 thailand
Asia/Ho_Chi_Minh|越南 胡志明 胡志明市 西贡 河内 岘港 saigon hcmc hanoi vietnam
Asia/Jakarta|雅加达 万隆 wib
Asia/Makassar|巴厘岛 巴厘 登巴萨 bali
Asia/Manila|菲律宾 马尼拉 宿务 pht philippines
Asia/Phnom_Penh|柬埔寨 金边 暹粒 cambodia
Asia/Vientiane|老挝 万象 laos
Asia/Yangon|缅甸 仰光 曼德勒 burma myanmar rangoon
Asia/Kolkata|印度 新德里 德里 孟买 班加罗尔 加尔各答 金奈 海得拉巴 bangalore bombay calcutta madras india new_delhi nueva_delhi
Asia/Karachi|巴基斯坦 卡拉奇 伊斯兰堡 拉合尔
Asia/Dhaka|孟加拉国 孟加拉 达卡
Asia/Kathmandu|尼泊尔 加德满都
Asia/Colombo|斯里兰卡 科伦坡
Asia/Ulaanbaatar|蒙古 蒙古国 乌兰巴托
Asia/Almaty|哈萨克斯坦 阿拉木图 阿斯塔纳 努尔苏丹 nur-sultan astana
Asia/Tashkent|乌兹别克斯坦 塔什干
Asia/Bishkek|吉尔吉斯斯坦 比什凯克
Asia/Dubai|阿联酋 迪拜 阿布扎比 uae emirates gst
Asia/Riyadh|沙特 沙特阿拉伯 利雅得 吉达 麦加 saudi ksa
Asia/Qatar|卡塔尔 多哈
Asia/Kuwait|科威特
Asia/Tehran|伊朗 德黑兰 persia
Asia/Baghdad|伊拉克 巴格达 bagdad
Asia/Jerusalem|以色列 耶路撒冷 特拉维夫 jerusalen
Asia/Beirut|黎巴嫩 贝鲁特
Asia/Amman|约旦 安曼
Europe/Istanbul|土耳其 伊斯坦布尔 安卡拉 turkey constantinople estambul
Europe/London|英国 伦敦 倫敦 曼彻斯特 伯明翰 利物浦 爱丁堡 格拉斯哥 牛津 剑桥 利兹 布里斯托 英格兰 苏格兰 威尔士 uk u.k. gb britain great_britain england scotland wales northern_ireland british_time londres edimburgo inglaterra escocia gran_bretana hora_britanica
Europe/Dublin|爱尔兰 都柏林
Europe/Berlin|德国 柏林 慕尼黑 法兰克福 汉堡 科隆 杜塞尔多夫 斯图加特 莱比锡 德累斯顿 汉诺威 纽伦堡 不来梅 多特蒙德 波恩 deutschland frankfurt munchen muenchen koln koeln cet cest mez 中欧时间 central_european_time munich francfort hamburgo hora_central_europea
Europe/Paris|法国 巴黎 里昂 马赛 尼斯 波尔多 图卢兹 斯特拉斯堡 里尔
Europe/Madrid|西班牙 马德里 巴塞罗那 瓦伦西亚 塞维利亚 españa espana barcelona hora_peninsular peninsula
Europe/Lisbon|葡萄牙 里斯本 波尔图 wet lisboa oporto
Europe/Rome|意大利 罗马 米兰 威尼斯 佛罗伦萨 那不勒斯 都灵 博洛尼亚 italia roma milano florencia milan venecia napoles turin
Europe/Vatican|梵蒂冈
Europe/Zurich|瑞士 苏黎世 日内瓦 巴塞尔 伯尔尼 洛桑 schweiz ginebra basilea
Europe/Vienna|奥地利 维也纳 萨尔茨堡 wien viena
Europe/Amsterdam|荷兰 阿姆斯特丹 鹿特丹 海牙 埃因霍温 holland the_netherlands netherlands
Europe/Brussels|比利时 布鲁塞尔 安特卫普 bruselas amberes
Europe/Luxembourg|卢森堡
Europe/Copenhagen|丹麦 哥本哈根 copenhague
Europe/Stockholm|瑞典 斯德哥尔摩 哥德堡 马尔默 estocolmo
Europe/Oslo|挪威 奥斯陆 卑尔根
Europe/Helsinki|芬兰 赫尔辛基
Atlantic/Reykjavik|冰岛 雷克雅未克
Europe/Warsaw|波兰 华沙 克拉科夫 varsovia cracovia
Europe/Prague|捷克 布拉格 czech_republic praha praga
Europe/Bratislava|斯洛伐克 布拉迪斯拉发
Europe/Budapest|匈牙利 布达佩斯
Europe/Bucharest|罗马尼亚 布加勒斯特 bucarest
Europe/Sofia|保加利亚 索非亚
Europe/Belgrade|塞尔维亚 贝尔格莱德 belgrado
Europe/Zagreb|克罗地亚 萨格勒布
Europe/Ljubljana|斯洛文尼亚 卢布尔雅那
Europe/Athens|希腊 雅典 eet atenas
Europe/Kyiv|乌克兰 基辅 kiev ukraine
Europe/Minsk|白俄罗斯 明斯克
Europe/Moscow|莫斯科 圣彼得堡 msk saint_petersburg st_petersburg moscu san_petersburgo
Asia/Novosibirsk|新西伯利亚
Asia/Vladivostok|海参崴 符拉迪沃斯托克
Asia/Irkutsk|伊尔库茨克
Asia/Yekaterinburg|叶卡捷琳堡
Africa/Cairo|埃及 开罗 el_cairo
Africa/Casablanca|摩洛哥 卡萨布兰卡
Africa/Johannesburg|南非 约翰内斯堡 开普敦 sast ciudad_del_cabo johannesburgo
Africa/Nairobi|肯尼亚 内罗毕
Africa/Lagos|尼日利亚 拉各斯
Africa/Addis_Ababa|埃塞俄比亚 亚的斯亚贝巴
America/New_York|纽约 紐約 华盛顿 波士顿 费城 迈阿密 亚特兰大 奥兰多 匹兹堡 底特律 巴尔的摩 美东 美国东部 东部时间 美东时间 佛罗里达 佛州 新泽西 宾州 nyc new_york_city big_apple washington washington_dc washington_d.c. dc est edt et eastern_time eastern_us us_eastern us_east_coast nueva_york filadelfia hora_del_este horario_del_este
America/Chicago|芝加哥 休斯顿 达拉斯 奥斯汀 圣安东尼奥 新奥尔良 明尼阿波利斯 圣路易斯 纳什维尔 美中 美国中部 美中时间 德州 得克萨斯 伊利诺伊 central_time us_central cdt nueva_orleans
America/Denver|丹佛 盐湖城 美国山区 山地时间 山区时间 mst mdt mt mountain_time us_mountain
America/Phoenix|凤凰城 亚利桑那 arizona
America/Los_Angeles|洛杉矶 洛杉磯 旧金山 舊金山 三藩市 圣地亚哥加州 圣何塞 硅谷 西雅图 波特兰 拉斯维加斯 萨克拉门托 美西 美国西部 西部时间 美西时间 太平洋时间 加州 加利福尼亚 华盛顿州 la l.a. sf silicon_valley bay_area seattle pst pdt pt pacific_time us_pacific us_west_coast hora_del_pacifico horario_del_pacifico
America/Anchorage|阿拉斯加 安克雷奇 akst
Pacific/Honolulu|夏威夷 檀香山 火奴鲁鲁 hawaii hst
America/Toronto|多伦多 渥太华 蒙特利尔 魁北克 安大略 montreal
America/Vancouver|温哥华 溫哥華 维多利亚 不列颠哥伦比亚
America/Edmonton|卡尔加里 埃德蒙顿 阿尔伯塔
America/Winnipeg|温尼伯
America/Halifax|哈利法克斯 ast atlantic_time
America/Mexico_City|墨西哥城 cdmx ciudad_de_mexico mexico_df df
America/Sao_Paulo|圣保罗 里约 里约热内卢 巴西利亚 brt rio san_pablo rio_de_janeiro
America/Argentina/Buenos_Aires|阿根廷 布宜诺斯艾利斯 argentina
America/Santiago|智利 chile santiago_de_chile
America/Lima|秘鲁 利马
America/Bogota|哥伦比亚 波哥大
America/Caracas|委内瑞拉 加拉加斯
America/Havana|古巴 哈瓦那 la_habana
America/Panama|巴拿马 ciudad_de_panama
Australia/Sydney|悉尼 雪梨 堪培拉 aest aedt canberra sidney
Australia/Melbourne|墨尔本
Australia/Brisbane|布里斯班 黄金海岸
Australia/Perth|珀斯 佩斯 awst
Australia/Adelaide|阿德莱德 acst
Australia/Darwin|达尔文
Pacific/Auckland|奥克兰 惠灵顿 基督城 新西兰 紐西蘭 new_zealand nz nzst nzdt
Pacific/Fiji|斐济
UTC|utc gmt z zulu 世界时 协调世界时 格林威治 格林尼治 格林威治时间 格林尼治时间 greenwich greenwich_mean_time universal_time
`

/** What may be one of several: the zones, with the place that each is for. */
const ambiguous: Readonly<Record<string, readonly string[]>> = {
  cst: ['America/Chicago', 'Asia/Shanghai'],
  ct: ['America/Chicago', 'Asia/Shanghai'],
  bst: ['Europe/London', 'Asia/Dhaka'],
  ist: ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem'],
  新疆: ['Asia/Shanghai', 'Asia/Urumqi'],
  xinjiang: ['Asia/Shanghai', 'Asia/Urumqi'],
  圣地亚哥: ['America/Los_Angeles', 'America/Santiago'],
  蒙特雷: ['America/Monterrey', 'America/Los_Angeles'],
  印度尼西亚: ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'],
  印尼: ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'],
}

let known: ReadonlyMap<string, readonly string[]> | null = null

/** The zones of a place by a name that only people use for it, as `fold` writes it; empty: none. */
export function zonesCalled(name: string): readonly string[] {
  known ??= table()
  return known.get(name) ?? []
}

function table(): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, readonly string[]>(Object.entries(ambiguous))
  for (const line of lines.trim().split('\n')) {
    const [zone = '', called = ''] = line.split('|')
    for (const name of called.split(' ').map((written) => written.replaceAll('_', ' ')))
      if (!names.has(name)) names.set(name, [zone])
  }
  return names
}
