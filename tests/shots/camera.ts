import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { Page } from 'playwright-core'

const schemes = ['light', 'dark'] as const

/** Keeps what is seen, in light and dark, in a folder. */
export interface Camera {
  /** The page as it is. */
  shoot(page: Page, name: string): Promise<void>
  /** A picture that looks the same whatever the hour. */
  keep(png: Uint8Array, name: string): Promise<void>
}

export function createCamera(into: string): Camera {
  mkdirSync(into, { recursive: true })
  // A fifth of what PNG takes, and nobody sees the difference.
  const keep = async (png: Uint8Array, name: string): Promise<void> => {
    const picture = await loadImage(Buffer.from(png))
    const canvas = createCanvas(picture.width, picture.height)
    canvas.getContext('2d').drawImage(picture, 0, 0)
    writeFileSync(join(into, `${name}.webp`), await canvas.encode('webp', 88))
  }
  return {
    keep,
    async shoot(page, name) {
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await page.evaluate('scrollTo(0, 0)')
        await keep(await page.screenshot(), `${name}-${colorScheme}`)
      }
    },
  }
}
