#!/usr/bin/python3
# e2e.py
#
# Copyright 2026 The Rapport developers
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""The window, as a person uses it: from the list of partners to a finished workbook, an import and
its undoing, by mouse and by keyboard alone, on a desktop of its own. Prints TAP.

e2e.py [FLOW...]: those flows only. What was on the screen when one failed is left in
RAPPORT_TEST_OUTPUT, or else in a folder that is named.
"""

import hashlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import traceback
import zipfile

from desktop import Desktop, Failed, InVain, Program, wait

RAPPORT = os.environ['RAPPORT_PROGRAM']
TODAY = '2026-05-20'
SAMPLE_PARTNERS = 24
CLASS_NAME = re.compile(r'^(Gtk|Adw|Rapport)[A-Z]')
NAMES = ['=HYPERLINK("http://x","y")', 'Johnson & Johnson <b>', 'Long ' * 59 + 'Names', 'שותפים בע״מ']

# Two good rows, one of a type that there is none of, and a column that no one knows.
CSV = ('Account Name,Type,Tier,Home on the web,Country\n'
       'Aquila Freight,Reseller,Gold,https://aquila.example,Spain\n'
       'Borealis Foods,Unheard Of,Gold,https://borealis.example,Norway\n'
       'Corvus Media,Agency,Silver,https://corvus.example,Italy\n')

# What can be activated, in the words of AT-SPI.
ACTIVE_ROLES = ('push button', 'toggle button', 'check box', 'radio button', 'menu item', 'entry', 'text', 'combo box',
                'link', 'switch', 'toggle switch')
WINDOW_BUTTONS = ('Minimize', 'Maximize', 'Close')
SECTIONS = ('Overview', 'Timeline', 'People', 'Pipeline', 'Plan', 'Agreement', 'Enablement', 'Reviews')

GLIB_RACE = "check_unclosed: assertion 'flags & FLAG_INITIALIZED' failed"

FLOWS = []


def flow(function):
    FLOWS.append(function)
    return function


def equal(found, wanted, what):
    if found != wanted:
        raise Failed(f'{what}: {found!r} instead of {wanted!r}')


class Scene:
    """A flow's own folder, workspace and window."""

    def __init__(self, desktop, name):
        self.desktop = desktop
        self.folder = os.path.join(desktop.folder, name)
        os.makedirs(self.folder)
        self.environment = {'RAPPORT_TODAY': TODAY, 'G_DEBUG': 'fatal-criticals,fatal-warnings',
                            'G_ENABLE_DIAGNOSTIC': '0'}
        self.workspace = os.path.join(self.folder, 'workspace.db')
        self.program = None

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), 'w', encoding='utf-8') as output:
            output.write(text)
        return self.path(name)

    def rapport(self, *arguments, status=0):
        """The command line on the same workspace."""
        done = subprocess.run([RAPPORT, '--workspace', self.workspace, *arguments],
                              env=dict(self.desktop.environment, **self.environment),
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if done.returncode != status:
            raise Failed(f'rapport {" ".join(arguments)} ended with {done.returncode}: {done.stderr}')
        return done.stdout

    def records(self, kind):
        target = self.path(kind + '.json')
        self.rapport('export', '--as', kind, '--output', target)
        with open(target, encoding='utf-8') as exported:
            return json.load(exported)['records']

    def everything(self):
        """A digest of all that the workspace holds."""
        target = self.path('all.json')
        self.rapport('export', '--as', 'all', '--output', target)
        with open(target, 'rb') as exported:
            return hashlib.sha256(exported.read()).hexdigest()

    def start(self, prefix=()):
        """Once in some hundred starts GLib 2.74 fails an assertion of its own on a D-Bus connection that it is
        still opening, which only the fatal criticals of a test make deadly. That start alone is made again."""
        for attempt in ('first', 'second'):
            self.program = Program(self.desktop, [*prefix, RAPPORT, '--workspace', self.workspace], self.environment,
                                   os.path.join(self.folder, 'program.log'))
            try:
                wait(self.program.is_on_bus, 'the program to be on the bus')
                break
            except Failed:
                if attempt == 'second' or GLIB_RACE not in self.program.output():
                    raise
                print(f'# started again: {GLIB_RACE}', flush=True)
        return self.program

    def start_on_sample(self):
        self.rapport('sample')
        program = self.start()
        shows_partners(program, SAMPLE_PARTNERS)
        return program

    def end(self):
        """Quits as a person does; the program must end in order, and must not have complained."""
        program = self.program
        if program is None:
            return
        program.key('ctrl+q')
        equal(program.ended(), 0, 'the exit status')
        for word in ('CRITICAL', 'WARNING', 'AddressSanitizer', 'LeakSanitizer', 'runtime error'):
            if word in program.output():
                raise Failed('the program complained:\n' + program.output()[-6000:])


def shows_partners(program, count):
    """The list is there, and its last line counts so many partners."""
    words = f'{count} partner' + ('' if count == 1 else 's')
    program.find(role='label', starts=words + ' ')


def names_of_rows(program):
    rows = program.find_all(role='list item')
    return [row.name for row in rows if any(parent.name == 'Partners' for parent in row.parents)]


def find_workbook(scene, name):
    path = os.path.join(scene.desktop.environment['HOME'], name)
    wait(lambda: os.path.exists(path), path)
    with zipfile.ZipFile(path) as book:
        equal(book.testzip(), None, 'a damaged part of the workbook')
    return path


def same_workbook(scene, path, quarter, form):
    """The command line writes the same for the same partner, quarter and form."""
    target = scene.path('by-command-line.xlsx')
    scene.rapport('qbr', '--partner', 'Vela Systems', '--quarter', quarter, '--form', form, '--output', target)
    with zipfile.ZipFile(path) as ours, zipfile.ZipFile(target) as theirs:
        equal(ours.namelist(), theirs.namelist(), 'the parts of the workbook')
        for part in ours.namelist():
            equal(ours.read(part), theirs.read(part), f'{part} of the workbook')


def choices(program, window, row, choice):
    """The choices of that name that a row has opened, which are in a list within the row."""
    return [thing for thing in program.find_all(choice, 'label', window=window)
            if {parent.name for parent in thing.parents if parent.role == 'combo box'} == {row} and
            any(parent.role == 'window' or parent.name == 'GtkPopover' for parent in thing.parents)]


def choose_by_mouse(program, window, row, choice):
    program.click(row, 'combo box', window=window)
    program.click(thing=wait(lambda: choices(program, window, row, choice), f'{choice} in {row}')[0])


@flow
def mouse(scene):
    """start, search, open, generate, import and undo, by mouse"""
    program = scene.start_on_sample()
    equal(len(names_of_rows(program)), SAMPLE_PARTNERS, 'rows of the list')
    program.type('vela')
    shows_partners(program, 1)
    program.click(role='list item', starts='Vela Systems, ')
    program.click('Generate QBR…', 'push button')

    choose_by_mouse(program, 'Generate QBR', 'Quarter', '2026-Q1')
    choose_by_mouse(program, 'Generate QBR', 'Form', 'Short')
    program.find(role='label', holds=' sheets, ', window='Generate QBR')
    program.click('Generate Workbook', 'push button', window='Generate QBR')
    program.find('1 Workbook Written', window='Generate QBR')
    program.find('Open', 'push button', window='Generate QBR')
    same_workbook(scene, find_workbook(scene, 'Vela Systems-2026-Q1.xlsx'), '2026-Q1', 'short')
    program.click('Close', 'push button', window='Generate QBR')
    program.window_gone('Generate QBR')

    program.click('Back', 'push button')
    program.click('Search', 'entry')
    program.key('Escape')
    shows_partners(program, SAMPLE_PARTNERS)
    before = scene.everything()
    program.click('New', 'push button')
    program.click('Import a File…', 'menu item')
    program.click('File', 'text', window='Import a File')
    program.type(scene.write('accounts.csv', CSV))
    program.click('Apply', 'push button', window='Import a File')
    check_mapping(program)
    choose_by_mouse(program, 'Import a File', 'Home on the web', 'Website')
    program.click('Import', 'push button', window='Import a File')
    check_result(program)
    program.click('Done', 'push button', window='Import a File')
    program.window_gone('Import a File')
    shows_partners(program, SAMPLE_PARTNERS + 2)
    check_imported(scene)
    program.click('Undo', 'push button')
    shows_partners(program, SAMPLE_PARTNERS)
    equal(scene.everything(), before, 'the workspace after the undoing')


def check_mapping(program):
    program.find('Account Name', 'combo box', window='Import a File')
    program.find('Home on the web', 'combo box', window='Import a File')
    program.find(role='label', starts='2 new, ', window='Import a File')


def check_result(program):
    program.find('Imported, with Rows Left Out', 'label', window='Import a File')
    program.find(role='label', starts='2 new, 1 row left out', window='Import a File')
    program.find(holds='Line 3 · Type · Unheard Of', role='list item', window='Import a File')


def check_imported(scene):
    website = {record['name']: record.get('website') for record in scene.records('partners')}
    equal(website.get('Aquila Freight'), 'https://aquila.example', 'the website that was mapped by hand')
    equal('Borealis Foods' in website, False, 'a row that was left out')


@flow
def keyboard(scene):
    """start, search, open, generate, import and undo, by keyboard alone"""
    program = scene.start_on_sample()
    program.key('ctrl+f')
    program.has_focus('Search')
    program.type('vela')
    shows_partners(program, 1)
    program.key('Down')
    program.has_focus(role='list item', starts='Vela Systems, ')
    program.key('Return')
    program.press_until('Tab', 'Generate QBR…', 'push button')
    program.key('Return')
    program.window('Generate QBR')

    choose_by_keyboard(program, 'Quarter', '2025-Q4')
    choose_by_keyboard(program, 'Form', 'Short')
    program.press_until('Tab', 'File name')
    program.key('ctrl+a')
    program.type('vela review.xlsx')
    program.press_until('Tab', 'Generate Workbook', 'push button')
    program.key('Return')
    program.press_until('Tab', 'Open', 'push button')
    same_workbook(scene, find_workbook(scene, 'vela review.xlsx'), '2025-Q4', 'short')
    program.key('Escape')
    program.window_gone('Generate QBR')

    program.key('alt+Left')
    program.key('ctrl+f')
    program.has_focus('Search')
    program.key('Escape')
    shows_partners(program, SAMPLE_PARTNERS)
    before = scene.everything()
    program.key('ctrl+o')
    program.window('Import a File')
    program.press_until('Tab', 'File')
    program.type(scene.write('accounts.csv', CSV))
    program.key('Return')
    check_mapping(program)
    choose_by_keyboard(program, 'Home on the web', 'Website')
    program.press_until('Tab', 'Import', 'push button')
    program.key('Return')
    check_result(program)
    program.press_until('Tab', 'Done', 'push button')
    program.key('Return')
    program.window_gone('Import a File')
    shows_partners(program, SAMPLE_PARTNERS + 2)
    check_imported(scene)
    program.key('ctrl+z')
    shows_partners(program, SAMPLE_PARTNERS)
    equal(scene.everything(), before, 'the workspace after the undoing')


def choose_by_keyboard(program, row, choice):
    program.press_until('Tab', row, 'combo box')
    program.key('space')
    program.has_focus(role='list item')

    def is_there(item):
        return choice in [thing.name for thing in program.find_all(role='label', within=item)]
    for _ in range(40):
        item = program.focused()
        if is_there(item):
            program.key('Return')
            program.has_focus(row, 'combo box')
            return
        program.key('Down')
        program.focus_moved(item)
    raise Failed(f'Down does not reach {choice} in {row}')


@flow
def first_run(scene):
    """an empty workspace offers its beginnings, and loads the sample"""
    program = scene.start()
    program.find('Welcome to Rapport', 'label')
    for offer in ('Import a File…', 'Load the Sample', 'Add the First Partner…'):
        program.find(offer, 'push button', sensitive=True)
    program.click('Load the Sample', 'push button')
    shows_partners(program, SAMPLE_PARTNERS)
    equal(len(scene.records('partners')), SAMPLE_PARTNERS, 'partners that are stored')


@flow
def new_partner(scene):
    """a partner is added, edited, and both are undone and redone"""
    program = scene.start_on_sample()
    program.key('ctrl+n')
    program.window('New Partner')
    program.has_focus('Name')
    program.type('Zephyr Works')
    program.key('Return')
    program.window_gone('New Partner')
    has_partner(scene, 'Zephyr Works', country=None)

    if not program.find_all('Edit…', 'push button'):
        program.key('ctrl+f')
        program.type('zephyr')
        shows_partners(program, 1)
        program.key('Return')
    program.find('Edit…', 'push button')
    program.key('ctrl+e')
    program.window('Edit Partner')
    program.press_until('Tab', 'Country')
    program.type('Iceland')
    program.key('Escape')
    program.window_gone('Edit Partner')
    has_partner(scene, 'Zephyr Works', country='Iceland')

    program.key('ctrl+z')
    has_partner(scene, 'Zephyr Works', country=None)
    program.key('ctrl+z')
    wait(lambda: 'Zephyr Works' not in partners(scene), 'the partner to go')
    program.key('ctrl+shift+z')
    has_partner(scene, 'Zephyr Works', country=None)
    program.key('ctrl+shift+z')
    has_partner(scene, 'Zephyr Works', country='Iceland')


def partners(scene):
    return {record['name']: record for record in scene.records('partners')}


def has_partner(scene, name, country):
    def is_so():
        record = partners(scene).get(name)
        return record is not None and (record.get('country') or None) == country
    wait(is_so, f'{name} in {country}')


@flow
def another_process(scene):
    """the list follows what another process imports"""
    program = scene.start_on_sample()
    scene.rapport('import', scene.write('accounts.csv', CSV), '--as', 'partners', status=3)
    wait(lambda: any(name.startswith('Aquila Freight, ') for name in names_of_rows(program)), 'the new row', 5)
    shows_partners(program, SAMPLE_PARTNERS + 2)


@flow
def damaged(scene):
    """a file that is no workspace is refused with a way out"""
    scene.write('workspace.db', 'This is not a workspace. ' * 400)
    program = scene.start()
    program.find('The Workspace Can’t Be Opened', 'label')
    program.find(role='label', holds=scene.workspace)
    os.rename(scene.workspace, scene.path('aside.db'))
    program.click('Try Again', 'push button')
    program.find('Welcome to Rapport', 'label')


@flow
def torn(scene):
    """a workspace with a torn page is reported, and nothing is lost"""
    scene.rapport('sample')
    size = os.path.getsize(scene.workspace)
    with open(scene.workspace, 'r+b') as workspace:
        workspace.seek(4096)
        workspace.write(b'\xa5' * (size // 2))
    with open(scene.workspace, 'rb') as workspace:
        before = workspace.read()
    program = scene.start()
    program.find('The Workspace Can’t Be Opened', 'label')
    program.find('Try Again', 'push button', sensitive=True)
    scene.end()
    scene.program = None
    with open(scene.workspace, 'rb') as workspace:
        equal(workspace.read() == before, True, 'the damaged file is as it was')


@flow
def newer(scene):
    """a workspace of a newer version can be read, and not changed"""
    scene.rapport('sample')
    connection = sqlite3.connect(scene.workspace)
    version = connection.execute('PRAGMA user_version').fetchone()[0]
    connection.execute(f'PRAGMA user_version = {version + 1}')
    connection.commit()
    connection.close()
    is_only_read(scene)


@flow
def read_only(scene):
    """a workspace that may not be written can be read, and not changed"""
    scene.rapport('sample')
    for name in os.listdir(scene.folder):
        os.chmod(scene.path(name), 0o444)
    os.chmod(scene.folder, 0o555)
    try:
        is_only_read(scene, ['setpriv', '--bounding-set=-dac_override'] if os.geteuid() == 0 else [])
    finally:
        os.chmod(scene.folder, 0o755)


def is_only_read(scene, prefix=()):
    program = scene.start(prefix)
    shows_partners(program, SAMPLE_PARTNERS)
    program.find(role='label', starts='This workspace can only be read.')
    program.key('ctrl+n')
    program.key('ctrl+o')
    program.click('New', 'push button')
    program.find('Partner…', 'menu item')
    for entry in ('Partner…', 'Import a File…'):
        equal(program.find(entry, 'menu item').is_sensitive, False, f'{entry} can be chosen')
    equal(program.titles(), ['Rapport'], 'windows')
    program.key('Escape')
    program.gone('Partner…', 'menu item')


@flow
def names(scene):
    """names that look like formulas, markup or nothing, are shown as they are"""
    text = 'name\n' + ''.join('"' + name.replace('"', '""') + '"\n' for name in NAMES)
    scene.rapport('import', scene.write('names.csv', text), '--as', 'partners')
    program = scene.start()
    shows_partners(program, len(NAMES))
    for name in NAMES:
        program.find(role='list item', starts=name)
        program.key('ctrl+f')
        program.type(name.split()[0] if name.isascii() else '')
        program.click(role='list item', starts=name)
        program.find('Back', 'push button')
        titles = [thing for thing in program.find_all(name, 'label')]
        equal(len(titles) >= 2, True, f'{name} in the title and on the page')
        program.window(name)
        program.key('alt+Left')
        program.key('ctrl+f')
        program.key('Escape')
        shows_partners(program, len(NAMES))


def check_names(program, where, window=None):
    """Everything that takes the keyboard or can be activated is called by what a person would say. A
    choice in a list is called by its label; a scrolled area hands the keyboard on to what is in it."""
    wrong = []
    for thing in program.walk(window=window):
        if thing.role in ('scroll pane', 'filler') or not (thing.is_focusable or thing.role in ACTIVE_ROLES):
            continue
        spoken = thing.name
        if spoken == '' and thing.role == 'list item':
            spoken = ' '.join(label.name for label in program.find_all(role='label', within=thing))
        area = thing.box
        if (spoken.strip() == '' or CLASS_NAME.match(spoken)) and area and area[2] > 0 and area[3] > 0:
            wrong.append(f'{thing} in {[parent.name for parent in thing.parents if parent.name]}')
    equal(wrong, [], f'names on {where}')


def check_dialog(program, keys, title):
    """The dialog that KEYS open has names, and Escape closes it."""
    program.key(*keys)
    program.window(title)
    wait(program.focused, f'the keyboard in {title}')
    check_names(program, title, title)
    program.key('Escape')
    program.window_gone(title)


def check_popover(program, button, content):
    """What a button opens has names, and Escape closes it. A click that comes while another menu still
    gives back the mouse only closes that; a person clicks again, too."""
    def is_open():
        if program.find_all(content):
            return True
        program.click(button, 'push button')
        try:
            return program.find(content, seconds=3)
        except Failed:
            return None
    wait(is_open, f'what {button} opens')
    check_names(program, button)
    program.key('Escape')
    program.gone(content)


def check_reach(program, where):
    """Tab, and the arrows in lists, come to everything that takes the keyboard, and it has a name. The
    buttons of the window itself are left to the keys of the window manager."""
    reached = {}
    times = {}
    for _ in range(200):
        thing = program.focused()
        times[thing.path] = times.get(thing.path, 0) + 1
        if times[thing.path] > 2:
            break
        reached[thing.path] = thing
        program.key('Tab')
        program.focus_moved(thing)
    equal([str(thing) for thing in reached.values() if thing.name == '' or CLASS_NAME.match(thing.name)], [],
          f'what Tab reaches without a name on {where}')
    lists = [parent.path for thing in reached.values() for parent in thing.parents if parent.role in ('list', 'grid')]
    missed = []
    for thing in program.walk():
        if (not thing.is_focusable or not thing.is_sensitive or thing.path in reached or
                thing.role in ('scroll pane', 'list') or thing.name in WINDOW_BUTTONS):
            continue
        area = thing.box
        if area and area[2] > 0 and area[3] > 0 and not any(parent.path in lists for parent in thing.parents):
            missed.append(str(thing))
    equal(missed, [], f'what Tab does not reach on {where}')


@flow
def accessible_names(scene):
    """every page and dialog says what its things are called, and Escape closes each dialog"""
    program = scene.start_on_sample()
    check_names(program, 'the list')
    for button, content in (('New', 'Partner…'), ('Main Menu', 'About Rapport'), ('Columns', 'Reset Columns')):
        check_popover(program, button, content)
    for keys, title in ((('ctrl+g',), 'Generate QBR'), (('ctrl+o',), 'Import a File'), (('ctrl+n',), 'New Partner'),
                        (('ctrl+comma',), 'Preferences')):
        check_dialog(program, keys, title)
    program.key('ctrl+question')
    program.find('Ctrl', 'label', window='Keyboard Shortcuts')
    program.key('Escape')
    program.window_gone('Keyboard Shortcuts')
    check_dialog(program, ('ctrl+question',), 'Keyboard Shortcuts')
    program.type('zzzz')
    program.find('No Partner Found', 'label')
    program.has_focus('Search', 'entry')
    check_names(program, 'a search without a result')
    program.key('ctrl+a')
    program.type('vela')
    shows_partners(program, 1)
    program.key('Return')
    program.find('Generate QBR…', 'push button')
    check_dialog(program, ('ctrl+e',), 'Edit Partner')
    for section in SECTIONS:
        program.click(section, 'push button')
        check_names(program, section)


@flow
def reach(scene):
    """Tab and the arrows reach everything on the list and on a partner's page"""
    program = scene.start_on_sample()
    program.has_focus(role='list item')
    check_reach(program, 'the list')
    first = names_of_rows(program)[0]
    program.press_until('Tab', first, 'list item')
    program.key('End')
    program.has_focus(names_of_rows(program)[-1], 'list item')
    program.key('Return')
    program.find('Generate QBR…', 'push button')
    check_reach(program, 'the page of a partner')


def play(scene, function):
    function(scene)
    scene.end()


def main(names):
    flows = [function for function in FLOWS if not names or function.__name__ in names]
    if shutil.which('Xvfb') is None:
        print('1..0 # SKIP Xvfb is not installed')
        return 77

    output = os.environ.get('RAPPORT_TEST_OUTPUT') or tempfile.mkdtemp(prefix='rapport-e2e-')
    folder = tempfile.mkdtemp(prefix='rapport-desktop-')
    desktop = Desktop(folder)
    print(f'1..{len(flows)}', flush=True)
    failures = 0
    try:
        for number, function in enumerate(flows, 1):
            scene = Scene(desktop, function.__name__)
            try:
                try:
                    play(scene, function)
                except InVain as problem:
                    print(f'# played again, on a machine that may be busy: {problem}', flush=True)
                    scene.program.kill()
                    scene = Scene(desktop, function.__name__ + '_again')
                    play(scene, function)
                print(f'ok {number} - {function.__doc__}', flush=True)
            except Exception:
                failures += 1
                print(f'not ok {number} - {function.__doc__}')
                for line in traceback.format_exc().splitlines():
                    print('# ' + line)
                keep_evidence(scene, os.path.join(output, function.__name__))
            finally:
                if scene.program is not None:
                    scene.program.kill()
    finally:
        desktop.stop()
        shutil.rmtree(folder, ignore_errors=True)
        if failures == 0 and 'RAPPORT_TEST_OUTPUT' not in os.environ:
            shutil.rmtree(output, ignore_errors=True)
    return 1 if failures else 0


def keep_evidence(scene, folder):
    os.makedirs(folder, exist_ok=True)
    print(f'# the screen, the tree and what was printed are in {folder}', flush=True)
    scene.desktop.screenshot(os.path.join(folder, 'screen.png'))
    if scene.program is None:
        return
    try:
        with open(os.path.join(folder, 'tree.txt'), 'w', encoding='utf-8') as tree:
            tree.write(scene.program.tree())
    except Exception as error:
        print(f'# no tree: {error}')
    with open(os.path.join(folder, 'program.log'), 'w', encoding='utf-8') as log:
        log.write(scene.program.output())


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
