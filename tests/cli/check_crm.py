#!/usr/bin/python3
"""Imports a CRM export by the command line and computes its figures a second time, from the CSV
files alone, with Python's decimals: both must agree for every partner.

  check_crm.py                 on an untidy export that it makes itself
  check_crm.py FOLDER QUARTER  on accounts.csv, sales_teams.csv and sales_pipeline.csv of a folder
"""
import csv
import datetime
import json
import os
import random
import subprocess
import sys
import tempfile
from decimal import Decimal

PROGRAM = os.environ['RAPPORT_PROGRAM']
PIPELINE_MAP = ['--map', 'sales_agent=owner', '--map', 'engage_date=opened_on',
                '--map', 'close_date=closed_on', '--map', 'close_value=amount']

passed = failed = 0


def check(what, found, expected):
    global passed, failed
    if found == expected:
        passed += 1
        print(f'ok {passed + failed} - {what}')
    else:
        failed += 1
        print(f'not ok {passed + failed} - {what}')
        print(f'# found {found!r}, expected {expected!r}')


def rapport(workspace, *arguments, status=0):
    done = subprocess.run([PROGRAM, *arguments, '--workspace', workspace], capture_output=True, text=True)
    if done.returncode != status:
        print(f'# {arguments}: exit {done.returncode}: {done.stderr.strip()}')
    check(f'{arguments[0]} exits with {status}', done.returncode, status)
    return done.stdout


def make_export(folder):
    """An export as untidy as real ones: missing accounts, open deals without amount or date."""
    chance = random.Random(7)
    names = ['Acme Corporation', 'Betasoloin', 'Johnson & Johnson <b>', '=HYPERLINK("http://x","y")',
             'Ωmega Εμπορική', '日本電算', 'شركة النور', 'Quay, Sons "and" Daughters', 'N' * 300]
    with open(f'{folder}/accounts.csv', 'w', newline='', encoding='utf-8') as file:
        rows = csv.writer(file)
        rows.writerow(['account', 'sector', 'year_established', 'revenue', 'employees', 'office_location',
                       'subsidiary_of'])
        for i, name in enumerate(names):
            rows.writerow([name, 'technolgy', 1990 + i, '251.41', 40 * i + 1, 'Philipines',
                           names[0] if i == 3 else ''])
    agents = [f'Agent {letter}' for letter in 'ABCDEFG']
    with open(f'{folder}/sales_teams.csv', 'w', newline='') as file:
        rows = csv.writer(file)
        rows.writerow(['sales_agent', 'manager', 'regional_office'])
        for i, agent in enumerate(agents):
            rows.writerow([agent, f'Manager {i % 2}', 'Central'])
    with open(f'{folder}/sales_pipeline.csv', 'w', newline='', encoding='utf-8') as file:
        rows = csv.writer(file)
        rows.writerow(['opportunity_id', 'sales_agent', 'product', 'account', 'deal_stage', 'engage_date',
                       'close_date', 'close_value'])
        for i in range(900):
            opened = datetime.date(2016, 10, 1) + datetime.timedelta(chance.randrange(450))
            stage = chance.choice(['Won', 'Won', 'Lost', 'Engaging', 'Prospecting'])
            closed = opened + datetime.timedelta(chance.randrange(140))
            is_closed = stage in ('Won', 'Lost')
            rows.writerow([f'R{i:05}', chance.choice(agents), 'GTXPro',
                           '' if chance.random() < 0.15 else chance.choice(names), stage,
                           '' if stage == 'Prospecting' else opened.isoformat(),
                           closed.isoformat() if is_closed else '',
                           {'Won': f'{chance.randrange(1, 900000) / 100:.2f}', 'Lost': '0'}.get(stage, '')])


def read(folder, name):
    with open(f'{folder}/{name}', newline='', encoding='utf-8') as file:
        return list(csv.DictReader(file))


def quarter_bounds(label):
    year, number = int(label[:4]), int(label[-1])
    start = datetime.date(year, 3 * number - 2, 1)
    end = datetime.date(year + number // 4, 3 * number % 12 + 1, 1) - datetime.timedelta(1)
    return start, end


def quarter_before(label, quarters):
    index = int(label[:4]) * 4 + int(label[-1]) - 1 - quarters
    return f'{index // 4}-Q{index % 4 + 1}'


def date(text):
    return datetime.date.fromisoformat(text) if text else None


def won_in(deals, label):
    start, end = quarter_bounds(label)
    return [deal for deal in deals if deal['deal_stage'] == 'Won' and start <= date(deal['close_date']) <= end]


def compute(deals, label):
    """The figures of product.md that an export without targets has."""
    start, end = quarter_bounds(label)
    won = won_in(deals, label)
    lost = [deal for deal in deals if deal['deal_stage'] == 'Lost' and start <= date(deal['close_date']) <= end]
    revenue = sum(Decimal(deal['close_value']) for deal in won)
    cycles = [(date(deal['close_date']) - date(deal['engage_date'])).days for deal in won if deal['engage_date']]
    is_open = [deal for deal in deals if deal['engage_date'] and date(deal['engage_date']) <= end
               and not (deal['close_date'] and date(deal['close_date']) <= end)]

    def growth(quarters):
        base = sum(Decimal(deal['close_value']) for deal in won_in(deals, quarter_before(label, quarters)))
        return float((revenue - base) / abs(base)) if base else None

    return {
        'revenue_won': float(revenue),
        'deals_won': len(won),
        'deals_lost': len(lost),
        'win_rate': len(won) / (len(won) + len(lost)) if won or lost else None,
        'average_deal_size': float(revenue / len(won)) if won else None,
        'sales_cycle_days': sum(cycles) / len(cycles) if cycles else None,
        'pipeline_count': len(is_open),
        'qoq_growth': growth(1),
        'yoy_growth': growth(4),
    }


def same(a, b):
    if a is None or b is None:
        return a is b
    return abs(a - b) <= 1e-9 * max(1, abs(a), abs(b))


def check_import(folder, workspace):
    accounts, teams, deals = (read(folder, f'{name}.csv') for name in ('accounts', 'sales_teams', 'sales_pipeline'))
    result = json.loads(rapport(workspace, 'import', f'{folder}/accounts.csv', '--as', 'partners', '--json'))
    check('every account is a partner', (result['created'], result['rejected']), (len(accounts), 0))

    result = json.loads(rapport(workspace, 'import', f'{folder}/sales_teams.csv', '--as', 'team', '--json'))
    check('every agent is a member', result['created'], len(teams))
    check('the managers come with them', len(result['also_created']), len({row['manager'] for row in teams}))

    before = rapport(workspace, 'kpi', '--all', '--quarter', '2017-Q3', '--json')
    missing = [i for i, deal in enumerate(deals) if not deal['account']]
    arguments = ['import', f'{folder}/sales_pipeline.csv', '--as', 'opportunities', *PIPELINE_MAP, '--json']
    first = json.loads(rapport(workspace, *arguments, status=3))
    check('every deal with an account is in', first['created'], len(deals) - len(missing))
    check('the others are rejected', first['rejected'], len(missing))
    check('each with its line', [problem['row'] for problem in first['errors']], [i + 2 for i in missing])
    check('and the reason', {'partner' in problem['reason'].lower() for problem in first['errors']}, {True})

    second = json.loads(rapport(workspace, *arguments, status=3))
    check('a second import changes nothing', (second['created'], second['updated'], second['unchanged']),
          (0, 0, len(deals) - len(missing)))

    rapport(workspace, 'undo', first['batch'])
    check('undone, all is as before', rapport(workspace, 'kpi', '--all', '--quarter', '2017-Q3', '--json'), before)
    rapport(workspace, *arguments, status=3)
    return accounts, deals


def check_figures(workspace, accounts, deals, quarter):
    figures = json.loads(rapport(workspace, 'kpi', '--all', '--quarter', quarter, '--json'))
    found = {partner['name']: partner['kpis'] for partner in figures['partners']}
    check('every partner has figures', sorted(found), sorted(row['account'] for row in accounts))
    wrong = []
    for row in accounts:
        name = row['account']
        for kpi, expected in compute([deal for deal in deals if deal['account'] == name], quarter).items():
            if not same(found.get(name, {}).get(kpi), expected):
                wrong.append((name, kpi, found.get(name, {}).get(kpi), expected))
    check(f'the figures of {quarter} are those of the files', wrong[:5], [])


def main():
    with tempfile.TemporaryDirectory() as temporary:
        folder = sys.argv[1] if len(sys.argv) > 1 else temporary
        if folder == temporary:
            make_export(folder)
        workspace = f'{temporary}/crm.db'
        accounts, deals = check_import(folder, workspace)
        for quarter in sys.argv[2:] or ['2016-Q4', '2017-Q1', '2017-Q3', '2017-Q4']:
            check_figures(workspace, accounts, deals, quarter)
    print(f'1..{passed + failed}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
