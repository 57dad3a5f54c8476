import { redactStrictly } from '../../proxy/redact-logins.ts';

/**
 * A line of a log without what could be a login: in a URL, in a header, behind an option or a name such as `password=`, or in the place of
 * a host. It may take more than a login, never less; what is taken reaches to the end of the line wherever a secret may hold blanks.
 */
export function redactLine(text: string): string {
  if (!anySecret.test(text)) return redactStrictly(text);
  // Names first: they may stand inside of what the second takes.
  return redactStrictly(secrets.reduce((clean, [hint, pattern]) => (hint.test(clean) ? clean.replace(pattern, taken) : clean), text));
}

// One look for the many lines that hold none of it.
const anySecret =
  /authoriz|cookie|basic |bearer|ntlm|negotiate|pass|pwd|secret|token|api.?key|user|login|-u|resolve |sing proxy|onnect(?:ed)? to |%3a|%40/i;

/** What stands in front of a secret, as a cheap test, and the whole of it: its words, which stay, and the secret. */
const secrets: readonly (readonly [hint: RegExp, pattern: RegExp])[] = [
  // RFC 9110 §11.6.2 and §11.7.2; RFC 6265. The scheme stays.
  [/authorization/i, /(authorization["']?\s{0,9}[:=]\s{0,9}["']?(?:(?:basic|bearer|digest|ntlm|negotiate)\b)?)(.*)$/is],
  [/cookie/i, /(cookie2?["']?\s{0,9}[:=])(.*)$/is],
  // A challenge has such a word too: its parameters are names with an equals sign, the last of which has a value.
  [
    /basic|bearer|ntlm|negotiate/i,
    /\b((?:basic|bearer|ntlm|negotiate)\s{1,9})((?![a-z]{1,20}=["'\w])(?=[a-z]{0,20}[^a-z\s,;.])[\w+/.~-]{4,}={0,2}(?!\w))/gi,
  ],
  [
    /pass|pwd|secret|token|api.?key/i,
    /((?:pass(?:word|wd|phrase)?|pwd|userpwd|secret|token|api[-_]?key)["']?\s{0,9}(?:[:=]|=>)(?!:)\s{0,9})(\S.*)$/is,
  ],
  [/user|login/i, /(\b(?:user(?:[-_ ]?name)?|login)["']?\s{0,9}(?:=|:(?=["'\s]))\s{0,9})(\S.*)$/is],
  [/with user /, /(with user )(.*)$/s],
  [/-u|-pass|_pass|_user/i, /((?:^|\s)(?:-U|-u|--?(?:proxy[-_])?(?:user|pass(?:word)?))(?:\s{1,9}|=|(?=\S{0,200}:)))(\S.*)$/s],
  // A login where a host is expected: `user:password`, or both with the signs of a URL encoded.
  [
    /roxy|resolve|onnect/,
    /((?:resolve (?:host|proxy)(?: name)?:? ?|sing [Pp]roxy:? ?(?:server|url|URL)?:? ?|onnect(?:ed)? to )["']?(?:[a-z]{2,9}:\/\/)?)((?!\[?[0-9a-f.]*:[0-9a-f:.]*(?:[\]%\s"']|$))(?!\S{0,300}@)[^\s:]{1,300}:(?!\/\/|\d{0,5}(?:[\s/"',;)\]]|$))\S+)/gi,
  ],
  [/%3a|%40/i, /()(\S*%(?:3a|40)\S*)/gi],
];

/** An at sign stays: what stands before the words may belong to the same login. */
function taken(_: string, words: string, secret: string): string {
  return `${words}${words.endsWith(' ') || words === '' ? '' : ' '}***${secret.includes('@') ? '@' : ''}`;
}
