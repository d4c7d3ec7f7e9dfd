import chromium from '@sparticuz/chromium'
import { type Browser, chromium as driver } from 'playwright-core'
import { provideFonts } from './fonts.ts'

/** The browser that a package ships, with Chinese letters; nothing is downloaded. `folder` is for its files. */
export async function launchBrowser(folder: string): Promise<Browser> {
  return driver.launch({
    executablePath: await chromium.executablePath(),
    // Not the package's own switches: they turn the browser's guards off.
    args: ['--no-sandbox', '--headless=shell', '--disable-gpu', '--no-zygote', '--font-render-hinting=none'],
    env: { ...process.env, ...provideFonts(folder), LC_ALL: 'C.UTF-8' },
  })
}
