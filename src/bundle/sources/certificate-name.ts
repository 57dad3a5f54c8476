/** Whether a file is named as certificates and containers of them are. */
export function isNamedLikeCertificate(path: string): boolean {
  return /\.(?:pem|crt|cer|cert|der|p7b|p7c|p12|pfx|jks|jceks|bks)$/i.test(path);
}
