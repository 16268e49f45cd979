#!/usr/bin/env python3
"""Writes a catalogue of invented facilities for benchmarks, in the layout of docs/formats.md.

make_catalog.py DIRECTORY ROWS [COPIES]: one dataset "facilities" with ROWS rows, or COPIES datasets "facilities-N".
"""
import csv, datetime, hashlib, json, os, random, sqlite3, sys

DISTRICTS = "中西區 東區 南區 北區 安平區 安南區 永康區 歸仁區 新化區 左鎮區 玉井區 楠西區 南化區 仁德區 關廟區 龍崎區 官田區 麻豆區 佳里區 西港區 七股區 將軍區 學甲區 北門區 新營區 後壁區 白河區 東山區 六甲區 下營區 柳營區 鹽水區 善化區 大內區 山上區 新市區 安定區".split()
KINDS = "路燈 消防栓 古蹟 公園 停車場 公廁 充電站 候車亭 飲水機 垃圾桶".split()
FIELDS = [("district", "行政區", "string"), ("category", "類別", "string"), ("name", "名稱", "string"), ("address", "地址", "string"),
          ("longitude", "經度", "decimal"), ("latitude", "緯度", "decimal"), ("cnt", "數量", "integer"), ("open", "開放", "boolean"),
          ("level", "等級", "integer"), ("updated", "更新時間", "datetime")]
INDEXED = ["district", "category", "cnt", "updated"]


def rows(count):
    generator = random.Random(5)
    start = datetime.datetime(2024, 1, 1)
    for number in range(1, count + 1):
        district, kind = generator.choice(DISTRICTS), generator.choice(KINDS)
        updated = start + datetime.timedelta(minutes=generator.randrange(500000))
        yield (number, district, kind, f"{district}{kind}第{number % 9000}號", f"臺南市{district}永華路{number % 9 + 1}段{number % 300}號",
               f"{120 + generator.random():.6f}", f"{22.8 + generator.random() / 2:.6f}", generator.randrange(100000),
               generator.choice(["true", "false"]), generator.randrange(5), updated.strftime("%Y-%m-%dT%H:%M:00"))


def write_rows(directory, dataset, count):
    database = sqlite3.connect(os.path.join(directory, "rows.sqlite"))
    types = {"integer": "INTEGER"}
    columns = ", ".join(f'"{name}" {types.get(kind, "TEXT")}' for name, _, kind in FIELDS)
    database.execute(f'CREATE TABLE "rows" ("_id" INTEGER PRIMARY KEY, {columns})')
    with open(os.path.join(directory, dataset + ".csv"), "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\r\n")
        table.writerow([title for _, title, _ in FIELDS])
        batch = []
        for row in rows(count):
            table.writerow(row[1:])
            batch.append(row)
            if len(batch) == 10000:
                database.executemany(f'INSERT INTO "rows" VALUES ({",".join("?" * 11)})', batch)
                batch.clear()
        database.executemany(f'INSERT INTO "rows" VALUES ({",".join("?" * 11)})', batch)
    for name in INDEXED:
        database.execute(f'CREATE INDEX "rows_{name}" ON "rows" ("{name}")')
    for name, _, kind in FIELDS:
        if kind == "decimal":
            database.execute(f'CREATE INDEX "rows_{name}" ON "rows" (CAST("{name}" AS REAL))')
    if count > 100000:
        database.execute('CREATE INDEX "rows_district_updated" ON "rows" ("district", "updated")')
    database.commit()
    database.execute("ANALYZE")
    database.commit()
    database.close()


def described(dataset):
    texts = dict.fromkeys(["identifier", "publisher_oid", "publisher_org_code", "contact_name", "contact_phone", "contact_email", "category_service",
                           "category_dataset", "spatial", "temporal_from", "temporal_to", "landing_page", "notes", "base_url"], "")
    metadata = {"id": dataset, **texts, "publisher_name": "示範市政府", "license": "OGDL-Taiwan-1.0", "update_unit": "月", "language": "zh",
                "title": {"zh-TW": "公共設施"}, "description": {"zh-TW": "虛構的公共設施清單"}, "update_every": 1, "keywords": ["設施"]}
    fields = [{"name": name, "title": {"zh-TW": title}, "description": {}, "type": kind} for name, title, kind in FIELDS]
    return {"dataset_version": 1, "metadata": metadata, "schema": {"fields": fields}}


def dump(path, value):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_release(catalog, dataset, count):
    home = os.path.join(catalog, "datasets", dataset)
    directory = os.path.join(home, "building")
    os.makedirs(directory)
    write_rows(directory, dataset, count)
    dump(os.path.join(directory, "dataset.json"), described(dataset))
    types = {"dataset.json": ("application/json", ""), dataset + ".csv": ("text/csv; charset=utf-8; header=present", "csv"),
             "rows.sqlite": ("application/vnd.sqlite3", "")}
    files = [{"path": path, "media_type": types[path][0], "format": types[path][1], "bytes": os.path.getsize(os.path.join(directory, path)),
              "sha256": digest(os.path.join(directory, path))} for path in sorted(types)]
    dump(os.path.join(directory, "manifest.json"), {"manifest_version": 1, "dataset": dataset, "modified": "2026-01-05T02:00:00Z", "rows": count,
                                                    "software": "opendata bench", "policy_sha256": "0" * 64, "files": files})
    release = digest(os.path.join(directory, "manifest.json"))[:16]
    os.rename(directory, os.path.join(home, release))
    return {"id": dataset, "current": release, "releases": [release]}


def main():
    catalog, count = sys.argv[1], int(sys.argv[2])
    names = ["facilities"] if len(sys.argv) < 4 else [f"facilities-{n}" for n in range(int(sys.argv[3]))]
    entries = [write_release(catalog, name, count) for name in names]
    dump(os.path.join(catalog, "catalog.json"), {"catalog_version": 1, "datasets": sorted(entries, key=lambda entry: entry["id"])})


main()
