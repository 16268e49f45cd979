# GDAL reads GeoJSON, KML, GeoPackage, ODS and the CSV: as many records, the same cells, places where they are.
source "$(dirname "$0")/support.sh"
need ogrinfo gdal-bin; need ogr2ogr gdal-bin
rows=$(grep -c '"type":"Feature"' "$files/nasty.geojson")
for file in nasty.geojson nasty.kml nasty.gpkg nasty.ods grid.geojson grid.kml grid.gpkg; do
  found=$(ogrinfo -ro -al -so "$files/$file" 2>"$files/warnings" | sed -n 's/^Feature Count: //p')
  expect "records of $file" "$rows" "$found"
  ! grep -q '^ERROR' "$files/warnings" || fail "$file: $(cat "$files/warnings")"
done
first() { ogrinfo -ro -al -q "$files/$1" -where "$2" 2>/dev/null; }
for file in nasty.geojson nasty.kml nasty.gpkg; do
  first "$file" "code = '007'" | grep -qF 'POINT (120.44693 22.6256)' || fail "$file: the point of 007"
  first "$file" "code = '007'" | grep -qF '=1+1' || fail "$file: the note of 007"
done
for file in grid.geojson grid.kml grid.gpkg; do
  first "$file" "code = '007'" | grep -q 'POLYGON ((120.44193 22.6206,120.45193 22.6206' || fail "$file: the square of 007"
done
first nasty.gpkg "code = '007'" | grep -qF 'share (String) = 120.4460' || fail "the decimal of the GeoPackage lost its zeros"
expect "spatial reference of the GeoPackage" 1 "$(ogrinfo -ro -al -so "$files/nasty.gpkg" | grep -c 'ID\["EPSG",4326\]]$')"
ogrinfo -ro -al "$files/nasty.ods" 2>/dev/null | grep -qF 'String) = 007' || fail "the ODS lost leading zeros"
echo "GDAL reads all of $rows records from every format"
