# The XML is valid against the schema beside it; KML and the parts of the ODS are well-formed.
source "$(dirname "$0")/support.sh"
need xmllint libxml2-utils
xmllint --noout --schema "$files/nasty.xsd" "$files/nasty.xml"
xmllint --noout "$files/nasty.kml" "$files/grid.kml"
sed 's/<share>120.4460</<share>many</' "$files/nasty.xml" >"$files/broken.xml"
! xmllint --noout --schema "$files/nasty.xsd" "$files/broken.xml" 2>/dev/null || fail "the schema accepts a text for a number"
