#!/usr/bin/env bash
# Measures the library beside other parsers, prints a page of figures and writes
# it to benches/RESULTS.md. `benches/README.md` explains what it measures.
#
#   benches/run.sh [--peers] [--large] [rounds=N] [incidents=N] [output=FILE]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
manifest=$root/benches/peers/Cargo.toml
peers=false large=false rounds=21 incidents=588 output=$root/benches/RESULTS.md

for argument in "$@"; do
    case $argument in
    --peers) peers=true ;;
    --large) large=true ;;
    rounds=* | incidents=* | output=*) declare "${argument%%=*}=${argument#*=}" ;;
    *)
        sed -n '2,5s/^# \?//p' "${BASH_SOURCE[0]}" >&2
        exit 2
        ;;
    esac
done

target=${CARGO_TARGET_DIR:-$root/benches/peers/target}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
figures=$folder/figures
touch "$figures"

step() {
    printf '\n== %s (%ss)\n' "$*" "$SECONDS" >&2
}

# One figure: section, subject, what was measured, how much.
figure() {
    printf '%s\t%s\t%s\t%s\n' "$@" >>"$figures"
}

missing() {
    figure archive "$1" missing "$2"
    printf '%s: not available: %s\n' "$1" "$2" >&2
}

build() {
    local features=()
    step build
    if $peers; then
        if pkg-config --exists libxml-2.0 expat pugixml 2>/dev/null; then
            features=(--features system)
        else
            for name in libxml2 expat pugixml; do
                missing "$name" 'libxml2-dev, libexpat1-dev and libpugixml-dev of Debian are not all here'
            done
        fi
    fi
    cargo build --release --locked --manifest-path "$manifest" --target-dir "$target" "${features[@]}"
}

measured() {
    "$target/release/peers" "$@"
}

# Programs in other languages: `program=NAME=COMMAND` by the vocabulary they read.
programs_iodef1=() programs_iodef2=()
install() {
    local name vocabulary command
    step install programs in other languages
    while IFS=$'\t' read -r name vocabulary command; do
        case $vocabulary in
        iodef1) programs_iodef1+=("program=$name=$command") ;;
        iodef2) programs_iodef2+=("program=$name=$command") ;;
        *) missing "$name" "$command" ;;
        esac
    done < <("$root/benches/peers/scripts/install.sh" "$folder/programs")
}

compare() {
    step compare "$@"
    measured compare "$@" >>"$figures"
}

speeds() {
    local style vocabulary
    compare section=archive "rounds=$rounds" "incidents=$incidents" "${programs_iodef2[@]}"
    if ((${#programs_iodef1[@]})); then
        compare section=iodef1 style=common vocabulary=iodef1 "rounds=$rounds" "incidents=$incidents" \
            subjects=raw,iodef "${programs_iodef1[@]}"
    fi
    # What is in the cache, as when an incident is written behind its reading.
    compare section=document-one "rounds=$((50 * rounds))" incidents=1 \
        subjects=raw,iodef,raw-write,iodef-write
    for vocabulary in iodef2 iodef1 incident; do
        for style in small typical mixed common; do
            compare "section=document-$style-$vocabulary" "style=$style" "vocabulary=$vocabulary" \
                "rounds=$rounds" incidents=100 subjects=raw,iodef,raw-write,iodef-write
        done
    done
}

# What callgrind counts inside of the one function that calls a subject, by byte.
instructions() {
    local subject bytes count
    step instructions per byte
    if ! command -v valgrind >/dev/null; then
        missing 'instructions per byte' 'no valgrind'
        return
    fi
    for subject in $(measured list incidents=1); do
        bytes=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null \
            '--toggle-collect=*peers*subject*measured*' "$target/release/peers" \
            only incidents=60 rounds=1 "subjects=$subject" 2>"$folder/callgrind")
        count=$(sed -n 's/.*Collected : \([0-9]*\).*/\1/p' "$folder/callgrind")
        figure archive "$subject" instructions "$(ratio "$count" "$bytes")"
    done
}

ratio() {
    awk -v a="$1" -v b="$2" 'BEGIN { printf "%.3f", a / b }'
}

memory() {
    local subject
    step memory
    measured document "incidents=$incidents" >"$folder/archive.xml"
    for subject in $(measured list incidents=1); do
        figure archive "$subject" memory "$(ratio \
            "$(measured memory "$folder/archive.xml" "incidents=$incidents" "subjects=$subject")" 1024)"
    done
}

# What C allocates is counted by valgrind: one round less than two.
allocations() {
    local subject
    step allocations
    "$target/release/allocations" "incidents=100" >>"$figures"
    command -v valgrind >/dev/null || return 0
    for subject in $(measured list incidents=1); do
        if ! grep -q "^archive	$subject	allocations" "$figures"; then
            figure archive "$subject" allocations \
                "$(ratio $(($(heap "$subject" 2) - $(heap "$subject" 1))) 20)"
        fi
    done
}

heap() {
    valgrind --leak-check=no "$target/release/peers" only incidents=20 "subjects=$1" \
        "rounds=$2" 2>&1 >/dev/null | sed -n 's/.*heap usage: \([0-9,]*\) allocs.*/\1/p' | tr -d ,
}

# Pairs that benches/ratio.rs compares; of work on many cores with an archive five times as large:
# 10 MB are counted in 12 ms, and rounds of that differ by more than the cores.
pairs() {
    step pairs
    pair filter "$incidents"
    pair skip "$incidents"
    pair cores $((incidents * 5))
    pair order $((incidents * 5))
}

pair() {
    (cd "$root" && cargo bench --locked --features stats,rayon --bench ratio -- "of=$1" \
        "rounds=$rounds" "incidents=$2") | tee >(cat >&2) |
        sed -n 's/^\([a-z]*\) ÷ [a-z]* *\([0-9.]*\) .*/pairs\t\1\tratio\t\2/p' >>"$figures"
}

# The most memory of the command line, on archives of 100 MB and of 1 GB.
streams() {
    local name size
    step streams
    cargo build --release --locked --manifest-path "$root/Cargo.toml" --features cli --bin iodef
    for size in 100 1000; do
        measured document --large "incidents=$((size * 59))" >"$folder/large.xml"
        for name in convert validate aggregate; do
            stream "$name" "$size"
        done
        rm "$folder/large.xml"
    done
    for name in convert validate aggregate; do
        figure streams "$name" growth "$(ratio "$(peak "$name" 1000)" "$(peak "$name" 100)")"
    done
}

# To validate, what is made up has findings, which is an exit code of 1.
stream() {
    local options=() kilobytes seconds
    case $1 in
    convert) options=(--to incident -o /dev/null) ;;
    aggregate) options=(--by category,month) ;;
    esac
    /usr/bin/time --quiet -f '%M %e' -o "$folder/time" \
        "${CARGO_TARGET_DIR:-$root/target}/release/iodef" "$1" "${options[@]}" "$folder/large.xml" \
        >/dev/null || [[ $? == 1 && $1 == validate ]]
    read -r kilobytes seconds <"$folder/time"
    figure streams "$1" "peak-$2" "$(ratio "$kilobytes" 1024)"
    figure streams "$1" "seconds-$2" "$seconds"
}

peak() {
    sed -n "s/^streams	$1	peak-$2	//p" "$figures"
}

growth() {
    local options=()
    step growth
    ! $large || options=(--large)
    printf '\n## Growth\n\n'
    measured growth "${options[@]}"
}

figure run run date "$(date -u '+%Y-%m-%d %H:%M UTC')"
build
! $peers || install
speeds
instructions
memory
allocations
pairs
! $large || streams
growth >"$folder/growth"
step report
{
    measured report "$figures"
    cat "$folder/growth"
} >"$folder/page"
cp "$folder/page" "$output"
cat "$output"
step "done; written to $output"
