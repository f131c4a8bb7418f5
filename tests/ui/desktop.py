# desktop.py
#
# Copyright 2026 The Rapport developers
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""A desktop of its own for a test: a display, a session bus, the accessibility bus and, where it is
installed, a window manager; programs on it; and the mouse, the keyboard and the accessible tree.

Nothing here sleeps for a fixed time: everything waits for a condition, for as long as PATIENCE.
"""

import os
import re
import shutil
import signal
import subprocess
import time

PATIENCE = float(os.environ.get('RAPPORT_TEST_PATIENCE', '30'))
STEP = 0.03
ATSPI = 'org.a11y.atspi.'
ROOT_PATH = '/org/a11y/atspi/accessible/root'
CACHE = ('/org/a11y/atspi/cache', 'org.a11y.atspi.Cache', 'GetItems')
BUS = 'org.freedesktop.DBus'
BUS_PATH = '/org/freedesktop/DBus'


class Failed(Exception):
    """Something that is not as it should be."""


class InVain(Failed):
    """A condition that did not come true in time: keys get lost on a machine that is busy."""


def wait(condition, what, seconds=None):
    """Waits until CONDITION is true, and returns what it returned."""
    end = time.monotonic() + (seconds or PATIENCE)
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > end:
            raise InVain(f'waited in vain for {what}')
        time.sleep(STEP)


class Desktop:
    """The private session. Programs see an environment without anything of the user's."""

    def __init__(self, folder, size='1360x900', bare=False):
        self.folder = folder
        self.children = []
        self.environment = self._clean_environment()
        self.log = open(os.path.join(folder, 'session.log'), 'ab', 0)
        self._start_display(size)
        self._start_buses()
        self.has_manager = not bare and shutil.which('mutter') is not None
        if self.has_manager:
            self._start_manager()
        os.environ.update(self.environment)
        self.bus = Bus()

    def _clean_environment(self):
        keep = ('PATH', 'ASAN_OPTIONS', 'LSAN_OPTIONS', 'UBSAN_OPTIONS', 'G_SLICE', 'LD_LIBRARY_PATH')
        environment = {name: os.environ[name] for name in keep if name in os.environ}
        for name in ('HOME', 'XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_STATE_HOME', 'XDG_RUNTIME_DIR'):
            environment[name] = os.path.join(self.folder, name.lower())
            os.makedirs(environment[name], mode=0o700, exist_ok=True)
        environment.update(GDK_BACKEND='x11', GSK_RENDERER='cairo', GDK_DEBUG='gl-disable', GTK_A11Y='atspi', NO_AT_BRIDGE='0',
                           GSETTINGS_BACKEND='memory', GTK_USE_PORTAL='0', LIBGL_ALWAYS_SOFTWARE='1',
                           XDG_SESSION_TYPE='x11', LC_ALL='C.UTF-8', TZ='UTC')
        return environment

    def spawn(self, command, **options):
        options.setdefault('stdout', self.log)
        child = subprocess.Popen(command, env=self.environment, stderr=self.log, stdin=subprocess.DEVNULL,
                                 start_new_session=True, **options)
        self.children.append(child)
        return child

    def run(self, *command, check=True):
        return subprocess.run(command, env=self.environment, check=check, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE).stdout

    def _start_display(self, size):
        """Xvfb looks for a free number itself, so that several tests can run at once."""
        ours, theirs = os.pipe()
        self.spawn(['Xvfb', '-displayfd', str(theirs), '-screen', '0', size + 'x24', '-nolisten', 'tcp', '-noreset'],
                   pass_fds=(theirs,))
        os.close(theirs)
        with os.fdopen(ours) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise Failed('Xvfb did not start; see session.log')
        self.environment['DISPLAY'] = ':' + number

    def _start_buses(self):
        bus = self.spawn(['dbus-daemon', '--session', '--nofork', '--print-address=1'], stdout=subprocess.PIPE, text=True)
        self.environment['DBUS_SESSION_BUS_ADDRESS'] = bus.stdout.readline().strip()
        for path in ('/usr/libexec/at-spi-bus-launcher', '/usr/lib/at-spi2-core/at-spi-bus-launcher',
                     '/usr/lib/at-spi-bus-launcher'):
            if os.path.exists(path):
                self.spawn([path, '--launch-immediately'])
                break
        else:
            raise Failed('there is no at-spi-bus-launcher')
        wait(lambda: 'true' in self.run('gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus',
                                        '--object-path', '/org/freedesktop/DBus', '--method',
                                        'org.freedesktop.DBus.NameHasOwner', 'org.a11y.Bus', check=False),
             'the accessibility bus')

    def _start_manager(self):
        self.spawn(['mutter', '--x11', '--sm-disable'])
        wait(lambda: 'WINDOW' in self.run('xprop', '-root', '_NET_SUPPORTING_WM_CHECK', check=False),
             'the window manager')

    def screenshot(self, path):
        if shutil.which('import'):
            subprocess.run(['import', '-window', 'root', path], env=self.environment, stderr=self.log)
        elif shutil.which('xwd'):
            subprocess.run(['xwd', '-root', '-silent', '-out', path + '.xwd'], env=self.environment, stderr=self.log)

    def stop(self):
        for child in reversed(self.children):
            for number in (signal.SIGTERM, signal.SIGKILL):
                try:
                    os.killpg(child.pid, number)
                except ProcessLookupError:
                    break
                try:
                    child.wait(2)
                    break
                except subprocess.TimeoutExpired:
                    continue
        self.log.close()


class Bus:
    """The accessibility bus, without the cache of a library: what it says is so at this moment."""

    def __init__(self):
        import gi
        gi.require_version('Atspi', '2.0')
        from gi.repository import Atspi, Gio
        self.atspi = Atspi
        self.gio = Gio
        self.role_names = {}
        session = Gio.DBusConnection.new_for_address_sync(os.environ['DBUS_SESSION_BUS_ADDRESS'], self._flags(), None, None)
        address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress',
                                    None, None, Gio.DBusCallFlags.NONE, -1, None).unpack()[0]
        self.connection = Gio.DBusConnection.new_for_address_sync(address, self._flags(), None, None)

    def _flags(self):
        return (self.gio.DBusConnectionFlags.AUTHENTICATION_CLIENT |
                self.gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)

    def role_name(self, role):
        if role not in self.role_names:
            self.role_names[role] = self.atspi.role_get_name(self.atspi.Role(role))
        return self.role_names[role]

    def call(self, owner, path, interface, method, arguments=None):
        """One answer, or None where there is none (an object that has just gone)."""
        return self.call_all([(owner, path, interface, method, arguments)])[0]

    def call_all(self, calls):
        """Asks all at once, and waits for all of the answers."""
        from gi.repository import GLib
        answers = [None] * len(calls)
        open_calls = [len(calls)]

        def answered(connection, result, index):
            open_calls[0] -= 1
            try:
                answers[index] = connection.call_finish(result).unpack()
            except GLib.Error:
                pass
        for index, (owner, path, interface, method, arguments) in enumerate(calls):
            self.connection.call(owner, path, interface, method, arguments, None,
                                 self.gio.DBusCallFlags.NONE, 10000, None, answered, index)
        context = GLib.MainContext.default()
        while open_calls[0] > 0:
            context.iteration(True)
        return answers

    def owner_of(self, pid):
        """The name on the bus of the program of that process, or None."""
        from gi.repository import GLib
        names = self.call(BUS, BUS_PATH, BUS, 'ListNames')[0]
        names = [name for name in names if name.startswith(':')]
        pids = self.call_all([(BUS, BUS_PATH, BUS, 'GetConnectionUnixProcessID', GLib.Variant('(s)', (name,)))
                              for name in names])
        for name, answer in zip(names, pids):
            if answer and answer[0] == pid:
                return name
        return None


class Thing:
    """An accessible, as it was when it was looked at."""

    def __init__(self, bus, owner, path, parents, name, role, states):
        self.bus = bus
        self.owner = owner
        self.path = path
        self.parents = parents
        self.name = name
        self.role = bus.role_name(role)
        self.states = states[0] | states[1] << 32

    def has_state(self, state):
        return bool(self.states >> int(state) & 1)

    @property
    def is_focusable(self):
        return self.has_state(self.bus.atspi.StateType.FOCUSABLE)

    @property
    def is_focused(self):
        return self.has_state(self.bus.atspi.StateType.FOCUSED)

    @property
    def is_sensitive(self):
        return self.has_state(self.bus.atspi.StateType.SENSITIVE)

    @property
    def is_checked(self):
        return self.has_state(self.bus.atspi.StateType.CHECKED)

    def _call(self, interface, method, types, *values):
        from gi.repository import GLib
        return self.bus.call(self.owner, self.path, ATSPI + interface, method, GLib.Variant(types, values))

    @property
    def text(self):
        """What an entry holds."""
        answer = self._call('Text', 'GetText', '(ii)', 0, -1)
        return answer[0] if answer else ''

    @property
    def n_actions(self):
        answer = self._call('Action', 'GetActions', '()')
        return len(answer[0]) if answer else 0

    @property
    def box(self):
        answer = self._call('Component', 'GetExtents', '(u)', 1)
        return answer[0] if answer else None

    def __str__(self):
        flags = [flag for flag, on in (('focused', self.is_focused), ('focusable', self.is_focusable),
                                       ('checked', self.is_checked), ('insensitive', not self.is_sensitive)) if on]
        return f'{self.role} {self.name!r} {{{",".join(flags)}}}'


class Program:
    """A program with windows on the desktop."""

    def __init__(self, desktop, command, environment=None, log=None):
        self.desktop = desktop
        self.owner = None
        self.is_registered = False
        self.log = log or os.path.join(desktop.folder, 'program.log')
        self.offset = os.path.getsize(self.log) if os.path.exists(self.log) else 0
        with open(self.log, 'ab', 0) as output:
            self.process = subprocess.Popen(command, env=dict(desktop.environment, **(environment or {})),
                                            stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
                                            start_new_session=True)

    # The tree

    def is_on_bus(self):
        """GTK 4.8 may not be asked for its windows before it has told the registry of itself."""
        self.check_alive()
        bus = self.desktop.bus
        self.owner = self.owner or bus.owner_of(self.process.pid)
        self.is_registered = self.is_registered or (self.owner and bus.call(self.owner, *CACHE) is not None)
        return self.is_registered

    def windows(self):
        """The windows as (path, title), the newest last."""
        from gi.repository import GLib
        if not self.is_on_bus():
            return []
        bus = self.desktop.bus
        answer = bus.call(self.owner, ROOT_PATH, ATSPI + 'Accessible', 'GetChildren')
        paths = [path for _, path in answer[0]] if answer else []
        titles = bus.call_all([(self.owner, path, 'org.freedesktop.DBus.Properties', 'Get',
                                GLib.Variant('(ss)', (ATSPI + 'Accessible', 'Name'))) for path in paths])
        return [(path, title[0]) for path, title in zip(paths, titles) if title]

    def _about(self):
        items = self.desktop.bus.call(self.owner, *CACHE)
        return {item[0][1]: item for item in items[0]} if items else {}

    def walk(self, within=None, window=None):
        """Everything that is shown, parents first: in a thing, or in the windows of a title, or in all."""
        if not self.is_on_bus():
            return []
        bus = self.desktop.bus
        tops = [within.path] if within else [path for path, title in self.windows() if window in (None, title)]
        about = self._about()
        children = {}
        level = tops
        while level:
            answers = bus.call_all([(self.owner, path, ATSPI + 'Accessible', 'GetChildren', None) for path in level])
            below = []
            for path, answer in zip(level, answers):
                children[path] = [child for _, child in answer[0]] if answer else []
                below.extend(children[path])
            level = [path for path in below if path not in children and (path not in about or about[path][4] > 0)]
        if any(path not in about for path in children):
            about = self._about()
        found = []

        def add(path, parents):
            item = about.get(path)
            if item is None:
                return
            thing = Thing(bus, self.owner, path, parents, item[6], item[7], item[9])
            found.append(thing)
            for child in children.get(path, ()):
                add(child, parents + (thing,))
        for path in tops:
            add(path, within.parents if within else ())
        return found

    def find_all(self, name=None, role=None, within=None, starts=None, holds=None, window=None):
        """What is shown and has the name, or begins with it, or holds it; the role; in a window of that title."""
        return [thing for thing in self.walk(within, window)
                if (role is None or thing.role == role) and
                (name is None or thing.name == name) and
                (starts is None or thing.name.startswith(starts)) and
                (holds is None or holds in thing.name)]

    def find(self, name=None, role=None, within=None, sensitive=False, seconds=None, **rules):
        what = ' '.join(str(part) for part in (role or 'a thing', repr(name) if name is not None else '', rules) if part)

        def look():
            for thing in self.find_all(name, role, within, **rules):
                if not sensitive or thing.is_sensitive:
                    return thing
            return None
        return wait(look, what, seconds)

    def gone(self, name=None, role=None, **rules):
        wait(lambda: not self.find_all(name, role, **rules), f'{role or "thing"} {name or ""} {rules or ""} to go')

    def titles(self):
        return [title for _, title in self.windows()]

    def window(self, title):
        wait(lambda: title in self.titles(), f'the window {title!r}')

    def window_gone(self, title):
        wait(lambda: title not in self.titles(), f'the window {title!r} to go')

    def focused(self):
        """The thing that has the keyboard, in the window that is in front. An entry row of libadwaita 1.2
        does not say so; but it is the one without its pencil then."""
        windows = self.titles()
        things = self.walk(window=windows[-1]) if windows else []
        focused = [thing for thing in things if thing.is_focused]
        if focused:
            return focused[-1]
        pencils = {parent.path for thing in things if thing.role == 'image' for parent in thing.parents}
        rows = [thing for thing in things if thing.role == 'text' and thing.is_focusable and thing.path not in pencils]
        return rows[-1] if rows else None

    def tree(self):
        lines = []
        for thing in self.walk():
            lines.append('  ' * len(thing.parents) + f'{thing} {thing.box}')
        return '\n'.join(lines) + '\n'

    # The mouse

    def x_windows(self):
        """The windows of the program on the screen as (id, title, x, y, width, height), shadows cut off."""
        run = self.desktop.run
        found = []
        for number in run('xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid), check=False).split():
            about = run('xwininfo', '-id', number, check=False)
            place = [re.search(key + r':\s+(-?\d+)', about) for key in
                     ('Absolute upper-left X', 'Absolute upper-left Y', 'Width', 'Height')]
            if not all(place):
                continue
            x, y, width, height = (int(match[1]) for match in place)
            frame = re.search(r'_GTK_FRAME_EXTENTS\(CARDINAL\) = (\d+), (\d+), (\d+), (\d+)',
                              run('xprop', '-id', number, '_GTK_FRAME_EXTENTS', check=False))
            left, right, top, bottom = map(int, frame.groups()) if frame else (0, 0, 0, 0)
            title = run('xdotool', 'getwindowname', number, check=False).rstrip('\n')
            if width > 1 and height > 1:
                found.append((number, title, x + left, y + top, width - left - right, height - top - bottom))
        return found

    def place(self, thing):
        """The middle of THING on the screen, or None while it cannot be told."""
        box = thing.box
        if not box or box[2] <= 0 or box[3] <= 0:
            return None
        window = thing.parents[0] if thing.parents else thing
        on_screen = self.x_windows()
        matching = [x for x in on_screen if x[1] == window.name] or on_screen[-1:]
        if not matching:
            return None
        left, top = matching[-1][2:4]
        # A popover is a window of its own on the screen, of the size that its accessible says.
        for popover in reversed(thing.parents):
            area = popover.box
            own = [x for x in on_screen if area and x[0] != matching[-1][0] and
                   abs(x[4] - area[2]) <= 2 and abs(x[5] - area[3]) <= 2]
            if own and popover is not window:
                left, top = own[-1][2] - area[0], own[-1][3] - area[1]
                break
        return int(left + box[0] + box[2] / 2), int(top + box[1] + box[3] / 2)

    def scroll_to(self, thing):
        """Turns the wheel until THING can be seen in the area that scrolls it. A row that is far away in
        a long list has no place yet, and is below."""
        panes = [parent for parent in thing.parents if parent.role == 'scroll pane']
        if not panes:
            return

        def is_in_sight():
            middle, area = self.place(thing), panes[-1].box
            corner = self.place(panes[-1])
            if corner is None:
                return False
            top, bottom = corner[1] - area[3] / 2, corner[1] + area[3] / 2
            if middle is not None and top + 4 < middle[1] < bottom - 4:
                return True
            self.desktop.run('xdotool', 'mousemove', str(corner[0]), str(corner[1]))
            self.desktop.run('xdotool', 'click', '4' if middle is not None and middle[1] <= top + 4 else '5')
            return False
        wait(is_in_sight, f'{thing} to be in sight')

    def click(self, name=None, role=None, times=1, thing=None, **rules):
        thing = thing or self.find(name, role, sensitive=True, **rules)
        self.scroll_to(thing)
        last = []

        def settled():
            """Its place, once it stays: what is still being laid out is not clicked."""
            now = self.place(thing)
            is_same = now is not None and last[-1:] == [now]
            last.append(now)
            return now if is_same else None
        x, y = wait(settled, f'the place of {thing}')
        self.desktop.run('xdotool', 'mousemove', str(x), str(y))
        self.desktop.run('xdotool', 'click', '--repeat', str(times), '--delay', '50', '1')
        return thing

    # The keyboard

    def _give_focus(self):
        """Without a window manager nobody else does."""
        if self.desktop.has_manager:
            return
        on_screen = [x for x in self.x_windows() if x[1]]
        if on_screen:
            self.desktop.run('xdotool', 'windowfocus', on_screen[-1][0], check=False)

    def key(self, *keys):
        self._give_focus()
        self.desktop.run('xdotool', 'key', '--clearmodifiers', *keys)

    def type(self, text):
        self._give_focus()
        self.desktop.run('xdotool', 'type', '--delay', '8', text)

    def has_focus(self, name=None, role=None, starts=None):
        """Waits until the thing of that name has the keyboard."""
        def is_it():
            thing = self.focused()
            return thing if self._is(thing, name, role, starts) else None
        return wait(is_it, f'the keyboard in {role or "thing"} {name or starts}')

    def _is(self, thing, name, role, starts):
        return (thing is not None and (name is None or thing.name == name) and (role is None or thing.role == role) and
                (starts is None or thing.name.startswith(starts)))

    def press_until(self, key, name=None, role=None, starts=None, limit=120):
        """Presses KEY until the thing of that name has the keyboard."""
        seen = []
        for _ in range(limit):
            thing = self.focused()
            if self._is(thing, name, role, starts):
                return thing
            seen.append(str(thing))
            self.key(key)
            self.focus_moved(thing)
        raise Failed(f'{key} does not reach {role or "thing"} {name or starts}; it went to: ' + '; '.join(seen[-30:]))

    def focus_moved(self, before):
        """Waits until something else than BEFORE has the keyboard; a while only, for it may rightly stay."""
        def has_moved():
            now = self.focused()
            return now is not None and (before is None or now.path != before.path)
        try:
            wait(has_moved, 'the focus', 1)
        except Failed:
            pass

    # Its life

    def output(self):
        with open(self.log, 'rb') as log:
            log.seek(self.offset)
            return log.read().decode('utf-8', 'replace')

    def check_alive(self):
        if self.process.poll() is not None:
            raise Failed(f'the program ended with {self.process.returncode}:\n{self.output()[-6000:]}')

    def ended(self):
        """Waits for its end and returns the status."""
        return wait(lambda: self.process.poll() is not None and (self.process.returncode,), 'the program to end')[0]

    def kill(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
