#!/usr/bin/python3
# Copyright 2026 The Rapport developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Opens workbooks as their readers would, and compares.

Each workbook is read by openpyxl as it is stored, and again after LibreOffice has computed all its
formulas anew. Whatever differs would show the reader another figure than the one that was reported.
"""

import argparse
import datetime
import math
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import warnings
import zipfile

import openpyxl

warnings.filterwarnings('ignore', module='openpyxl')

TOLERANCE = 1e-9
FAULTS = ('#REF!', '#NAME?', '#DIV/0!', '#VALUE!', '#N/A', '#NUM!', '#NULL!', 'Err:')
# Sheets that are looked things up in, and may show gridlines.
LOOKUP_SHEETS = ('Definitions', 'Data', 'Evidence', 'Data & ’facts’')
CHART = '{http://schemas.openxmlformats.org/drawingml/2006/chart}'
DRAWING = '{http://schemas.openxmlformats.org/drawingml/2006/main}'

RECALCULATE = '''<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
 <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
  <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
 </item>
</oor:items>
'''


class Report:
    def __init__(self, verbose):
        self.verbose = verbose
        self.passed = 0
        self.failed = 0

    def check(self, is_good, name, detail=''):
        if is_good:
            self.passed += 1
            if self.verbose:
                print(f'ok     {name}')
        else:
            self.failed += 1
            print(f'FAILED {name}{": " if detail else ""}{detail}')

    def finish(self):
        print(f'{self.passed} passed, {self.failed} failed')
        return 1 if self.failed or not self.passed else 0


def recalculate(files, folder):
    """Has one LibreOffice compute all files anew. Returns their new names."""
    profile = os.path.join(folder, 'profile')
    output = os.path.join(folder, 'recalculated')
    os.makedirs(os.path.join(profile, 'user'))
    with open(os.path.join(profile, 'user', 'registrymodifications.xcu'), 'w') as registry:
        registry.write(RECALCULATE)

    # Links, because two files may have the same name in different folders.
    names = []
    for i, file in enumerate(files):
        name = os.path.join(folder, f'{i:05}.xlsx')
        os.symlink(os.path.abspath(file), name)
        names.append(name)
    for first in range(0, len(names), 100):
        subprocess.run(['soffice', f'-env:UserInstallation=file://{profile}', '--headless', '--convert-to',
                        'xlsx:Calc MS Excel 2007 XML', '--outdir', output] + names[first:first + 100],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=1200)

    return [os.path.join(output, os.path.basename(name)) for name in names]


def is_fault(value):
    return isinstance(value, str) and value.startswith(FAULTS)


def is_blank(value):
    return value is None or value == ''


def to_number(value):
    if isinstance(value, datetime.datetime):
        return (value - datetime.datetime(1899, 12, 30)).total_seconds() / 86400
    if isinstance(value, datetime.date):
        return (value - datetime.date(1899, 12, 30)).days
    return value


def is_same(stored, computed):
    stored, computed = to_number(stored), to_number(computed)
    if is_blank(stored) or is_blank(computed):
        return is_blank(stored) and is_blank(computed)
    if isinstance(stored, (int, float)) and isinstance(computed, (int, float)):
        return math.isclose(stored, computed, rel_tol=TOLERANCE, abs_tol=1e-12)
    return stored == computed


def compare_formulas(report, name, formulas, stored, computed):
    """Each formula's stored value against the one that LibreOffice gets."""
    n_formulas = 0
    n_bad = 0
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != 'f':
                    continue
                n_formulas += 1
                before = stored[sheet.title][cell.coordinate].value
                after = computed[sheet.title][cell.coordinate].value
                if is_blank(before) or is_fault(before) or is_fault(after) or not is_same(before, after):
                    n_bad += 1
                    if n_bad <= 10:
                        report.check(False, f'{name}: {sheet.title}!{cell.coordinate}',
                                     f'stored {before!r}, computed {after!r}: {cell.value}')
    report.check(n_bad == 0, f'{name}: {n_formulas} formulas have the values that LibreOffice computes',
                 f'{n_bad} do not')


def check_sheets(report, name, workbook):
    titles = workbook.sheetnames
    report.check(len({title.casefold() for title in titles}) == len(titles) and
                 all(0 < len(title) <= 31 for title in titles), f'{name}: sheet names')
    report.check(workbook.active.title == titles[0], f'{name}: the first sheet is active')
    for sheet in workbook.worksheets:
        where = f'{name}: {sheet.title}'
        report.check(sheet.title in LOOKUP_SHEETS or not sheet.sheet_view.showGridLines, f'{where}: no gridlines')
        report.check(sheet.page_setup.paperSize in (1, 9, '1', '9'), f'{where}: paper')
        report.check(sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToWidth in (None, 1),
                     f'{where}: fits the width of a page')
        report.check('&P' in (sheet.oddFooter.right.text or '').replace('Page', '') or
                     '&[Page]' in (sheet.oddFooter.right.text or ''), f'{where}: number of the page',
                     repr(sheet.oddFooter.right.text))
        check_tables(report, where, sheet)


def check_tables(report, where, sheet):
    for table in sheet.tables.values():
        first, last = table.ref.split(':')
        cells = [cell.value for cell in sheet[first:re.sub(r'\d+', '', last) + re.sub(r'\D+', '', first)][0]]
        columns = [unescape(column.name) for column in table.tableColumns]
        report.check(columns == cells, f'{where}: {table.displayName} names its columns as its cells do',
                     f'{columns} {cells}')
        report.check(len({column.casefold() for column in columns}) == len(columns) and all(columns),
                     f'{where}: {table.displayName} has a name for each column, once')


def unescape(text):
    return re.sub('_x([0-9A-Fa-f]{4})_', lambda match: chr(int(match.group(1), 16)), text)


def check_names(report, name, workbook):
    defined = list(workbook.defined_names.definedName) if hasattr(workbook.defined_names, 'definedName') \
        else list(workbook.defined_names.values())
    for entry in defined:
        report.check('#REF!' not in (entry.attr_text or ''), f'{name}: the name {entry.name}')


def read_points(part):
    return [point.findtext(f'{CHART}v') for point in part.iter(f'{CHART}pt')] if part is not None else []


def find_cells(workbook, formula):
    sheet, area = formula.rsplit('!', 1)
    cells = workbook[sheet.strip("'").replace("''", "'")][area.replace('$', '')]
    if not isinstance(cells, tuple):
        return [cells]
    return [cell for row in cells for cell in (row if isinstance(row, tuple) else (row,))]


def check_series(report, where, workbook, series):
    values = series.find(f'{CHART}val')
    if values is None:
        report.check(False, f'{where}: has values')
        return
    formula = values.findtext(f'.//{CHART}f')
    cached = [float(text) for text in read_points(values)]
    cells = [cell.value for cell in find_cells(workbook, formula)]
    numbers = [to_number(value) for value in cells if isinstance(to_number(value), (int, float))]
    report.check(all(is_blank(value) or isinstance(to_number(value), (int, float)) for value in cells),
                 f'{where}: {formula} holds nothing but numbers')
    report.check(sum(1 for cell in find_cells(workbook, formula) if cell.data_type == 'f') == 0,
                 f'{where}: {formula} holds no formulas')
    report.check(len(cached) >= len(numbers) and
                 math.isclose(sum(cached), sum(numbers), rel_tol=TOLERANCE, abs_tol=1e-9),
                 f'{where}: the cache of {formula} is the cells', f'{cached} {numbers}')


def check_charts(report, name, file, workbook):
    with zipfile.ZipFile(file) as archive:
        report.check(archive.testzip() is None, f'{name}: the archive is whole')
        for part in archive.namelist():
            try:
                root = ElementTree.fromstring(archive.read(part))
            except ElementTree.ParseError as error:
                report.check(False, f'{name}: {part} is XML', str(error))
                continue
            if not re.match(r'xl/charts/chart\d+\.xml', part):
                if re.match(r'xl/drawings/drawing\d+\.xml', part):
                    report.check(all(frame.get('descr') for frame in root.iter() if frame.tag.endswith('}cNvPr')),
                                 f'{name}: {part}: charts have descriptions')
                continue
            where = f'{name}: {os.path.basename(part)}'
            title = root.find(f'.//{CHART}title')
            report.check(title is not None and any(text.text for text in title.iter(f'{DRAWING}t')), f'{where}: has a title')
            for series in root.iter(f'{CHART}ser'):
                check_series(report, where, workbook, series)
            report.check(any(read_points(values) for values in root.iter(f'{CHART}val')), f'{where}: shows something')


def describe_differences(workbook):
    """The rows of Data whose last column counts a difference."""
    sheet = workbook['Data']
    for row in sheet.iter_rows(min_row=5):
        if isinstance(row[-1].value, (int, float)) and row[-1].value > 0:
            yield f'row {row[0].row} ' + ' | '.join(str(cell.value) for cell in row if cell.value is not None)


def check_differences(report, name, workbook):
    """The sheet of definitions counts where Data and Evidence do not agree."""
    if 'Definitions' not in workbook.sheetnames:
        return
    rows = [[cell.value for cell in row] for row in workbook['Definitions'].iter_rows(max_row=8)]
    found = [row[1] for row in rows if row[0] == 'Differences']
    report.check(found == [0], f'{name}: Data and Evidence agree',
                 f'{found} differences: ' + '; '.join(describe_differences(workbook)))


QBR_SHEETS = ['Cover', 'Summary', 'Scorecard', 'Revenue', 'Pipeline', 'Deal registrations', 'Wins & losses',
              'Enablement', 'Marketing & MDF', 'Plan & next quarter', 'Actions', 'Relationship', 'Risks & SWOT',
              'Tier path', 'Definitions', 'Data', 'Evidence']
QBR_SHORT_SHEETS = ['Cover', 'Summary', 'Scorecard', 'Pipeline', 'Actions', 'Definitions', 'Data', 'Evidence']
FUNCTIONS = {'SUMIFS', 'COUNTIFS', 'SUMPRODUCT', 'INDEX', 'MATCH', 'MEDIAN', 'IF', 'ROUND'}
# A median is one of the records, not their sum.
MEDIANS = {'registration_decision_hours', 'response_median_hours', 'bad_news_hours'}


def add_evidence(workbook):
    """What the records of each metric and quarter add up to: value and weight."""
    sums = {}
    for row in workbook['Evidence'].iter_rows(min_row=5, values_only=True):
        if row[0] is not None and row[1] is not None:
            value, weight = sums.get(row[:2], (0, 0))
            sums[row[:2]] = (value + row[8], weight + row[9])
    return sums


def check_evidence(report, name, workbook):
    """The figures on Data are what the records on Evidence add up to, computed here and not by a formula."""
    sums = add_evidence(workbook)
    metrics = {metric for metric, period in sums} - MEDIANS
    n_figures = 0
    for row in workbook['Data'].iter_rows(min_row=5, max_col=4, values_only=True):
        if row[0] not in metrics or not isinstance(row[2], (int, float)) or not isinstance(row[3], (int, float)):
            continue
        value, weight = sums.get(row[:2], (0, 0))
        n_figures += 1
        report.check(math.isclose(row[2], value, abs_tol=1e-4) and (weight == 0 or math.isclose(row[3], weight, abs_tol=1e-4)),
                     f'{name}: {row[0]} of {row[1]} is what its records add up to', f'{row[2]} / {row[3]}, {value} / {weight}')
    report.check(n_figures > 0 or not sums, f'{name}: figures have records')


def check_functions(report, name, workbook):
    for sheet in workbook:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != 'f':
                    continue
                used = set(re.findall(r'([A-Z][A-Z0-9.]*)\(', re.sub(r'"[^"]*"', '""', cell.value)))
                if not used <= FUNCTIONS or len(cell.value) > 250:
                    report.check(False, f'{name}: {sheet.title}!{cell.coordinate} uses plain functions', cell.value)


def check_qbr(report, name, formulas, stored):
    if formulas.sheetnames not in (QBR_SHEETS, QBR_SHORT_SHEETS):
        return
    report.check('AsOf' in formulas.defined_names, f'{name}: AsOf has a name')
    check_functions(report, name, formulas)
    check_evidence(report, name, stored)
    for title in ('Scorecard', 'Definitions', 'Data', 'Evidence'):
        sheet = formulas[title]
        report.check(sheet.freeze_panes is not None and sheet.print_title_rows is not None, f'{name}: {title} keeps its header')


def check_workbook(report, file, recalculated):
    name = os.path.basename(file)
    formulas = openpyxl.load_workbook(file)
    stored = openpyxl.load_workbook(file, data_only=True)
    check_sheets(report, name, formulas)
    check_names(report, name, formulas)
    check_charts(report, name, file, formulas)
    check_differences(report, name, stored)
    check_qbr(report, name, formulas, stored)
    if not os.path.exists(recalculated):
        report.check(False, f'{name}: LibreOffice opens it')
        return
    compare_formulas(report, name, formulas, stored, openpyxl.load_workbook(recalculated, data_only=True))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('files', nargs='*', help='workbooks')
    parser.add_argument('--writer', help='a program that writes workbooks into the folder that it is given')
    parser.add_argument('--verbose', action='store_true', help='name what is good, too')
    arguments = parser.parse_args()
    report = Report(arguments.verbose)

    with tempfile.TemporaryDirectory() as folder:
        files = list(arguments.files)
        if arguments.writer:
            written = os.path.join(folder, 'written')
            os.mkdir(written)
            subprocess.run([arguments.writer, written], check=True)
            files += sorted(os.path.join(written, file) for file in os.listdir(written))
        for file, recalculated in zip(files, recalculate(files, folder)):
            check_workbook(report, file, recalculated)

    return report.finish()


if __name__ == '__main__':
    sys.exit(main())
