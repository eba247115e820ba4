// SPDX-License-Identifier: EUPL-1.2
// The style of the HTML report, written in the file so that it stands alone. Tokens, ring and
// breakpoints: 8-screens C.3. Under 40 rem each row of a table becomes a labelled list; the roles
// written in the page keep it a table.
#pragma once

namespace quitus::rapports {

inline constexpr char style[] = R"css(
:root {
  color-scheme: light dark;
  --fond: #FFFFFF; --fond-2: #F4F6F8; --fond-3: #E6EBF0;
  --texte: #16202B; --texte-2: #48566A; --lien: #0A548A; --lien-visite: #5B2A86;
  --primaire: #0B4F6C; --bord: #66758A; --bord-leger: #CBD3DD;
  --erreur: #B3141C; --erreur-teinte: #FDE9E9;
  --succes: #0F6B3C; --succes-teinte: #E3F4EA;
  --alerte: #8A4B00; --alerte-teinte: #FFF1D6;
  --info: #0B4F9E; --info-teinte: #E6F0FB;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --fond: #10161D; --fond-2: #18212B; --fond-3: #223040;
    --texte: #EDF2F7; --texte-2: #B3C0CF; --lien: #8CC4F5; --lien-visite: #CDA8EC;
    --primaire: #7CC4E4; --bord: #8595A8; --bord-leger: #344456;
    --erreur: #FF9C9C; --erreur-teinte: #3D1518;
    --succes: #7FD6A3; --succes-teinte: #12301F;
    --alerte: #F6BE67; --alerte-teinte: #382504;
    --info: #94C2FA; --info-teinte: #11294A;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { scroll-padding-top: 16px; }
body {
  margin: 0; background: var(--fond); color: var(--texte); font-size: 1rem; line-height: 1.5;
  font-family: "Atkinson Hyperlegible", "Segoe UI", Roboto, "Noto Sans", sans-serif;
  overflow-wrap: anywhere;
}
a { color: var(--lien); text-decoration: underline; }
a:visited { color: var(--lien-visite); }
:focus-visible {
  outline: 3px solid #16202B; outline-offset: 2px; box-shadow: 0 0 0 7px #FFC53D;
  border-radius: 4px;
}
.evitement {
  position: absolute; left: -999em; top: 8px; z-index: 1; padding: 8px 12px;
  background: var(--fond);
}
.evitement:focus { left: 8px; }
header, main, footer { max-width: 80rem; margin: 0 auto; padding: 16px; }
header, footer { color: var(--texte-2); font-size: 0.875rem; }
header p, footer p { margin: 0; }
.produit { display: block; color: var(--primaire); font-size: 1.125rem; font-weight: 700; }
footer { border-top: 1px solid var(--bord-leger); }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 16px 0 8px; }
h2 { font-size: 1.375rem; line-height: 1.25; margin: 48px 0 12px; }
h3 { font-size: 1.125rem; line-height: 1.35; margin: 0 0 8px; }
p, li, dd { max-width: 66ch; }
p { margin: 0 0 12px; }
.discret { color: var(--texte-2); }
.valeur { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 0.875em; }
.badge {
  display: inline-block; padding: 0 8px; border: 1px solid currentColor; border-radius: 4px;
  font-size: 0.875rem; font-weight: 700; line-height: 1.6; white-space: nowrap;
}
.succes { color: var(--succes); background: var(--succes-teinte); }
.alerte { color: var(--alerte); background: var(--alerte-teinte); }
.erreur { color: var(--erreur); background: var(--erreur-teinte); }
.info { color: var(--info); background: var(--info-teinte); }
table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; margin: 12px 0 16px; }
table.etroite { width: auto; min-width: min(100%, 24rem); }
.constats, .regles { table-layout: fixed; }
.constats th:nth-child(1), .regles th:nth-child(1) { width: 6rem; }
.constats th:nth-child(2) { width: 8.5rem; }
.constats th:nth-child(4) { width: 28%; }
.regles th:nth-child(3) { width: 6rem; }
caption { text-align: left; font-weight: 700; padding: 4px 0; }
th, td {
  text-align: left; vertical-align: top; padding: 8px 16px 8px 0; overflow-wrap: break-word;
  border-bottom: 1px solid var(--bord-leger);
}
thead th { color: var(--texte-2); border-bottom: 2px solid var(--bord); }
tbody th { font-weight: 700; white-space: nowrap; }
td bdi { overflow-wrap: anywhere; }
.nombre { text-align: right; font-variant-numeric: tabular-nums; }
td.nombre, th.nombre { padding-right: 0; padding-left: 12px; white-space: nowrap; }
td p { margin: 0 0 4px; }
td a, li a { display: inline-block; padding: 4px 0; }
.demande {
  margin: 24px 0; padding: 16px; border: 1px solid var(--bord-leger); border-left-width: 6px;
  border-radius: 4px;
}
.demande.bord-alerte { border-left-color: var(--alerte); }
.demande.bord-erreur { border-left-color: var(--erreur); }
.demande.bord-info { border-left-color: var(--info); }
dl { margin: 0 0 12px; }
dl > div { display: flex; flex-wrap: wrap; column-gap: 8px; }
dt { color: var(--texte-2); }
dd { margin: 0; }
details { border-bottom: 1px solid var(--bord-leger); }
summary { padding: 10px 4px; min-height: 44px; cursor: pointer; }
details > div { padding: 4px 4px 16px 20px; }
.incidents { border: 2px solid var(--erreur); border-radius: 4px; padding: 0 16px 8px; }
.incidents h2 { margin-top: 16px; }
@media (max-width: 40rem) {
  table, caption, tbody, tr, tbody th, td { display: block; width: auto !important; }
  table.etroite { width: 100%; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { padding: 8px 0; border-bottom: 1px solid var(--bord); }
  th, td { border: 0; padding: 4px 0; }
  tbody th { white-space: normal; }
  td.nombre, th.nombre { text-align: left; padding-left: 0; white-space: normal; }
  td[data-titre]::before {
    content: attr(data-titre) "\00A0: "; color: var(--texte-2); font-size: 0.875rem;
  }
  td:empty { display: none; }
  .demande { padding: 12px; }
}
@media (prefers-reduced-motion: reduce) {
  *, ::before, ::after { animation: none !important; transition: none !important; }
}
@media print {
  .evitement, nav { display: none; }
  body { font-size: 10pt; }
  header, main, footer { max-width: none; padding: 0; }
  tr { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  a { color: inherit; }
}
)css";

}
