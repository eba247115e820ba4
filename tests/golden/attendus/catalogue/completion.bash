# Complétion de quitus pour bash : source <(quitus completion bash)
_quitus() {
    local mot="${COMP_WORDS[COMP_CWORD]}" precedent="${COMP_WORDS[COMP_CWORD-1]}"
    local commande="${COMP_WORDS[1]}" options="" valeurs=""
    case "$commande" in
        check) options="--help --avec --at --pieces --annuaire --jobs --reglement --set --format --output --fail-fast --quiet --strict" ;;
        horizon) options="--help --avec --at --pieces --annuaire --jobs --reglement --set --format --output --strict" ;;
        repair) options="--help --avec --at --pieces --annuaire --jobs --reglement --set --format --write --output --strict" ;;
        simulate) options="--help --avec --at --pieces --annuaire --jobs --reglement --set --reglement-apres --format --output" ;;
        explain) options="--help --file --avec --at --pieces --format --strict --reglement --set" ;;
        rules) options="--help --format" ;;
        requirements) options="--help --format --reglement --set" ;;
        parameters) options="--help --format --reglement --set" ;;
        calendar) options="--help --format --at --reglement --set" ;;
        schema) options="--help" ;;
        normalize) options="--help --output" ;;
        generate) options="--help --demandes --graine --defauts --verites --reglement --set" ;;
        serve) options="--help --listen --demo --horloge --database --fichiers --reglement --set" ;;
        account) options="--help create --help --role --courriel --siret --raison-sociale --database --fichiers list --help --database --fichiers disable --help --courriel --database --fichiers" ;;
        token) options="--help create --help --courriel --database --fichiers revoke --help --database --fichiers" ;;
        audit) options="--help verify --help --database --fichiers export --help --database --fichiers" ;;
        backup) options="--help --database --fichiers" ;;
        restore) options="--help --database --fichiers" ;;
        completion) options="--help" ;;
    esac
    case "$commande $precedent" in
        "check --format") valeurs="text json ndjson sarif junit html" ;;
        "horizon --format") valeurs="text json ics" ;;
        "repair --format") valeurs="text json" ;;
        "simulate --format") valeurs="text json csv html" ;;
        "explain --format") valeurs="text json" ;;
        "rules --format") valeurs="text json markdown" ;;
        "requirements --format") valeurs="text json markdown" ;;
        "parameters --format") valeurs="text json" ;;
        "calendar --format") valeurs="text json ics" ;;
        *" --set")
            compopt -o nospace 2>/dev/null
            valeurs=$("$1" parameters 2>/dev/null | sed -n 's/^\([a-z_]*\.[^ ]*\) .*/\1=/p') ;;
        *" --reglement") mapfile -t COMPREPLY < <(compgen -d -- "$mot"); return ;;
    esac
    if [ "$COMP_CWORD" -eq 1 ]; then
        valeurs="check horizon repair simulate explain rules requirements parameters calendar schema normalize generate serve account token audit backup restore completion --help --version"
    elif [ -z "$valeurs" ]; then
        case "$commande $mot" in
            *" -"*) valeurs=$options ;;
            "explain "*) valeurs=$("$1" rules 2>/dev/null | grep -oE '^[A-Z]{3}-[0-9]{3}') ;;
            "completion "*) valeurs="bash" ;;
        esac
    fi
    if [ -n "$valeurs" ]; then
        mapfile -t COMPREPLY < <(compgen -W "$valeurs" -- "$mot")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$mot")
    fi
}
complete -o filenames -F _quitus quitus
