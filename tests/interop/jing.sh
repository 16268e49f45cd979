# OpenDocument 1.2 is strict: content, styles and manifest are valid against its RELAX NG.
source "$(dirname "$0")/support.sh"
need jing; need unzip
schemas=$shared/data/specs/odf
[ -d "$schemas" ] || skip "the schemas of OpenDocument are not at $schemas (set OPENDATA_SHARED)"
for name in nasty grid; do
  unzip -tq "$files/$name.ods" >/dev/null || fail "$name.ods is not a whole archive"
  mkdir "$files/$name"; unzip -q "$files/$name.ods" -d "$files/$name"
  jing -i "$schemas"/OpenDocument-v1.2-os-schema.rng "$files/$name/content.xml" "$files/$name/styles.xml"
  jing -i "$schemas"/OpenDocument-v1.2-os-manifest-schema.rng "$files/$name/META-INF/manifest.xml"
done
echo "content.xml, styles.xml and manifest.xml are valid OpenDocument 1.2"
