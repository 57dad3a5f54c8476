import type { Beside, Container } from '../container.ts';
import { Unreadable } from './unreadable.ts';

const names: Readonly<Record<Beside, readonly [one: string, many: string]>> = {
  'private-key': ['private key', 'private keys'],
  'secret-key': ['secret key', 'secret keys'],
  'revocation-list': ['revocation list', 'revocation lists'],
  other: ['other value', 'other values'],
};

/** What is found while a container is walked. */
export class Harvest {
  readonly #certificates: Uint8Array[] = [];
  readonly #passedOver = new Map<Beside, number>();

  add(certificate: Uint8Array): void {
    this.#certificates.push(certificate);
  }

  passOver(what: Beside): void {
    this.#passedOver.set(what, (this.#passedOver.get(what) ?? 0) + 1);
  }

  /** The container; `name` is told where it holds no certificate. Fails: `no-certificate`. */
  container(name: string, rest: Pick<Container, 'encoding' | 'integrity' | 'password'>): Container {
    const passedOver = [...this.#passedOver].map(([what, count]) => ({ what, count }));
    if (this.#certificates.length > 0) return { kind: 'container', certificates: this.#certificates, passedOver, ...rest };
    const others = passedOver.map(({ what, count }) => `${count} ${names[what][count === 1 ? 0 : 1]}`);
    const instead = others.length > 0 ? `, only ${others.join(', ')}` : '';
    throw new Unreadable(`${name} holds no certificate${instead}`, 'no-certificate');
  }
}
