#!/usr/bin/python3
"""The command line as a person or a script meets it: answers, exit statuses, refusals."""
import csv
import io
import json
import os
import resource
import sqlite3
import stat
import subprocess
import sys
import tempfile

PROGRAM = os.environ['RAPPORT_PROGRAM']
KINDS = ['team', 'rates', 'partners', 'contacts', 'opportunities', 'registrations', 'meetings', 'interactions',
         'actions', 'agreements', 'certifications', 'requirements', 'activities', 'targets', 'objectives',
         'surveys', 'risks', 'shared']
count = failures = 0


def check(what, good, detail=''):
    global count, failures
    count += 1
    failures += not good
    print(f'{"ok" if good else "not ok"} {count} - {what}')
    if not good and detail != '':
        print(f'# {detail!r}'[:2000])


def run(*arguments, limit=None, **environment):
    def restrict():
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, preexec_fn=restrict,
                          env=dict(os.environ, **environment), stdin=subprocess.DEVNULL)


def expect(what, status, *arguments, says=None, **options):
    done = run(*arguments, **options)
    good = done.returncode == status
    if status in (1, 2):
        good = good and done.stdout == '' and 'rapport: ' in done.stderr
    if says is not None:
        good = good and says.lower() in (done.stderr + done.stdout).lower()
    check(f'{what}: exit {status}', good, (done.returncode, done.stdout[-300:], done.stderr[-600:]))
    return done


def write(path, data):
    with open(path, 'wb') as file:
        file.write(data if isinstance(data, bytes) else data.encode())
    return path


def test_usage(folder):
    expect('version', 0, '--version', says='rapport ')
    expect('help', 0, '--help', says='import')
    for command in ('sample', 'settings', 'import', 'export', 'kpi', 'qbr', 'portfolio', 'search', 'history',
                    'undo', 'check', 'backup', 'restore'):
        expect(f'{command} --help', 0, command, '--help')
    workspace = ['--workspace', f'{folder}/none.db']
    expect('unknown command', 2, 'frobnicate')
    expect('unknown option', 2, 'kpi', '--frobnicate', *workspace)
    expect('kpi without a quarter', 2, 'kpi', '--all', *workspace)
    expect('kpi of one and all', 2, 'kpi', '--all', '--partner', 'X', '--quarter', '2026-Q1', *workspace)
    expect('import without a kind', 2, 'import', 'x.csv', *workspace)
    expect('import of an unknown kind', 2, 'import', 'x.csv', '--as', 'dogs', *workspace, says='partners')
    expect('workspace without a name', 2, 'kpi', '--workspace')
    for arguments in (['kpi', '--all', '--quarter', '2026-Q1'], ['search', 'x'], ['history'], ['check'],
                      ['undo', '0192f1a0-0000-7000-8000-000000000000'], ['backup', f'{folder}/b.db'],
                      ['qbr', '--all', '--quarter', '2026-Q1', '--output', f'{folder}/q'],
                      ['export', '--as', 'partners', '--output', f'{folder}/x.csv']):
        expect(f'{arguments[0]} without a workspace', 1, *arguments, *workspace, says='no workspace')
    check('no command has made it', not os.path.exists(f'{folder}/none.db'))
    expect('the workspace may stand first', 1, *workspace, 'history', says='no workspace')


def test_settings(folder):
    workspace = ['--workspace', f'{folder}/settings.db']
    settings = json.loads(expect('settings', 0, 'settings', '--json', *workspace).stdout)
    check('defaults', (settings['currency'], settings['fiscal_year_start'], settings['sla_hours']),
          settings)
    expect('several at once', 0, 'settings', 'fiscal_year_start=2', 'fiscal_label=end', 'currency=EUR', *workspace)
    settings = json.loads(run('settings', '--json', *workspace).stdout)
    check('kept', (settings['fiscal_year_start'], settings['fiscal_label'], settings['currency']) ==
          ('2', 'end', 'EUR'), settings)
    expect('month 13', 1, 'settings', 'fiscal_year_start=13', *workspace)
    expect('one wrong leaves all', 1, 'settings', 'currency=USD', 'sla_hours=minus', *workspace)
    check('nothing was changed', json.loads(run('settings', '--json', *workspace).stdout) == settings)
    expect('no such setting', 2, 'settings', 'colour=red', *workspace)
    expect('a label of another fiscal year', 2, 'kpi', '--all', '--quarter', '2026-Q3', *workspace, says='FY')
    answer = json.loads(run('kpi', '--all', '--quarter', 'FY2027-Q1', '--json', *workspace).stdout)
    check('February, named by its end', (answer['starts_on'], answer['ends_on']) == ('2026-02-01', '2026-04-30'),
          answer)


def test_hostile_import(folder):
    workspace = ['--workspace', f'{folder}/hostile.db']
    names = ['=HYPERLINK("http://x","y")', 'Johnson & Johnson <b>', 'x' * 300, 'שותף ימין לשמאל', "'Quoted",
             '+1 Partner', '@home']
    table = io.StringIO()
    rows = csv.writer(table)
    rows.writerow(['name', 'notes'])
    rows.writerows([name, 'note'] for name in names)
    path = write(f'{folder}/names.csv', table.getvalue())
    answer = json.loads(expect('hostile names', 0, 'import', path, '--as', 'partners', '--json', *workspace).stdout)
    check('all are in', answer['created'] == len(names), answer)
    found = json.loads(run('kpi', '--all', '--quarter', '2026-Q1', '--json', *workspace).stdout)['partners']
    check('as they were written', sorted(p['name'] for p in found) == sorted(n.lstrip("'") if n == "'Quoted" and
          "'Quoted" not in [p['name'] for p in found] else n for n in names), [p['name'] for p in found])
    expect('a name of 501 characters', 3, 'import', write(f'{folder}/long.csv', 'name\n' + 'y' * 501 + '\n'),
           '--as', 'partners', *workspace)

    nul = write(f'{folder}/nul.csv', b'name,notes\nNul Partner,a\0b\nGood Partner,fine\n')
    answer = json.loads(expect('a cell with a NUL', 3, 'import', nul, '--as', 'partners', '--json', *workspace).stdout)
    check('that row only', (answer['created'], answer['rejected'], answer['errors'][0]['row']) == (1, 1, 2), answer)
    big = write(f'{folder}/big.csv', b'name,notes\nBig Partner,' + b'z' * 5_000_000 + b'\nSmall Partner,fine\n')
    answer = json.loads(expect('a cell of 5 MB', 3, 'import', big, '--as', 'partners', '--json', *workspace).stdout)
    check('that row only', (answer['created'], answer['rejected']) == (1, 1), {k: answer[k] for k in ('created', 'rejected')})
    expect('invalid UTF-8 behind a BOM', 3, 'import', write(f'{folder}/bad.csv', b'\xef\xbb\xbfname\nB\xff\xfed\nFine\n'),
           '--as', 'partners', *workspace)
    expect('an empty file', 1, 'import', write(f'{folder}/empty.csv', ''), '--as', 'partners', *workspace)
    expect('a file that is not there', 1, 'import', f'{folder}/nowhere.csv', '--as', 'partners', *workspace)
    expect('a picture', 1, 'import', write(f'{folder}/picture.csv', b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0'), '--as',
           'partners', *workspace)
    expect('ambiguous dates', 1, 'import', write(f'{folder}/dates.csv', 'name,since\nAmbiguous,03/04/2025\n'),
           '--as', 'partners', *workspace, says='--dates')
    expect('said', 0, 'import', f'{folder}/dates.csv', '--as', 'partners', '--dates', 'dmy', *workspace)
    expect('an unknown tier', 3, 'import', write(f'{folder}/tier.csv', 'name,tier\nTiered,Diamond\n'),
           '--as', 'partners', *workspace, says='Platinum')

    rejects = f'{folder}/rejects.csv'
    orphan = write(f'{folder}/orphans.csv', 'reference,partner,amount,stage\nO1,Nobody,5,Won\nO2,Fine,7,Won\n')
    expect('rejected rows', 3, 'import', orphan, '--as', 'opportunities', '--rejects', rejects, *workspace)
    with open(rejects, encoding='utf-8-sig') as file:
        text = file.read()
    check('are in a file of their own', 'O1' in text and 'O2' not in text, text)
    expect('which imports after mending', 0, 'import', write(rejects, text.replace('Nobody', 'Fine')),
           '--as', 'opportunities', *workspace)

    with open(orphan, 'rb') as file:
        before = file.read()
    expect('rejected rows over their source', 2, 'import', orphan, '--as', 'opportunities', '--rejects',
           f'{folder}/./orphans.csv', *workspace, says='--rejects')
    with open(orphan, 'rb') as file:
        check('which stays', file.read() == before)
    expect('rejected rows over the workspace', 2, 'import', orphan, '--as', 'opportunities', '--rejects',
           workspace[1], *workspace, says='--rejects')
    expect('rejected rows into no folder', 1, 'import', orphan, '--as', 'opportunities', '--rejects',
           f'{folder}/none/rejects.csv', *workspace)

    report = f'{folder}/formula.xlsx'
    expect('the workbook of a formula', 0, 'qbr', '--partner', names[0], '--quarter', '2026-Q1', '--output', report,
           *workspace)
    check('is there', os.path.getsize(report) > 5000)


def test_outputs_over_the_workspace(folder):
    path = f'{folder}/häuser und mehr.db'
    workspace = ['--workspace', path]
    run('import', write(f'{folder}/kept.csv', 'name\nKept\n'), '--as', 'partners', *workspace)
    expect('a backup', 0, 'backup', f'{folder}/copy.db', *workspace)
    for target in ('csv', 'json', 'xlsx'):
        for name, file in (('workspace', path), ('backup', f'{folder}/copy.db')):
            link = f'{folder}/{name}.{target}'
            os.symlink(file, link)
            with open(file, 'rb') as opened:
                before = opened.read()
            expect(f'{target} over the {name}', 2, 'export', '--as', 'partners', '--output', link, *workspace)
            if target == 'xlsx':
                expect(f'a QBR over the {name}', 2, 'qbr', '--partner', 'Kept', '--quarter', '2026-Q1', '--output', link,
                       *workspace)
            with open(file, 'rb') as opened:
                check(f'the {name} is as it was', opened.read() == before and os.path.islink(link))
    expect('a backup over the workspace', 2, 'backup', f'{folder}/./häuser und mehr.db', *workspace)
    expect('the workspace as a CSV file', 1, 'import', path, '--as', 'partners', *workspace)
    expect('all is well', 0, 'check', *workspace)


def test_names(folder):
    workspace = ['--workspace', f'{folder}/names.db']
    run('import', write(f'{folder}/one.csv', 'name\nTwin\n'), '--as', 'partners', *workspace)
    run('import', write(f'{folder}/two.csv', 'name\nOther\n'), '--as', 'partners', *workspace)
    with sqlite3.connect(f'{folder}/names.db') as database:
        database.execute("UPDATE partner SET name = 'Twin', rev = rev + 1 WHERE name = 'Other'")
    database.close()
    os.path.exists(f'{folder}/names.db.seal') and os.unlink(f'{folder}/names.db.seal')
    done = expect('two partners of one name', 1, 'kpi', '--partner', 'Twin', '--quarter', '2026-Q1', *workspace)
    ids = [word.strip('.,;()') for word in done.stderr.split() if len(word.strip('.,;()')) == 36]
    check('their ids are said', len(ids) == 2, done.stderr)
    if ids:
        expect('an id is enough', 0, 'kpi', '--partner', ids[0], '--quarter', '2026-Q1', *workspace)
    expect('no such partner', 1, 'kpi', '--partner', 'Twins', '--quarter', '2026-Q1', *workspace)
    history = json.loads(run('history', '--json', *workspace).stdout)['transactions']
    check('the change from outside is in the history', any(entry['origin'] == 'outside' for entry in history), history)
    found = json.loads(run('search', 'twln', '--json', *workspace).stdout)['results']
    check('a search forgives a letter', any(result['title'] == 'Twin' for result in found), found)


def test_sample(folder):
    workspace = ['--workspace', f'{folder}/sample.db']
    expect('the sample', 0, 'sample', *workspace, RAPPORT_TODAY='2026-05-20')
    expect('not twice', 1, 'sample', *workspace)
    check('only its owner may read it', stat.S_IMODE(os.stat(f'{folder}/sample.db').st_mode) == 0o600)
    answer = json.loads(run('check', '--json', *workspace).stdout)
    check('it is sound', answer == {'ok': True, 'problems': []}, answer)

    first = f'{folder}/all.json'
    expect('everything as JSON', 0, 'export', '--as', 'all', '--output', first, *workspace)
    with open(first) as file:
        everything = json.load(file)
    check('of every kind', set(KINDS) <= set(everything) and all(everything[k]['records'] for k in KINDS),
          [k for k in KINDS if not everything.get(k, {}).get('records')])
    copy = ['--workspace', f'{folder}/copy.db']
    run('settings', *(f'{k}={v}' for k, v in json.loads(run('settings', '--json', *workspace).stdout).items()
                      if k in ('currency', 'time_zone', 'fiscal_year_start')), *copy)
    for kind in KINDS:
        path = f'{folder}/{kind}.csv'
        expect(f'{kind} as CSV', 0, 'export', '--as', kind, '--output', path, *workspace)
        answer = json.loads(run('import', path, '--as', kind, '--custom', '*', '--json', *workspace).stdout or '{}')
        check(f'{kind} imported again change nothing',
              (answer.get('created'), answer.get('updated'), answer.get('rejected')) == (0, 0, 0),
              {k: str(v)[:300] for k, v in answer.items()})
        answer = json.loads(run('import', path, '--as', kind, '--custom', '*', '--json', *copy).stdout or '{}')
        check(f'{kind} into another workspace', answer.get('rejected') == 0, {k: str(v)[:300] for k, v in answer.items()})
    run('export', '--as', 'all', '--output', f'{folder}/copy.json', *copy)
    with open(f'{folder}/copy.json') as file:
        copied = json.load(file)
    for kind in KINDS:
        key = lambda record: json.dumps(record, sort_keys=True)
        a, b = sorted(everything[kind]['records'], key=key), sorted(copied[kind]['records'], key=key)
        check(f'{kind} are the same there', a == b, [(x, y) for x, y in zip(a, b) if x != y][:1] or (len(a), len(b)))

    for kind, ending in (('meetings', 'ics'), ('actions', 'ics'), ('contacts', 'vcf'), ('partners', 'xlsx')):
        path = f'{folder}/{kind}.{ending}'
        expect(f'{kind} as {ending}', 0, 'export', '--as', kind, '--output', path, *workspace)
        check('is there', os.path.getsize(path) > 100)
    expect('all as CSV', 2, 'export', '--as', 'all', '--output', f'{folder}/all.csv', *workspace)
    expect('an unknown ending', 2, 'export', '--as', 'partners', '--output', f'{folder}/all.doc', *workspace)

    results = json.loads(run('search', 'nordlihct', '--json', *workspace).stdout)['results']
    check('two letters swapped are forgiven', results and results[0]['title'] == 'Nordlicht AG', results[:2])
    report = f'{folder}/nordlicht.xlsx'
    arguments = ['qbr', '--partner', 'Nordlicht AG', '--quarter', '2026-Q1', '--output']
    answer = json.loads(expect('a workbook', 0, *arguments, report, '--json', *workspace).stdout)
    check('of 17 sheets', [entry['sheets'] for entry in answer['files']] == [17], answer)
    run(*arguments, f'{folder}/again.xlsx', *workspace, TZ='Asia/Tokyo')
    check('the same input gives the same bytes',
          open(report, 'rb').read() == open(f'{folder}/again.xlsx', 'rb').read())
    answer = json.loads(run(*arguments, f'{folder}/short.xlsx', '--form', 'short', '--json', *workspace).stdout)
    check('the short form has 8', [entry['sheets'] for entry in answer['files']] == [8], answer)
    before = open(report, 'rb').read()
    expect('a full disk', 1, *arguments, report, *workspace, limit=20000)
    check('leaves the old report', open(report, 'rb').read() == before)
    expect('a folder that is a file', 1, 'qbr', '--all', '--quarter', '2026-Q1', '--output', report + '/x', *workspace)
    answer = json.loads(run('qbr', '--all', '--quarter', '2026-Q1', '--output', f'{folder}/all', '--json',
                            *workspace).stdout)
    check('one for each', len(answer['files']) == len(everything['partners']['records']) ==
          len({entry['file'] for entry in answer['files']}), len(answer['files']))
    expect('the portfolio', 0, 'portfolio', '--quarter', '2026-Q1', '--output', f'{folder}/portfolio.xlsx', *workspace)


def test_damage(folder):
    path = f'{folder}/sound.db'
    workspace = ['--workspace', path]
    run('import', write(f'{folder}/few.csv', 'name\nAlpha\nBeta\n'), '--as', 'partners', *workspace)
    expect('a backup', 0, 'backup', f'{folder}/backup.db', *workspace)

    with sqlite3.connect(path) as database:
        database.execute('PRAGMA user_version = 999')
    database.close()
    expect('a newer file is not written', 1, 'import', f'{folder}/few.csv', '--as', 'partners', *workspace, says='newer')
    expect('but can be exported', 0, 'export', '--as', 'partners', '--output', f'{folder}/newer.csv', *workspace)

    with open(path, 'r+b') as file:
        file.seek(4096)
        file.write(b'\xa5' * 8192)
    done = run('kpi', '--all', '--quarter', '2026-Q1', *workspace)
    check('a damaged file is refused', done.returncode == 1 and 'restore' in done.stderr, done.stderr)
    answer = run('check', '--json', *workspace)
    check('a check says so', answer.returncode == 1 and json.loads(answer.stdout)['ok'] is False,
          (answer.returncode, answer.stdout, answer.stderr))
    damaged = open(path, 'rb').read()
    expect('restore', 0, 'restore', f'{folder}/backup.db', *workspace)
    check('the damaged file is kept',
          any(open(f'{folder}/{name}', 'rb').read() == damaged for name in os.listdir(folder) if 'before-restore' in name))
    answer = json.loads(run('kpi', '--all', '--quarter', '2026-Q1', '--json', *workspace).stdout or '{}')
    check('all is back', [p['name'] for p in answer.get('partners', [])] == ['Alpha', 'Beta'], answer)

    with open(f'{folder}/backup.db', 'r+b') as file:
        file.seek(5000)
        file.write(b'\x5a\x5a\x5a')
    expect('a damaged backup is refused', 1, 'restore', f'{folder}/backup.db', *workspace)
    check('and nothing moved', json.loads(run('check', '--json', *workspace).stdout)['ok'] is True)
    expect('something else is refused', 1, 'kpi', '--all', '--quarter', '2026-Q1', '--workspace',
           write(f'{folder}/other.db', 'This is not a database, but it is long enough to look at.' * 40))
    expect('a full disk', 1, 'import', write(f'{folder}/many.csv', 'name\n' + ''.join(f'Partner {i}\n' for i in range(9000))),
           '--as', 'partners', *workspace, limit=os.path.getsize(path) + 40000)
    answer = json.loads(run('kpi', '--all', '--quarter', '2026-Q1', '--json', *workspace).stdout or '{}')
    check('leaves what was there', [p['name'] for p in answer.get('partners', [])] == ['Alpha', 'Beta'],
          len(answer.get('partners', [])))


def main():
    for test in (test_usage, test_settings, test_hostile_import, test_outputs_over_the_workspace, test_names,
                 test_sample, test_damage):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(folder)
            except (OSError, ValueError, KeyError, IndexError) as problem:
                check(f'{test.__name__} goes on to its end', False, problem)
    print(f'1..{count}')
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
