import type { Language } from '../model.ts'

/** An English newsletter to begin with: what a new user sees first. The companies in it are invented. */
const en = `The Commerce Brief
Monday, 9 March 2026

Shops and payments

1. Palm-reading tills reach 2,000 Northwind supermarkets
Northwind Grocers has switched on contactless payment by palm at its last 300 stores. Shoppers link a card once and leave their phone in their pocket; the chain says a basket of ten items is now paid for in eleven seconds instead of twenty-six.
Privacy groups welcomed one detail: the scan stays on the till for the length of the purchase and is never sent to the head office. (Harbour Post)

2. Corner shops band together to buy like a chain
Some 4,100 independent retailers in six countries have pooled their orders for coffee, rice and washing powder. The first joint tender cut their prices by 7%, which is about what the big supermarkets had ahead of them. (Retail Letter)

3. Lantern & Oak rents out its shop windows by the hour
The department store lets small brands take over a window on the high street for as little as one lunch break. "We sold out until June in four days," says its window editor, a title that did not exist last year. (The Merchant, https://merchant.example/lantern-windows)

4. Regulator gives marketplaces until autumn to name their sellers
From 1 September every offer on a marketplace must show who sells it, from where, and who takes it back. Platforms that leave the fields empty will be fined by the day. The watchdog will test 500 offers each month, chosen by lot. (Daily Docket)

Platforms and technology

5. Transit card Ferro becomes a wallet for the whole city
Ferro, carried by nine million commuters, can now pay in cafés, at parking meters and in the municipal swimming pools. Merchants are charged a flat two cents, however large the bill.
The operator expects one purchase in eight to move to the card by the end of the year. (Metro Ledger, https://metroledger.example/ferro)

6. Shopping assistants learn to say "you do not need this"
Three language model start-ups let their AI agent advise against a purchase. Early figures are a surprise: people who were talked out of one thing came back twice as often, and returned half as much. (Signal & Noise)

7. Live shopping grows up: fewer shouts, longer shows
The livestream studio Brightside has dropped the countdown clocks. Its hosts now cook, mend and answer questions for two hours at a time, and viewers stay for 31 minutes, up from nine. (Creator Weekly)

8. Instant payments overtake cards at online checkouts in the north
For the first time, more than half of last quarter's online orders in the five northern countries were settled by instant payment from a bank account. Cards fell to 38%. Small shops named the fee as their reason, shoppers the speed of a refund. (Nordic Figures)

Across borders

9. One form instead of eleven for small parcels
Four customs authorities have agreed on a single electronic declaration for goods worth less than 150 euros. A trial with 60,000 parcels brought clearance down from two days to forty minutes. (Freight Today, https://freighttoday.example/one-form)

10. Tea growers sell to the world from a shared warehouse
Twelve villages in the hills now fill one overseas warehouse together, and their teas arrive two days after an order instead of three weeks. Cross-border sales have tripled since the autumn harvest. (Green Leaf Journal)

11. Returned trainers find a second life next door
The logistics firm Looptrack no longer ships returns across the sea. It cleans and resells them in the country in which they were sent back, which saves 70% of the freight and, by its own count, 900 tonnes of carbon emissions a year. (Parcel Monitor)

The Commerce Brief comes out every working day. To join the readers' group or to send us news, just answer this message.
`

/** A Spanish newsletter to begin with. The companies in it are invented. */
const es = `El Boletín del Comercio
2026-03-09

Tiendas y pagos

1. Las cajas que leen la palma llegan a 2000 supermercados Norteviento
Supermercados Norteviento ha activado el pago con la palma de la mano en sus últimas 300 tiendas. El cliente vincula una tarjeta una sola vez y deja el teléfono en el bolsillo; una cesta de diez artículos se paga ahora en once segundos en lugar de veintiséis.
Los defensores de la privacidad aplaudieron un detalle: la lectura se queda en la caja mientras dura la compra y nunca se envía a la central. (El Correo del Puerto) #payments #retail

2. Las tiendas de barrio se unen para comprar como una cadena
Unos 4100 comercios independientes de seis países han reunido sus pedidos de café, arroz y detergente. La primera licitación conjunta bajó sus precios un 7 %, más o menos la ventaja que tenían los grandes supermercados. (Carta del Comercio) #retail

3. Farol y Roble alquila sus escaparates por horas
Los grandes almacenes dejan que las marcas pequeñas ocupen un escaparate de la calle mayor por tan solo una hora de comida. «Llenamos hasta junio en cuatro días», dice su editora de escaparates, un cargo que el año pasado no existía. (El Mercader, https://merchant.example/escaparates) #retail

4. Los mercados en línea tienen hasta otoño para nombrar a sus vendedores
Desde el 1 de septiembre, cada oferta debe mostrar quién la vende, desde dónde y quién acepta la devolución. Las plataformas que dejen los campos vacíos pagarán una multa por día. El regulador revisará 500 ofertas al mes, elegidas por sorteo. (El Diario Oficioso) #regulation

Plataformas y tecnología

5. La tarjeta de transporte Ferro se convierte en la cartera de toda la ciudad
Ferro, que llevan nueve millones de viajeros, ya sirve para pagar en cafés, parquímetros y piscinas municipales. Los comercios pagan dos céntimos fijos, por alta que sea la cuenta.
La empresa espera que una de cada ocho compras pase a la tarjeta antes de fin de año. (Cuaderno Urbano, https://metroledger.example/ferro-es) #payments

6. Los asistentes de compra aprenden a decir «no lo necesitas»
Tres empresas jóvenes dejan que sus asistentes desaconsejen una compra. Las primeras cifras sorprenden: quienes renunciaron a algo volvieron el doble de veces y devolvieron la mitad. (Señal y Ruido) #ai

7. La venta en directo madura: menos gritos, programas más largos
El estudio Ladoclaro ha retirado los relojes de cuenta atrás. Sus presentadores cocinan, arreglan cosas y responden preguntas durante dos horas, y el público se queda 31 minutos; antes eran nueve. (Semana Creadora) #social-commerce

8. Los pagos inmediatos superan a las tarjetas en las tiendas en línea del norte
Por primera vez, más de la mitad de los pedidos en línea del último trimestre en los cinco países del norte se pagó al momento desde una cuenta bancaria. Las tarjetas bajaron al 38 %. Las tiendas pequeñas hablan de la comisión; los clientes, de la rapidez del reembolso. (Cifras del Norte) #payments

Más allá de las fronteras

9. Un formulario en lugar de once para los paquetes pequeños
Cuatro aduanas han acordado una sola declaración electrónica para mercancías de menos de 150 euros. Una prueba con 60 000 paquetes redujo el despacho de dos días a cuarenta minutos. (Carga Hoy, https://freighttoday.example/formulario) #logistics #cross-border

10. Los cultivadores de té venden al mundo desde un almacén común
Doce pueblos de la sierra llenan juntos un almacén en el extranjero, y su té llega a los dos días del pedido en lugar de tres semanas. Las ventas al exterior se han triplicado desde la cosecha de otoño. (Hoja Verde) #cross-border

11. Las zapatillas devueltas encuentran una segunda vida cerca
La empresa de transporte Bucle ya no envía las devoluciones al otro lado del mar. Las limpia y las revende en el país donde se devolvieron, lo que ahorra el 70 % del flete y, según sus cuentas, 900 toneladas de emisiones al año. (Observador de Paquetes) #logistics

El Boletín del Comercio sale cada día laborable. Para unirte al grupo de lectores o enviarnos noticias, responde a este mensaje.
`

/** A Chinese newsletter to begin with. The companies in it are invented. */
const zh = `【电商早报】
2026年3月9日 星期一

零售与支付

1、青禾超市两千家门店开通掌纹支付
青禾超市宣布，最后三百家门店已接入掌纹支付设备。顾客只需绑定一次银行卡，结账时伸手即可，平均用时由二十六秒缩短到十一秒。
公司表示，掌纹信息只在收银机上停留到付款结束，不会上传总部。（海港晚报）

2、六省夫妻店抱团采购，进货价平均降了7%
四千一百家社区便利店把米、油和洗衣粉的订单合在一起招标，首轮价格便与大型连锁超市持平。发起人说，下一步将尝试联合配送。（零售周刊）

3、老字号“灯桥”把橱窗按小时出租
百货公司灯桥推出“一小时橱窗”，小品牌花一顿午饭的钱就能在步行街亮相。四天之内，六月前的档期全部订满。（商人日报，https://merchant.example/window）

4、新规要求电商平台九月前亮明卖家身份
自9月1日起，平台上的每件商品都须写明卖家是谁、从哪里发货、由谁负责退货。监管部门每月随机抽查五百件商品，信息不全的按日罚款。（法治早报）

平台与技术

5、公交卡“渡口”升级为全城通用的电子钱包
九百万市民手中的“渡口”卡，如今可以在咖啡馆、停车场和游泳馆使用。无论金额大小，商户每笔只付两分钱。
运营方预计，到年底全城八分之一的消费将由它完成。（城市账本，https://metroledger.example/dukou）

6、导购智能体学会了劝人“别买”
三家大模型创业公司让自己的导购助手在必要时劝退顾客。结果出人意料：被劝退的人回头率翻了一番，退货少了一半。（信号与噪声）

7、直播带货慢下来：少一点吆喝，多一点时间
直播间“向阳里”撤掉了倒计时。主播改为做饭、修补、答疑，一场两小时，观众平均停留三十一分钟，过去只有九分钟。（创作者周报）

8、北方五省网购：扫码支付首次过半
上季度，五省过半网购订单由银行账户扫码支付完成，刷卡比例降到38%。小店看重手续费，买家看重退款快。（北方数据）

跨境电商

9、小额包裹报关：十一张表变一张
四地海关商定，价值一千元以下的商品统一使用一份电子申报单。六万件包裹的试点显示，清关由两天缩短到四十分钟。（货运今日，https://freighttoday.example/one-form）

10、十二个茶村合用一座海外仓
山里的十二个村子把茶叶存进同一座海外仓，下单两天即可送达，过去要等三周。秋茶上市以来，跨境销量增加了两倍。（绿叶杂志）

11、退回的球鞋在当地重新上架
物流公司“回环”不再把退货运回海那边，而是就地清洗、转卖，省下七成运费，一年少排九百吨二氧化碳。（包裹观察）

欢迎加入读者群：直接回复本消息即可。商务合作与新闻线索，同样欢迎来信。
`

/** The sample issue in each language. */
export const samples: Readonly<Record<Language, string>> = { en, es, zh }
