/** The chunks that were read already, and then the rest of the stream. */
export async function* joinChunks(
  first: readonly Buffer[],
  rest: AsyncIterator<Buffer>,
): AsyncGenerator<Buffer> {
  yield* first;
  for (let read = await rest.next(); !read.done; read = await rest.next()) yield read.value;
}
