#!/usr/bin/env python3
"""Makes the season of Examples/season-tra-vinh-2022 anew: plans each round, makes up what came back, and closes it.

    python3 Examples/make-season.py .build/release/vaxalloc /tmp/season

The reports of the field are made up from the plans, the same for the same plans. What happens in which round is told in
the season's README.md. The folder must not exist; nothing else is touched. To keep the result, copy it over the example.
"""

import csv
import datetime
import math
import os
import random
import shutil
import subprocess
import sys

EXAMPLES = os.path.dirname(os.path.abspath(__file__))
STORE = "KHO-TINH"
ROUNDS = range(22, 28)
NOTICES = {
    23: "notice,date,kind,vaccine,lots,new_expiry,add_months,storage,note\n"
    "GH-17/10,2022-10-09,extend,PFIZER_12PLUS,SYN-PFZ-P02|SYN-PFZ-E01,,3,frozen,"
    '"gia hạn 3 tháng, chỉ cho lô còn đông lạnh"\n'
    "GH-18/10,2022-10-09,extend,AZ,SYN-AZ-0811,2022-12-31,,,\n",
    25: "TD-02/10,2022-10-27,suspend,VERO_CELL,SYN-VERO-V01,,,,tạm dừng chờ kiểm định\n",
    27: "TD-05/11,2022-11-14,release,VERO_CELL,SYN-VERO-V01,,,,kiểm định đạt\n",
}
ACCEPTING = ["--accept", "--by", "Trung tâm Kiểm soát bệnh tật tỉnh", "--reason"]
COLUMNS = {
    "received": ["lot", "vaccine", "from", "to", "vials", "date", "refused", "reason"],
    "given": ["place", "group", "dose", "lot", "vaccine", "people", "from", "to"],
    "stock": ["lot", "vaccine", "place", "vials", "date", "reported"],
    "wasted": ["lot", "vaccine", "place", "vials", "doses", "reason", "date"],
}


def day(text):
    return datetime.date.fromisoformat(text)


def rows(path):
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Field:
    """What really stands where, and what the places report of it."""

    def __init__(self, folder, number, held_back):
        self.number = number
        self.folder = f"{folder}/{number}"
        self.plan = f"{folder}/{number}.plan"
        self.random = random.Random(number)
        self.held_back = held_back
        settings = open(f"{self.folder}/round.json", encoding="utf-8").read()
        self.start = day(settings.split('"date": "')[1][:10])
        self.next = day(settings.split('"next_dispatch": "')[1][:10])
        self.end = self.next - datetime.timedelta(1)
        self.vaccines = {row["vaccine"]: row for row in rows(f"{self.folder}/vaccines.csv")}
        self.shares = {
            (row["vaccine"], row["group"], row["dose"]): float(row["share"] or 1)
            for row in rows(f"{self.folder}/eligibility.csv")
        }
        self.tables = {name: [] for name in COLUMNS}
        self.vials = {}
        for row in rows(f"{self.folder}/lots.csv"):
            if row.get("available_from") and self.start < self.date_of(row["available_from"]):
                continue
            key = (row["lot"], row["vaccine"], row["place"])
            self.vials[key] = self.vials.get(key, 0) + int(row["vials"])
        self.opening = dict(self.vials)
        if "vials" in held_back:
            # The books know nothing of what 847 used; the place does.
            for key in [key for key in self.vials if key[2] == "847"]:
                self.vials[key] = 0
            self.vials.update(held_back["vials"])

    @staticmethod
    def date_of(text):
        if "/" in text:
            date, month, year = text.split("/")
            return datetime.date(int(year), int(month), int(date))
        return day(text)

    def report(self, table, **row):
        self.tables[table].append({key.rstrip("_"): value for key, value in row.items()})

    def add(self, key, vials):
        self.vials[key] = self.vials.get(key, 0) + vials

    # What happens

    def deliver(self):
        shipments = [row for row in rows(self.plan + "/shipments.csv") if row["when"] == "now"]
        largest = max(
            (row for row in shipments if row["to"] == "844"), key=lambda row: int(row["vials"]), default=None
        )
        for row in shipments:
            lot, vaccine = row["lot"], row["vaccine"]
            # Where the books hold more than there is, less leaves.
            vials = min(int(row["vials"]), self.vials.get((lot, vaccine, row["from"]), 0))
            if vials <= 0:
                continue
            arrived = dict(lot=lot, vaccine=vaccine, from_=row["from"], to=row["to"])
            if self.number == 24 and row is largest:
                # It has left the store and arrives in the next round.
                self.add((lot, vaccine, row["from"]), -vials)
                later = str(self.next + datetime.timedelta(1))
                self.held_back.setdefault("received", []).append(dict(arrived, vials=vials, date=later))
                continue
            refused = self.number == 23 and row is largest
            if refused:
                arrived.update(refused=vials, reason="nhiệt kế tủ lạnh hỏng, không tiếp nhận")
                vials = 0
            self.report("received", **arrived, vials=vials, date=row["arrive"])
            self.add((lot, vaccine, row["from"]), -vials)
            self.add((lot, vaccine, row["to"]), vials)
        if self.number == 25:
            self.report(
                "received", lot="SYN-PFZ-P03", vaccine="PFIZER_12PLUS", to=STORE, vials=780, date="2022-10-31",
                expiry="2023-04-30",
            )
            self.add(("SYN-PFZ-P03", "PFIZER_12PLUS", STORE), 780)

    def vaccinate(self):
        wanted = {}
        for row in rows(self.plan + "/use.csv"):
            first, last = day(row["first_day"]), day(row["last_day"])
            if row["when"] == "later" or first > self.end:
                continue
            part = min(1, ((self.end - first).days + 1) / ((last - first).days + 1))
            # Not everybody comes.
            people = int(int(row["people"]) * part * self.random.uniform(0.82, 0.99))
            key = (row["lot"], row["vaccine"], row["place"])
            wanted.setdefault(key, []).append((row["group"], row["dose"], people, first, min(last, self.end)))
        for key, uses in sorted(wanted.items()):
            self.vaccinate_from(key, uses)

    def vaccinate_from(self, key, uses):
        lot, vaccine, place = key
        label = int(self.vaccines[vaccine]["doses_per_vial"])
        usable = label * (1 - float(self.vaccines[vaccine].get("open_vial_wastage") or 0))
        held, doses = self.vials.get(key, 0), 0.0
        for group, dose, people, first, last in uses:
            share = self.shares[(vaccine, group, dose)]
            people = min(people, int((int(held * usable) - doses) / share))
            if people <= 0:
                continue
            doses += people * share
            self.report(
                "given", place=place, group=group, dose=dose, lot=lot, vaccine=vaccine, people=people,
                from_=first, to=last,
            )
        if self.number == 23 and place == "849" and vaccine == "PFIZER_5_11" and doses > 20:
            # The children's vaccine, given to people it is not for.
            self.report(
                "given", place=place, group="12-<18", dose="1", lot=lot, vaccine=vaccine, people=6,
                from_=self.start, to=self.end,
            )
            doses += 6
        opened = max(min(held, math.ceil(doses / usable)), math.ceil(doses / label - 1e-9)) if doses else 0
        rest = opened * label - doses
        # 845 and 851 never report what is left over in opened vials.
        if rest > 0.001 and place not in ("845", "851"):
            self.lose(key, f"{rest:g}", "doses", "open_vial", self.end)
        self.vials[key] = held - opened

    def lose(self, key, count, unit, reason, date):
        lot, vaccine, place = key
        self.report("wasted", lot=lot, vaccine=vaccine, place=place, reason=reason, date=date, **{unit: count})

    def mishaps(self):
        def held(least):
            return sorted(key for key, vials in self.vials.items() if vials >= least and key[2] != STORE)

        if self.number == 22:
            key = ("SYN-AZ-0811", "AZ", "844")
            if self.vials.get(key, 0) > 2:
                self.add(key, -2)
                self.lose(key, 2, "vials", "broken", "2022-10-05")
        if self.number == 24:
            for key in [key for key in held(10) if key[0] == "SYN-AZ-0811"][:1]:
                self.add(key, -10)
                self.add((key[0], key[1], STORE), 10)
                self.report(
                    "received", lot=key[0], vaccine=key[1], from_=key[2], to=STORE, vials=10, date=self.end,
                    reason="trả lại",
                )
        if self.number == 26:
            for key in [key for key in held(3) if key[2] == "850"][:1]:
                self.add(key, -3)
                self.lose(key, 3, "vials", "lost", "2022-11-12")

    def count(self):
        arrived = {(row["lot"], row["to"]) for row in self.tables["received"]}
        for key, vials in sorted(self.vials.items(), key=lambda item: (item[0][2], item[0][1], item[0][0])):
            lot, vaccine, place = key
            if vials == 0 and self.opening.get(key, 0) == 0 and (lot, place) not in arrived:
                continue
            if self.number == 22 and key == ("SYN-PFZ-P01", "PFIZER_12PLUS", "844"):
                vials = 1 if vials == 0 else max(0, vials - 4)
            if self.number == 25 and key == ("SYN-MOD-M01", "MODERNA", STORE) and vials >= 3:
                vials = self.vials[key] = vials - 3
            late = {(22, "849"): 3, (26, "847"): 1}.get((self.number, place))
            self.report(
                "stock", lot=lot, vaccine=vaccine, place=place, vials=vials, date=self.end,
                reported=self.end + datetime.timedelta(late) if late else "",
            )

    def hold_back(self):
        """847 reports nothing in round 24; its rows come with those of round 25."""
        if self.number == 24:
            for table in ("given", "wasted", "stock"):
                mine = [row for row in self.tables[table] if row["place"] == "847"]
                self.tables[table] = [row for row in self.tables[table] if row["place"] != "847"]
                if table != "stock":
                    self.held_back[table] = mine
            self.held_back["vials"] = {key: n for key, n in self.vials.items() if key[2] == "847"}
        elif self.number == 25:
            for row in self.held_back.get("received", []):
                self.report("received", **row)
            for table in ("given", "wasted"):
                self.tables[table] += self.held_back.get(table, [])
            self.held_back.clear()

    def write(self, folder):
        os.makedirs(folder)
        for table, columns in COLUMNS.items():
            if any("expiry" in row for row in self.tables[table]):
                columns = columns + ["expiry"]
            with open(f"{folder}/{table}.csv", "w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
                writer.writeheader()
                writer.writerows(self.tables[table])


def main(command, folder):
    command = os.path.abspath(command)
    os.makedirs(folder)
    shutil.copytree(f"{EXAMPLES}/tra-vinh-2022-10-01", f"{folder}/22")
    shutil.copy(f"{EXAMPLES}/season-tra-vinh-2022/README.md", folder)

    def run(*arguments):
        result = subprocess.run(
            [command, *arguments], cwd=folder, capture_output=True, text=True, env=dict(os.environ, LC_ALL="C")
        )
        if result.returncode:
            sys.exit(f"{' '.join(arguments)}:\n{result.stdout}{result.stderr}")
        return result.stdout

    held_back = {}
    for number in ROUNDS:
        if number in NOTICES:
            with open(f"{folder}/{number}/notices.csv", "a", encoding="utf-8") as file:
                file.write(NOTICES[number])
        run("plan", str(number))
        field = Field(folder, number, held_back)
        field.deliver()
        field.vaccinate()
        field.mishaps()
        field.count()
        field.hold_back()
        field.write(f"{folder}/{number}.actual")
        closing = ["close", str(number), f"{number}.plan", "--actual", f"{number}.actual", "-o", str(number + 1)]
        # The counts of round 24 are not accepted: a place has not reported.
        if number != 24:
            reason = "kiểm kê lại ngày 12/10" if number == 22 else "biên bản kiểm kê cuối đợt"
            closing += ACCEPTING + [reason]
        with open(f"{folder}/{number}.closing.txt", "w", encoding="utf-8") as file:
            file.write(run(*closing))
        run("report", str(number), f"{number}.plan", "-o", f"{folder}/report-{number}")
        shutil.rmtree(f"{folder}/report-{number}")
    print(run("verify", "--chain", "."), end="")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
