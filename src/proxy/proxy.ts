import { type Authority, authorityText } from './authority.ts';

/** What a {@link Proxy} is made of. */
export interface ProxyParts {
  readonly scheme: 'http' | 'https';
  readonly authority: Authority;
  /** Decoded. */
  readonly user: string | undefined;
  /** Decoded. */
  readonly password: string | undefined;
}

/**
 * One proxy as it is configured. However it is printed, serialised or inspected, its credentials stay out of sight.
 */
export class Proxy {
  /** As written. A claim: the vendor's examples write `https` for proxies that speak plain HTTP too. */
  readonly scheme: 'http' | 'https';
  readonly authority: Authority;
  readonly #user: string | undefined;
  readonly #password: string | undefined;

  constructor({ scheme, authority, user, password }: ProxyParts) {
    this.scheme = scheme;
    this.authority = authority;
    this.#user = user;
    this.#password = password;
  }

  get hasCredentials(): boolean {
    return this.#user !== undefined;
  }

  /**
   * Whether the user name or the password could be ciphertext: nothing marks such a value, so that it is a guess by its shape
   * (32 or more hexadecimal digits, or 24 or more characters of base64 with its padding).
   */
  get looksEncrypted(): boolean {
    return [this.#user, this.#password].some((text) => ciphertext.test(text ?? ''));
  }

  /** The value of `Proxy-Authorization` for the Basic scheme (RFC 7617 §2), or `undefined` without credentials. For the wire only. */
  basicAuthorization(): string | undefined {
    if (this.#user === undefined) return undefined;
    return `Basic ${Buffer.from(`${this.#user}:${this.#password ?? ''}`).toString('base64')}`;
  }

  /** What `write` makes of user and password, such as the answer to a challenge; `undefined` without credentials. For the wire only. */
  authorization(write: (user: string, password: string) => string | undefined): string | undefined {
    return this.#user === undefined ? undefined : write(this.#user, this.#password ?? '');
  }

  /** The same proxy with another login. */
  withCredentials({ user, password }: { readonly user: string; readonly password: string }): Proxy {
    return new Proxy({ scheme: this.scheme, authority: this.authority, user, password });
  }

  /** The same proxy without a login. */
  withoutCredentials(): Proxy {
    return new Proxy({ scheme: this.scheme, authority: this.authority, user: undefined, password: undefined });
  }

  /**
   * `text` without this proxy's credentials in any form in which a proxy could send them back; those of fewer than
   * `minLength` characters stay.
   */
  redact(text: string, minLength = 1): string {
    return Proxy.redactAll([this], text, minLength);
  }

  /** The same for several at once: a password may be the beginning of another, such as the one before it. */
  static redactAll(proxies: readonly Proxy[], text: string, minLength = 1): string {
    const secrets = proxies
      .flatMap((proxy) => [proxy.basicAuthorization()?.slice('Basic '.length), proxy.#password, proxy.#user])
      .flatMap(formsOf)
      .filter((secret) => secret.length >= minLength)
      .toSorted((a, b) => b.length - a.length);
    return [...new Set(secrets)].reduce((clean, secret) => clean.replaceAll(secret, '***'), text);
  }

  /** `http://***@gate.example:3128`: user name and password are both left out. */
  toString(): string {
    return `${this.scheme}://${this.hasCredentials ? '***@' : ''}${authorityText(this.authority)}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

const ciphertext = /^(?:(?:[0-9A-Fa-f]{2}){16,}|(?=.{24,}$)(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=))$/;

/** A secret as it could come back: as it is, percent-encoded in capitals or not, as HTML, its UTF-8 read octet by octet, its ends trimmed. */
function formsOf(secret: string | undefined): readonly string[] {
  const plain = secret?.toWellFormed().trim() ?? '';
  if (plain === '') return [];
  const encoded = encodeURIComponent(plain);
  // What that leaves though others encode it.
  const more = encoded.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const small = [encoded, more].map((form) => form.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()));
  return [plain, encoded, more, ...small, asHtml(plain)].flatMap((form) => [form, Buffer.from(form).toString('latin1')]);
}

/** As a page quotes it; the entity of the apostrophe has several names, of which the first is the usual one. */
function asHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
