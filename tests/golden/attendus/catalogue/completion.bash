# Complétion de quitus pour bash : source <(quitus completion bash)
_quitus() {
    local mot="${COMP_WORDS[COMP_CWORD]}" precedent="${COMP_WORDS[COMP_CWORD-1]}"
    local commande="${COMP_WORDS[1]}" options="" valeurs=""
    case "$commande" in
        check) options="--help --avec --at --format --output --pieces --annuaire --jobs --fail-fast --quiet --strict --reglement --set" ;;
        explain) options="--help --reglement --set" ;;
        rules) options="--help --format" ;;
        requirements) options="--help --format --reglement --set" ;;
        parameters) options="--help --format --reglement --set" ;;
        schema) options="--help" ;;
        completion) options="--help" ;;
    esac
    case "$commande $precedent" in
        "check --format") valeurs="text json ndjson sarif junit html" ;;
        "rules --format") valeurs="text json markdown" ;;
        "requirements --format") valeurs="text json markdown" ;;
        "parameters --format") valeurs="text json" ;;
        *" --set")
            compopt -o nospace 2>/dev/null
            valeurs=$("$1" parameters 2>/dev/null | sed -n 's/^\([a-z_]*\.[^ ]*\) .*/\1=/p') ;;
        *" --reglement") mapfile -t COMPREPLY < <(compgen -d -- "$mot"); return ;;
    esac
    if [ "$COMP_CWORD" -eq 1 ]; then
        valeurs="check explain rules requirements parameters schema completion --help --version"
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
