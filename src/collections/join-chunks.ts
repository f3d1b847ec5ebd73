/** What was read of a stream already, and the rest of it. */
export async function* joinChunks(
  first: readonly Buffer[],
  rest: AsyncIterator<Buffer>,
): AsyncGenerator<Buffer> {
  yield* first;
  for (let read = await rest.next(); !read.done; read = await rest.next()) yield read.value;
}
