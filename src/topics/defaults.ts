import type { Topic } from '../model.ts'

const topic = (slug: string, en: string, zh: string, latin: string, chinese: string): Topic => ({
  slug,
  title: { en, zh },
  words: [...latin.split(','), ...chinese.split('，')]
    .map((word) => word.trim().replaceAll(/\s+/g, ' '))
    .filter((word) => word !== ''),
})

/**
 * The topics of a commerce brief, in the order in which they are listed. A word belongs here only if it gives its topic
 * away wherever it stands: "mobile payment" does, "payment" alone does not (it stands in company names and contracts).
 */
export const defaultTopics: readonly Topic[] = [
  topic(
    'payments',
    'Payments',
    '支付',
    `mobile payment, digital payment, online payment, cashless, contactless payment, face-scanning payment, facial payment,
     palm payment, QR payment, QR code payment, instant payment, payment app, payment method, payment market, payment network,
     payment terminal, payment licence, payment license, payment fee, wallet, e-wallet, Alipay, WeChat Pay, Apple Pay,
     Google Pay, UnionPay, PayPal, Stripe, Adyen, Visa card, Mastercard, checkout payment, card reader, tap to pay,
     buy now pay later, digital yuan, digital euro, interchange fee`,
    `支付宝，微信支付，移动支付，刷脸支付，扫码支付，第三方支付，数字支付，在线支付，支付牌照，支付市场，支付平台，
     支付方式，支付手续费，云闪付，银联，数字人民币，电子钱包，数字钱包，跨境支付，收款码，掌纹支付，先买后付，刷卡`,
  ),
  topic(
    'retail',
    'Retail',
    '零售',
    `retail, retailer, retailing, supermarket, hypermarket, convenience store, department store, physical store, chain store,
     flagship store, grocery, grocer, grocery store, community group buying, group buying, shopping mall, shopping centre,
     shopping center, store opening, storefront, Walmart, Carrefour, Costco, IKEA, Uniqlo, Suning, Hema, 7-Eleven`,
    `零售，超市，便利店，百货，门店，商场，购物中心，连锁店，旗舰店，生鲜，社区团购，团购，线下店，专卖店，沃尔玛，永辉，
     苏宁，盒马，家乐福，优衣库`,
  ),
  topic(
    'marketplaces',
    'Marketplaces',
    '电商平台',
    `marketplace, e-commerce platform, ecommerce platform, online shopping platform, third-party seller, online mall, Amazon,
     eBay, Etsy, Taobao, Tmall, JD.com, Pinduoduo, Temu, Shopee, Lazada, AliExpress, Alibaba, Mercado Libre, Rakuten,
     Coupang, Allegro, Ozon, Shopify, Singles' Day, Prime Day`,
    `电商平台，网购平台，购物平台，平台商家，第三方卖家，网店，淘宝，天猫，京东，拼多多，亚马逊，速卖通，阿里巴巴，唯品会，
     双十一，双11，618大促，虾皮`,
  ),
  topic(
    'cross-border',
    'Cross-border',
    '跨境',
    `cross-border, cross border e-commerce, overseas warehouse, overseas seller, overseas market, customs, customs duty,
     customs clearance, tariff, de minimis, import duty, export, exporter, importer, free trade zone, bonded warehouse,
     bonded zone, AliExpress, Temu, Shein, global sellers`,
    `跨境，出海，海外仓，海淘，海关，清关，报关，关税，保税，保税区，自贸区，进口，出口，外贸，速卖通，海外市场`,
  ),
  topic(
    'regulation',
    'Regulation',
    '监管',
    `regulation, regulator, regulatory, e-commerce law, advertising law, consumer protection, consumer rights, antitrust,
     competition authority, competition law, market regulation, market supervision, data protection, privacy law, court,
     lawsuit, fined, ban, banned, false propaganda, unlicensed, without a licence, without a license, inspection, compliance,
     legislation, watchdog, ministry, directive`,
    `监管，法规，电商法，电子商务法，广告法，反垄断，消费者权益，市场监督，市场监管总局，处罚，罚款，整治，查处，立案，
     条例，新规，合规，虚假宣传，无证经营，法院，诉讼，禁令，工信部，商务部，个人信息保护`,
  ),
  topic(
    'logistics',
    'Logistics',
    '物流',
    `logistics, parcel, courier, express delivery, same-day delivery, next-day delivery, last mile, last-mile delivery,
     delivery robot, delivery drone, delivery van, parcel locker, warehouse, warehousing, fulfilment, fulfillment, freight,
     shipping, shipment, container ship, supply chain, cold chain, air cargo, Cainiao, SF Express, JD Logistics, DHL, FedEx`,
    `物流，快递，配送，包裹，仓储，仓库，货运，航运，海运，空运，供应链，冷链，最后一公里，快递柜，自提柜，驿站，无人机配送，
     菜鸟，顺丰，中通，圆通，京东物流`,
  ),
  topic(
    'social-commerce',
    'Social commerce',
    '社交电商',
    `social commerce, social e-commerce, social selling, live-stream, livestream, live-streaming, livestreaming, live commerce,
     live shopping, influencer, creator economy, group leader, team leader, micro-business, mini program, WeChat group,
     short video, TikTok Shop, Douyin, Kuaishou, Xiaohongshu, Pinterest, community group buying`,
    `社交电商，直播带货，直播电商，带货，主播，网红，达人，微商，团长，小程序，短视频，种草，私域，抖音，快手，小红书，微信群，
     社区团购`,
  ),
  topic(
    'consumer-tech',
    'Consumer tech',
    '消费科技',
    `smartphone, handset, tablet, laptop, wearable, smartwatch, smart glasses, smart home, smart speaker, smart device,
     smart socket, smart TV, messenger assistant, doorbell, headphone, earbud, e-reader, home robot, robot vacuum, foldable phone,
     home appliance, consumer electronics, gadget, games console, Alexa, iPhone, Echo Dot, Fire TV, Xiaomi, Huawei, 5G`,
    `智能手机，手机，平板电脑，笔记本电脑，可穿戴，智能手表，智能眼镜，智能家居，智能音箱，智能设备，智能家电，家电，
     扫地机器人，耳机，语音助手，消费电子，数码，折叠屏，小米，华为`,
  ),
  topic(
    'health',
    'Health',
    '健康',
    `health, health care, healthcare, health product, medicine, pharmacy, online pharmacy, pharmaceutical, drug, hospital,
     clinic, therapy, physiotherapy, vitamin, dietary supplement, medical, medical device, telemedicine, wellness, vaccine`,
    `健康产品，健康管理，健康数据，大健康，心理健康，保健品，保健，医药，药品，药店，网上药店，医院，医疗，诊所，理疗，互联网医疗，在线问诊，疫苗，维生素，膳食补充`,
  ),
  topic(
    'finance',
    'Finance',
    '金融',
    `funding round, seed round, series A, series B, series C, venture capital, private equity, IPO, initial public offering,
     public listing, stock market listing, stock exchange, shares rose, shares fell, market value, valuation, revenue, quarterly profit, net profit, net loss,
     earnings, acquisition, merger, takeover, investor, central bank, commercial bank, investment bank, banking, lender, loan, credit, insurer, insurance, bond,
     bankruptcy, fintech, Ant Financial, Ant Group`,
    `融资，投资方，投资者，上市公司，挂牌上市，上市申请，赴港上市，港交所，首次公开募股，招股书，市值，估值，营收，净利润，净亏损，财报，收购，并购，央行，商业银行，银行业，贷款，信贷，
     保险，债券，股价，破产，金融科技，蚂蚁金服，蚂蚁集团`,
  ),
  topic(
    'consumers',
    'Consumers',
    '消费者',
    `shopper, consumer survey, shopping survey, consumer spending, consumer confidence, online shopping, online shopper,
     return policy, returns policy, refund, free returns, no-reason return, unreasonable return, loyalty programme,
     loyalty program, complaint, customer service, second-hand, resale, holiday season, holiday shopping`,
    `网购，消费调查，消费信心，退货，退款，无理由退货，投诉，会员，客服，二手，闲置，复购，消费券`,
  ),
  topic(
    'ai',
    'Artificial intelligence',
    '人工智能',
    `AI, artificial intelligence, machine learning, language model, large language model, generative AI, chatbot, AI agent,
     shopping agent, shopping assistant, recommendation engine, computer vision, deep learning`,
    `人工智能，大模型，机器学习，深度学习，生成式，智能体，聊天机器人，算法推荐`,
  ),
  topic(
    'advertising',
    'Advertising',
    '广告营销',
    `advertising, advertiser, advertisement, advert, ad revenue, ad spending, marketing campaign, brand campaign, retail media, sponsored
     listing, sponsorship, search ads, celebrity endorsement, coupon`,
    `广告，营销，代言，赞助，优惠券，品牌推广，信息流`,
  ),
  topic(
    'food-delivery',
    'Food delivery',
    '外卖',
    `food delivery, meal delivery, takeaway, takeout, meal kit, delivery rider, dark kitchen, instant delivery, quick commerce,
     restaurant chain, Meituan, Ele.me, Deliveroo, DoorDash, Uber Eats, Grab Food`,
    `外卖，骑手，即时零售，即时配送，预制菜，餐饮，美团，饿了么`,
  ),
  topic(
    'autos',
    'Autos and mobility',
    '汽车出行',
    `electric vehicle, electric car, EV maker, carmaker, automaker, car dealer, used car, ride-hailing, robotaxi, self-driving,
     autonomous driving, bike-sharing, e-bike, charging station, Tesla, BYD, Didi, NIO`,
    `电动汽车，新能源车，新能源汽车，汽车，车企，二手车，网约车，自动驾驶，无人驾驶，共享单车，充电桩，特斯拉，比亚迪，滴滴`,
  ),
  topic(
    'sustainability',
    'Sustainability',
    '绿色发展',
    `sustainability, sustainable, recycling, recycled, recyclable, packaging waste, reusable packaging, carbon emission,
     carbon neutral, carbon footprint, green packaging, circular economy, renewable energy, solar power`,
    `可持续，回收，循环包装，绿色包装，碳排放，碳中和，碳足迹，环保，循环经济，太阳能`,
  ),
]
