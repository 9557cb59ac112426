import { renderSVG } from 'uqr';

/** A QR code as SVG, dark on light whatever the page looks like: some readers do not know it the other way round. */
export function qrCodeSvg(text: string): string {
  return renderSVG(text, { ecc: 'M', border: 4 });
}

export function qrCodeDataUri(text: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(qrCodeSvg(text)).toString('base64')}`;
}
