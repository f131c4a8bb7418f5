# Takes the pictures of build-aux/screenshots: take-screenshots.py FOLDER
import os
import subprocess
import sys
import tempfile

from desktop import Desktop, Program

RAPPORT = os.environ['RAPPORT_PROGRAM']
WIDTH, HEIGHT = 1000, 700
TODAY = '2026-05-20'

# The window fills the display, so that a picture of the display is one of the window.
SETTINGS = f'[app/rapport/Rapport]\nwindow-width={WIDTH}\nwindow-height={HEIGHT}\n'


def start(desktop, workspace, **environment):
    environment.update(RAPPORT_TODAY=TODAY, GSETTINGS_BACKEND='keyfile',
                       XDG_DATA_DIRS=os.environ['XDG_DATA_DIRS'])
    program = Program(desktop, [RAPPORT, '--workspace', workspace], environment=environment)
    program.find(starts='Nordlicht AG')
    return program


def take(desktop, folder, name):
    desktop.screenshot(os.path.join(folder, f'{name}.png'))
    print(f'{name}.png')


def main(folder):
    with tempfile.TemporaryDirectory() as temporary:
        desktop = Desktop(temporary, size=f'{WIDTH}x{HEIGHT}', bare=True)
        try:
            settings = os.path.join(desktop.environment['XDG_CONFIG_HOME'], 'glib-2.0', 'settings')
            os.makedirs(settings)
            with open(os.path.join(settings, 'keyfile'), 'w') as file:
                file.write(SETTINGS)
            workspace = os.path.join(temporary, 'sample.db')
            subprocess.run([RAPPORT, 'sample', '--workspace', workspace], check=True, stdout=subprocess.DEVNULL,
                           env=dict(desktop.environment, RAPPORT_TODAY=TODAY))

            program = start(desktop, workspace)
            take(desktop, folder, 'list')
            program.click(starts='Nordlicht AG', times=2)
            program.find('Overview')
            take(desktop, folder, 'partner')
            program.kill()
        finally:
            desktop.stop()


main(sys.argv[1])
