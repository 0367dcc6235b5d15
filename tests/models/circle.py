"""The full circle: IR -> TensorFlow model -> IR, judged by the original's numbers, names and weights."""
import json
import os
import subprocess
import sys

FORMS = ['frozen', 'checkpoint', 'saved_model']


def run(command, **options):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=1800, **options)


def first_problem(text):
    for line in text.splitlines():
        if 'FAIL' in line or 'DIFFERENT' in line or 'CANNOT' in line or 'Error' in line or line.startswith(('oplift', '  ')):
            return line.strip()[:200]
    return text.strip()[-200:]


def differences(first, second, ignore=()):
    """What distinguishes two IRs: names, operators, inputs, attributes."""
    nodes = [{n['name']: n for n in json.load(open(p + '.json'))['node']} for p in (first, second)]
    found = ['%s is missing in the second IR' % n for n in nodes[0] if n not in nodes[1]]
    found += ['%s is new in the second IR' % n for n in nodes[1] if n not in nodes[0]]
    for name, one in nodes[0].items():
        other = nodes[1].get(name)
        if other is None:
            continue
        for key in ('op', 'input'):
            if one.get(key) != other.get(key):
                found.append('%s: %s %s became %s' % (name, key, one.get(key), other.get(key)))
        a, b = one.get('attr', {}), other.get('attr', {})
        for key in sorted(set(a) | set(b)):
            # A weight that a rule had to compute becomes a variable of its own, with a name.
            named_now = key.startswith('oplift_variable') and key not in a
            if a.get(key) != b.get(key) and not named_now and not key.startswith(tuple(ignore)):
                found.append('%s: attribute %s %s became %s' % (name, key, a.get(key), b.get(key)))
    return found


def circle(oplift, shared, prefix, original, checkpoint, outputs, verify_options, forms=FORMS, runs=True):
    """(fine, text). `prefix` is an IR of `original`; what is written lies beside it. Where the tools cannot execute the
    original, `runs` is false, and the IRs alone are compared."""
    tools = os.path.join(shared, 'tools')
    notes = []
    for form in forms:
        path = '%s.%s' % (prefix, form)
        made = run([oplift, 'to-model', '-f', 'tensorflow', '-n', prefix + '.pb', '-w', prefix + '.npy', '-o', path, '--as', form])
        if made.returncode:
            return False, 'to-model %s: %s' % (form, first_problem(made.stdout))
        graph = path + '.meta' if form == 'checkpoint' else path
        inputs = [n['name'] for n in json.load(open(prefix + '.json'))['node'] if n['op'] == 'DataInput']
        command = [os.path.join(tools, 'verify_graph.py'), original, graph, '--out'] + outputs + ['--in'] + inputs + verify_options
        command += ['--ckpt-a', checkpoint] if checkpoint else []
        command += ['--ckpt-b', path] if form == 'checkpoint' else []
        verified = run(command) if runs else None
        if runs and verified.returncode:
            return False, 'verify_graph %s: %s' % (form, first_problem(verified.stdout))
        again = '%s.%s.again' % (prefix, form)
        source = {'frozen': ['-w', path], 'checkpoint': ['-n', graph, '-w', path], 'saved_model': ['-n', path]}[form]
        lifted = run([oplift, 'to-ir', '-f', 'tensorflow', *source, '--dstNodeName', *outputs, '-d', again])
        if lifted.returncode:
            return False, 'to-ir of %s: %s' % (form, ' / '.join(lifted.stdout.splitlines()[-4:])[:300])
        changed = differences(prefix, again, ['oplift_variable'] if form == 'frozen' or not checkpoint else [])
        if changed:
            return False, 'the IR of %s differs: %s%s' % (form, changed[0], ' and %d more' % (len(changed) - 1) if changed[1:] else '')
        if open(prefix + '.npy', 'rb').read() != open(again + '.npy', 'rb').read():
            return False, 'the weights of %s differ' % form
        if checkpoint and form != 'frozen':
            stored = path if form == 'checkpoint' else os.path.join(path, 'variables/variables')
            diff = run([os.path.join(tools, 'ckpt_diff.py'), checkpoint, stored, '--subset'])
            if diff.returncode:
                notes.append('ckpt_diff %s: %s' % (form, ' '.join(diff.stdout.split())[:150]))
        for ending in ('.json', '.pb', '.npy'):
            os.remove(again + ending)
    return True, 'circle: %s; %s' % (', '.join(forms), '; '.join(notes) or 'the same variables')


def code(oplift, shared, prefix, original, checkpoint, outputs, verify_options, versions=('1.4', '2')):
    """(fine, text): the generated Python, executed against the stand-in for TensorFlow, computes the original's numbers."""
    here = os.path.dirname(os.path.abspath(__file__))
    notes = []
    for phase in ('train', 'test'):
        path = '%s.%s.py' % (prefix, phase)
        made = run([oplift, 'to-code', '-f', 'tensorflow', '-n', prefix + '.pb', '-w', prefix + '.npy', '-d', path, '--phase', phase])
        if made.returncode:
            return False, 'to-code: %s' % first_problem(made.stdout)
        for version in versions:
            graph = '%s.%s.pb' % (prefix, version)
            recorded = run([sys.executable, os.path.join(here, '../python/record_graph.py'), path, prefix + '.npy', graph,
                            '--version', version])
            if recorded.returncode:
                return False, 'code for training=%s in TensorFlow %s: %s' % (phase == 'train', version, recorded.stdout.strip()[-300:])
            if phase == 'train':
                continue
            names = {}
            for line in recorded.stdout.splitlines():
                words = line.split()
                if words[0] in ('input', 'output'):
                    names.setdefault(words[0], []).append(words[1])
            ins = [n['name'] for n in json.load(open(prefix + '.json'))['node'] if n['op'] == 'DataInput']
            command = [os.path.join(shared, 'tools/verify_graph.py'), original, graph, '--out'] + ['%s=%s' % p for p in zip(outputs, names['output'])]
            command += ['--in'] + ['%s=%s' % p for p in zip(sorted(ins), sorted(names.get('input', [])))] if ins else []
            command += verify_options + (['--ckpt-a', checkpoint] if checkpoint else [])
            verified = run(command)
            if verified.returncode:
                return False, 'verify_graph of code, TensorFlow %s: %s' % (version, first_problem(verified.stdout))
    lines = sum(1 for line in open(path))
    return True, 'code: %d lines' % lines
