/** An item in JSON as it was kept while it could have one picture, `photo`: as it is now. Anything else stays as it is. */
export function withPhotos(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('photo' in value) || typeof value.photo !== 'string')
    return value
  const { photo, ...item } = value
  return { ...item, photos: [photo] }
}

/** Reads JSON with such items in it. */
export const parseItems = (json: string): unknown => JSON.parse(json, (_, value) => withPhotos(value))
