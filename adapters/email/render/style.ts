/** How things look by day; mail programs read styles where they are used. */
const day = {
  page: 'background:#f4f4f1;color:#1d1d1b',
  card: 'background:#ffffff',
  title: 'margin:0 0 4px;font-size:24px;line-height:1.25;font-weight:700',
  note: 'margin:0 0 8px;font-size:14px;line-height:1.5;color:#5c5c57',
  heading:
    'margin:28px 0 8px;padding-top:12px;border-top:2px solid #1d1d1b;font-size:14px;line-height:1.4;font-weight:700;letter-spacing:.04em',
  item: 'margin:20px 0 4px;font-size:18px;line-height:1.35;font-weight:700',
  text: 'margin:0 0 10px;font-size:16px;line-height:1.55',
  link: 'color:#0b57a4',
  button:
    'display:inline-block;padding:12px 22px;border-radius:6px;background:#0b57a4;color:#ffffff;font-size:16px;font-weight:700;text-decoration:none',
  foot: 'margin:0 0 8px;font-size:13px;line-height:1.5;color:#5c5c57',
} as const

export type StyleName = keyof typeof day

/** The attributes of an element that looks so, also by night. */
export const look = (name: StyleName): string => `class="${name}" style="${day[name]}"`

/** By night, where a mail program asks for it; what stands at the element is overruled. */
export const night = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background:#161614!important;color:#ecebe6!important}
.card{background:#1f1f1c!important}
.note,.foot{color:#b5b4ac!important}
.heading{border-top-color:#ecebe6!important}
.link{color:#8ec2f5!important}
.button{background:#8ec2f5!important;color:#10202e!important}
}
@media (max-width:620px){.card{padding:20px 16px!important}}`

export const font =
  "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue','PingFang SC','Microsoft YaHei','Noto Sans SC',Arial,sans-serif"
