import type { Shared } from '../en/shared.ts'

/** What Briefwire says in Chinese where other programs answer in the same bot. */
export const shared: Shared = {
  opened: '编辑台已在这里打开：你写的内容都会进入下一期，机器人的其他功能不会再收到。结束：',
  closed: '编辑台已在这里关闭：你写的内容重新交给机器人的其他功能。投稿或再次打开：',
  notOpen: '这个机器人还有其他功能，所以我只接收用下面命令发来的新闻；打开编辑台后，则接收你在这里写的一切：',
  neverOpen: '这个机器人还有其他功能，所以我只接收这样发来的新闻：',
  alwaysOpen: '在这里你本来就可以直接写给我，编辑台一直开着。',
  useNewsroom: '在群或频道里，编辑台为所有人一起打开：',
}
