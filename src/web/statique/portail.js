// SPDX-License-Identifier: EUPL-1.2
// What a browser adds when it may: every page does its work without this file.
'use strict'

// Focus goes to what went wrong.
document.getElementById('erreurs')?.focus()

// A session that ends is told five minutes before, and goes on by one key.
const avis = document.getElementById('session')
if (avis) {
  const delai = (Number(avis.dataset.inactivite) - 300) * 1000
  let minuterie
  const attendre = () => {
    clearTimeout(minuterie)
    avis.hidden = true
    minuterie = setTimeout(() => { avis.hidden = false }, delai)
  }
  avis.querySelector('button').addEventListener('click', async () => {
    const reponse = await fetch('/session', { headers: { Accept: 'text/plain' }, redirect: 'error' }).catch(() => null)
    if (reponse?.ok) attendre()
    else location.assign('/connexion')
  })
  attendre()
}

// Big files say how much of them has left.
for (const formulaire of document.querySelectorAll('form.fichiers')) {
  formulaire.addEventListener('submit', (evenement) => {
    const envoi = new XMLHttpRequest()
    const donnees = new FormData(formulaire, evenement.submitter)
    const texte = document.createElement('p')
    texte.setAttribute('role', 'status')
    formulaire.append(texte)
    envoi.upload.addEventListener('progress', (etape) => {
      if (etape.lengthComputable) texte.textContent = `Envoi : ${Math.round((etape.loaded / etape.total) * 100)} %`
    })
    envoi.addEventListener('load', () => {
      const arrivee = new URL(envoi.responseURL)
      if (envoi.status < 400 && arrivee.pathname !== formulaire.getAttribute('action'))
        return location.assign(arrivee)
      const page = new DOMParser().parseFromString(envoi.responseText, 'text/html')
      document.title = page.title
      document.querySelector('main').replaceWith(page.querySelector('main'))
      document.getElementById('erreurs')?.focus()
    })
    envoi.addEventListener('error', () => { texte.textContent = 'L’envoi a été interrompu : recommencez. Rien n’a été enregistré.' })
    envoi.open('POST', formulaire.getAttribute('action'))
    envoi.send(donnees)
    evenement.preventDefault()
  })
}

// The journal is followed without being asked again.
const suivi = document.getElementById('suivi')
if (suivi) {
  const source = new EventSource(suivi.dataset.flux)
  source.addEventListener('message', () => { suivi.hidden = false })
  addEventListener('pagehide', () => source.close())
}
