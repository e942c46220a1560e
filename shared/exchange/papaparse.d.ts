/*
 * As much of papaparse as is used here. Its published types pull in those of Node, which the pure code must not see.
 */
declare module 'papaparse' {
  type ParseError = {
    readonly type: string
    readonly code: string
    readonly message: string
    readonly row?: number
  }
  type Papa = {
    parse(
      text: string,
      options: { readonly header: false; readonly delimiter: string },
    ): { readonly data: string[][]; readonly errors: ParseError[] }
    unparse(rows: readonly (readonly (string | number)[])[], options: { readonly newline: string }): string
  }
  const papa: Papa
  export default papa
}
