# LibreOffice opens the ODS and shows codes with their zeros, dates as dates, and formula-like texts as texts.
source "$(dirname "$0")/support.sh"
soffice=$(command -v soffice || command -v libreoffice) || skip "LibreOffice is not installed (Debian package: libreoffice-calc)"
timeout 120 "$soffice" "-env:UserInstallation=file://$files/profile" --headless \
  --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1' --outdir "$files/out" "$files/nasty.ods" >/dev/null 2>&1 \
  || fail "LibreOffice cannot convert the ODS"
csv=$(ls "$files"/out/*.csv | head -1)
head -3 "$csv" | sed -n 2p | grep -q '^007,9007199254740991,120.446,' || fail "first record: $(sed -n 2p "$csv")"
sed -n 2p "$csv" | grep -q ',2024-02-29,2024-05-06 07:08:09,=1+1,' || fail "dates and formula: $(sed -n 2p "$csv")"
grep -q '^0912345,' "$csv" || fail "leading zeros"
grep -q '😀𠮷' "$csv" || fail "emoji and rare characters"
echo "LibreOffice reads the ODS as it is"
