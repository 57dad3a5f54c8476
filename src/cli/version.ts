declare const CABUNDLE_VERSION: string;

/** The version of this build; the build puts it in from the package. */
export const version: string = typeof CABUNDLE_VERSION === 'string' ? CABUNDLE_VERSION : '0.0.0-source';
