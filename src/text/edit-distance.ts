/**
 * Letters to put in, leave out, change or swap with their neighbour to make one word of another;
 * anything above `limit` comes back as `limit + 1`. Takes time in proportion to both lengths: cut what a stranger typed.
 */
export const editDistance = (a: string, b: string, limit = Number.POSITIVE_INFINITY): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  // Three lines of the table are enough; a swap looks two lines back.
  let [above2, above, line] = [
    new Uint16Array(b.length + 1),
    Uint16Array.from({ length: b.length + 1 }, identity),
    new Uint16Array(b.length + 1),
  ]
  for (let row = 1; row <= a.length; row++) {
    line[0] = row
    let least = row
    const letter = a.charCodeAt(row - 1)
    for (let column = 1; column <= b.length; column++) {
      const other = b.charCodeAt(column - 1)
      let cost = Math.min(at(above, column), at(line, column - 1)) + 1
      cost = Math.min(cost, at(above, column - 1) + (letter === other ? 0 : 1))
      const swapped = row > 1 && column > 1 && letter === b.charCodeAt(column - 2) && other === a.charCodeAt(row - 2)
      if (swapped) cost = Math.min(cost, at(above2, column - 2) + 1)
      line[column] = cost
      if (cost < least) least = cost
    }
    if (least > limit) return limit + 1
    ;[above2, above, line] = [above, line, above2]
  }
  return Math.min(at(above, b.length), limit + 1)
}

const identity = (_: unknown, index: number): number => index

const at = (line: Uint16Array, column: number): number => line[column] ?? 0
