/** https://github.com/cscott/seek-bzip#api */
declare module 'seek-bzip' {
  class Stream {
    readByte(): number;
    writeByte(byte: number): void;
  }
  const Bunzip: {
    readonly Stream: typeof Stream;
    readonly decode: (input: Stream, output: Stream, multistream: boolean) => unknown;
  };
  export default Bunzip;
}
