// SPDX-License-Identifier: EUPL-1.2
// The two plots of a simulation, drawn in the page: how requests flow from verdict to verdict, and
// which dispositif gains or loses euros. Lengths are shares of the width and texts keep their size,
// so that both are read from 320 px on. Each stands beside the table of its numbers.
#pragma once

#include "base/html.h"
#include "verdict/simulation.h"

#include <vector>

namespace quitus::rapports {

// Empty when no request was judged.
base::html::Html flux_des_verdicts(std::vector<verdict::Transition> const& transitions);
// The dispositifs whose euros move; empty when there is none.
base::html::Html barres_des_euros(std::vector<verdict::EurosParDispositif> const& dispositifs);

inline constexpr char style_des_figures[] = R"css(
.figure { margin: 12px 0 16px; max-width: 44rem; }
.figure svg { display: block; width: 100%; overflow: visible; }
.figure text { fill: var(--texte); color: var(--texte); font-size: 0.875rem; }
.figure .titre { fill: var(--texte-2); color: var(--texte-2); }
.figure .fort { font-weight: 700; }
.figure .fin { text-anchor: end; }
.figure path, .figure rect { vector-effect: non-scaling-stroke; stroke-width: 1px; }
.figure .meme { fill: var(--fond-3); stroke: var(--bord); }
.figure .succes { fill: var(--succes-teinte); stroke: var(--succes); }
.figure .info { fill: var(--info-teinte); stroke: var(--info); }
.figure .alerte { fill: var(--alerte-teinte); stroke: var(--alerte); }
.figure .erreur { fill: var(--erreur-teinte); stroke: var(--erreur); }
.figure .noeud { stroke: none; }
.figure .noeud.succes { fill: var(--succes); }
.figure .noeud.info { fill: var(--info); }
.figure .noeud.alerte { fill: var(--alerte); }
.figure .noeud.erreur { fill: var(--erreur); }
.figure .axe { stroke: var(--texte); stroke-width: 2px; }
.demandes .regle { white-space: nowrap; }
.demandes .envoi { display: block; font-weight: 400; }
.passage { display: inline-block; margin-top: 4px; white-space: nowrap; }
.parametres bdi, .euros bdi, .demandes tbody th { overflow-wrap: anywhere; }
@media (min-width: 40.01rem) {
  .parametres { table-layout: fixed; }
  .parametres thead th:nth-child(1) { width: 31%; }
  .demandes tbody th { white-space: normal; min-width: 10rem; }
  .euros tbody th, .parametres tbody th { white-space: normal; }
  .demandes th.nombre, .euros th.nombre { white-space: normal; }
}
@media (forced-colors: active) {
  .figure path, .figure rect { fill: Canvas; stroke: CanvasText; }
  .figure .noeud { fill: CanvasText; }
}
)css";

}
