const notBase64 = /[^A-Za-z0-9+/= \t\r\n]/;
const base64Text = /^[A-Za-z0-9+/ \t\r\n]*(?:=[ \t\r\n]*){0,2}$/;

/**
 * What is wrong with the base64 text of a block, and at which offset of `body`; `undefined` where nothing is.
 * Source: RFC 4648 §4; blanks, tabs and line breaks may stand anywhere (RFC 7468 §3, `laxbase64text`).
 */
export function base64Fault(body: string): { readonly what: string; readonly at: number } | undefined {
  if (!base64Text.test(body)) {
    const stranger = notBase64.exec(body);
    if (stranger) return { what: 'the block has a character that is not base64', at: stranger.index };
    return { what: 'the base64 text goes on behind its padding', at: body.indexOf('=') };
  }
  const length = body.replace(/\s+/g, '').length;
  if (length === 0) return { what: 'the block is empty', at: 0 };
  if (length % 4 !== 0) return { what: 'the base64 text ends inside a group of four characters', at: body.trimEnd().length };
  return undefined;
}
