/** The words that people's wishes and commands are made of, by whose slips are known: in small letters. */
export const vocabulary: readonly string[] = `
hello good morning evening afternoon night nights thanks thank you bye goodbye help commands who what which where when how
latest newest news brief briefing issue issues edition newsletter digest weekly summary headlines headline titles today yesterday tomorrow tonight
topic topics about show tell give send want would like only just everything nothing except without more
subscribe subscription unsubscribe stop follow unfollow mute unmute pause resume continue until till from to between before after
settings preferences options language english chinese spanish format full text short shorter teaser pictures images sound silent
time zone hour every each day days daily week weeks month months weekday weekdays weekend weekends morning noon midnight half past quarter
monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays
january february march april may june july august september october november december
one two three four five six seven eight nine ten eleven twelve
search find number story item items data delete forget privacy propose suggest vacation holiday messages quiet
the and with live moved
move delete remove later section source headline topics publish publication schedule unschedule correct correction retract undo draft check history
swap last first second third end top down test copy preview add edit change replace urgent approve
hola buenos buenas días tardes noches gracias adiós ayuda quién eres puedes funciona comandos
últimas última noticias noticia novedades edición boletín hoy ayer número titulares temas tema sobre muéstrame dime dame envíame
suscribirme suscríbeme suscripción suscribir baja cancelar parar deja quiero solo todo todos menos excepto sin mas seguir silenciar
pausa pausar hasta durante reanudar continuar ajustes configuración preferencias idioma español inglés chino formato texto completo corto
imágenes sonido hora horario zona horaria cada semana semanas mes meses semanal resumen mañana tarde noche mediodía medianoche
lunes martes miércoles jueves viernes sábado domingo sábados domingos laborables
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
una dos tres cuatro cinco seis siete ocho nueve diez once doce media cuarto
buscar busca datos borra olvídame proponer vacaciones mensajes vivo estoy
mover mueve borrar elimina eliminar después sección fuente titular publicar publica programar programa corregir corrige retirar deshacer borrador
historial primero segundo tercero último cambiar cambia reemplazar urgente aprobar
`
  .trim()
  .split(/\s+/)

/** The same in Chinese, where a slip is another sign of the same sound. */
export const chineseVocabulary: readonly string[] = `
你好 谢谢 再见 帮助 最新 新闻 简报 消息 今天 昨天 明天 标题 头条 全文 摘要 往期 上一期 话题 主题 订阅 退订 取消 关注 屏蔽 停止 推送
设置 偏好 语言 中文 英文 西班牙语 格式 图片 声音 静音 时区 时间 点半 点钟 一刻 早上 上午 中午 下午 傍晚 晚上 每天 每周 工作日 周末 周一 周二 周三 周四
周五 周六 周日 星期 暂停 恢复 继续 搜索 查找 数据 删除 忘记 推荐 投稿 免打扰 夜里 一周 两周 全部 只看 不看
移到 移动 删掉 栏目 来源 下期 发布 定时 更正 撤销 撤回 草稿 历史 检查 置顶 交换 紧急 第一 第二 第三 最后
`
  .trim()
  .split(/\s+/)

/** Signs that sound alike or nearly so, group by group: what a keyboard that goes by sound puts in by mistake. */
export const alike: readonly string[] = `
半办伴般拌 点典店电 刻课克客 钟中种 早造找澡 晚碗玩完万 上尚商 午舞五武 中种忠钟 下夏吓 每美妹没 天田添 周州洲粥 末莫墨 工公功 作做坐座 日
订定丁顶盯 阅约悦越月乐 退腿推 取去曲 消削销小 关官观 注住主祝 屏平瓶 蔽闭币毕避 停亭廷听 止只指址 推退 送松宋
话画化花华 题提体替 主住注 新心欣辛 闻文问稳 简减检见 报抱暴宝 息西希系 今金进近 昨作做 标表彪 头投 条跳调 全权泉 最罪醉嘴
设社射 置制值质智治 语雨与 言严研盐 英应鹰 格隔个 式试事是 图土涂 片偏篇 静净景经 音因阴 时是事石 区去取曲 间见件建
暂站战展 恢灰回会 复付负夫 继寄计记 续序绪 搜收馊 索所锁 查茶差 找早 数书树输 据剧具句 删山闪 除出处 忘望往 记寄计 推腿 荐见建件 投头 稿搞高
免面勉 打大 扰绕 帮邦棒 助住注祝 谢些写 再在 见件 移一已疑 动懂洞 栏蓝兰拦 目木牧 来莱 源元原园 期其七起 发法罚 布部步不 更跟耕 正整证 撤彻车
销消 草曹 历力立利 史始使 检简减 紧进仅 急及集级 交教叫 换还患 顶定订
`
  .trim()
  .split(/\s+/)
