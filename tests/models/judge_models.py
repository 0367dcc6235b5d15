#!/usr/bin/python3
"""Converts real TensorFlow networks with the driver and lets independent tools judge the result.

    judge_models.py OPLIFT SHARED [--only PATTERN] [--batch N ...] [--keep FOLDER] [--jobs N] [--table FILE]

OPLIFT is the driver, SHARED the folder with models/ and tools/ that is not part of the project. For each network of
SHARED/models/slim and SHARED/models/idioms: makes a checkpoint with random weights, runs `oplift to-ir`, checks the
three files (ir_check.py), and compares the numbers of original and IR (verify.py). Prints a line for each network.
Exit status 0: all as expected; 1: not; 77: SHARED or what its tools need is not here (a skipped test)."""
import argparse
import concurrent.futures
import fnmatch
import json
import os
import sys
import tempfile

import circle
from circle import run

# What this version refuses, and why: each must be refused, not converted wrongly.
REFUSED = {
    'rnn_lstm_gru_stacked': None,  # plain operators or a refusal are both right: recurrent layers come later
    'rnn_basiclstm_dynamic': 'loop', 'rnn_bidirectional_dynamic': 'loop', 'rnn_gru_dynamic_seqlen': 'loop',
    'mobilenet_v1_0.25_128_train': 'FusedBatchNorm', 'saver_v1_format': 'V1', 'multi_topk': 'TopKV2',
}
# Problems that ir_check.py names and that are right here.
WAIVED = {'add_same_twice': ['input-twice'], 'concat_same_twice': ['input-twice'], 'residual_chain': ['input-twice']}
# What TensorFlow.js, which the tools execute graphs with, cannot execute.
UNRUNNABLE = ['attention_block']
INTEGERS_BELOW = {'embedding_textcnn': 50, 'partitioned_embedding_axis1': 30, 'cast_uint8_input': 256,
                  'rnn_lstm_gru_stacked': 30000}


def last_line(text):
    lines = [line for line in text.strip().splitlines() if line.strip()]
    return lines[-1][:160] if lines else ''


def problem_line(text):
    for line in text.splitlines():
        if line.startswith(('ERROR', 'FAIL', 'Traceback')) or 'Error' in line:
            return line[:200]
    return last_line(text)


def expected_operators(shared):
    """{idiom: ['BatchNorm 2', ...]} out of the table in idioms/INDEX.md: only what is plainly an operator and a count."""
    expected = {}
    rows = open(os.path.join(shared, 'models/idioms/INDEX.md')).read().split('expected in the IR')[1].splitlines()
    for row in rows:
        cells = [c.strip() for c in row.strip('|').split('|')]
        if len(cells) == 2 and cells[0]:
            expected[cells[0]] = cells[1]
    return expected


def compare_with_reference(folder, prefix, build, options):
    """(fine, text): the IR's output against MMdnn_Output.npy, on the input that SHARED/models/slim/INDEX.md describes."""
    script = ('import numpy as np, sys\n'
              'shape = [int(n) for n in sys.argv[1].split(",")]\n'
              'x = np.random.RandomState(0).random_sample(shape)\n'
              'np.save(sys.argv[2], (x * 2 - 1).astype(np.float32))\n')
    run(['/usr/bin/python3', '-c', script, ','.join(map(str, build['input_shape'])), prefix + '.input.npy'])
    ran = run([os.path.join(options.shared, 'tools/ir_run.py'), prefix, '--in', '%s=%s.input.npy' % (build['input'], prefix),
               '--out', '%s=%s.output.npy' % (build['output'], prefix)])
    if ran.returncode:
        return False, 'ir_run: ' + problem_line(ran.stdout)
    script = ('import numpy as np, sys\n'
              'a, b = np.load(sys.argv[1]), np.load(sys.argv[2])\n'
              'print(a.shape == b.shape and float(np.abs(a - b).max()))\n'
              'sys.exit(0 if a.shape == b.shape and np.allclose(a, b, 1e-4, 1e-4) and a.std() > 0 else 1)\n')
    compared = run(['/usr/bin/python3', '-c', script, os.path.join(folder, 'MMdnn_Output.npy'), prefix + '.output.npy'])
    return compared.returncode == 0, 'recorded output: max difference ' + compared.stdout.strip()


def judge(name, folder, options):
    tools = os.path.join(options.shared, 'tools')
    work = os.path.join(options.folder, name)
    os.makedirs(work, exist_ok=True)
    meta = os.path.join(folder, name + '.ckpt.meta')
    checkpoint = os.path.join(options.checkpoints, name, name + '.ckpt')
    if not os.path.exists(checkpoint + '.index'):
        os.makedirs(os.path.dirname(checkpoint), exist_ok=True)
        made = run([os.path.join(tools, 'make_checkpoint.py'), meta, checkpoint])
        if made.returncode:
            return name, False, 'no checkpoint: ' + last_line(made.stdout)
    build = json.load(open(os.path.join(folder, 'build.json')))
    prefix = os.path.join(work, name)
    converted = run([options.oplift, 'to-ir', '-f', 'tensorflow', '-n', meta, '-w', checkpoint, '--dstNodeName', 'MMdnn_Output',
                     '-d', prefix])
    if name in REFUSED and converted.returncode in (1, 3):
        reason = REFUSED[name]
        return name, reason is None or reason in converted.stdout, 'refused: ' + last_line(converted.stdout)
    if converted.returncode:
        return name, False, 'to-ir: status %d: %s' % (converted.returncode, ' / '.join(converted.stdout.splitlines()[3:9])[:400])
    waived = WAIVED.get(name, [])
    verdict = []
    checked = run([os.path.join(tools, 'ir_check.py'), prefix, '--out', 'MMdnn_Output'] + (['--waive'] + waived if waived else []))
    if checked.returncode:
        return name, False, 'ir_check: ' + problem_line(checked.stdout)
    feeds = ['%s=%s' % (k, str(v).lower()) for k, v in build.get('feeds', {}).items() if not isinstance(v, (str, dict, list))]
    for batch in options.batch:
        command = [os.path.join(tools, 'verify.py'), meta, '--ckpt', checkpoint, '--ir', prefix, '--out', 'MMdnn_Output', '--batch', str(batch)]
        command += ['--feed'] + feeds if feeds else []
        command += ['--waive'] + waived if waived else []
        command += ['--int-max', str(INTEGERS_BELOW[name])] if name in INTEGERS_BELOW else []
        verified = run(command)
        if 'CANNOT RUN' in verified.stdout and build.get('ref'):    # the tool cannot execute the original: take its recorded output
            return name, *compare_with_reference(folder, prefix, build, options)
        if verified.returncode:
            return name, False, 'verify, batch %d: %s' % (batch, problem_line(verified.stdout))
        verdict.append('batch %d: %s' % (batch, last_line(verified.stdout)))
    if options.circle:
        verify_options = (['--feed'] + feeds if feeds else []) + (['--int-max', str(INTEGERS_BELOW[name])] if name in INTEGERS_BELOW else [])
        fine, text = circle.circle(options.oplift, options.shared, prefix, meta, checkpoint, ['MMdnn_Output'], verify_options, runs=name not in UNRUNNABLE)
        if not fine:
            return name, False, text
        verdict.append(text)
    if options.code and name not in UNRUNNABLE:
        verify_options = (['--feed'] + feeds if feeds else []) + (['--int-max', str(INTEGERS_BELOW[name])] if name in INTEGERS_BELOW else [])
        fine, text = circle.code(options.oplift, options.shared, prefix, meta, checkpoint, ['MMdnn_Output'], verify_options)
        if not fine:
            return name, False, text
        verdict.append(text)
    operators = run([sys.executable, '-c', 'import json,collections,sys;'
                     'print(dict(collections.Counter(n["op"] for n in json.load(open(sys.argv[1]))["node"])))', prefix + '.json'])
    if not options.keep:
        for ending in ('.json', '.pb', '.npy'):
            os.remove(prefix + ending)
    return name, True, '; '.join(verdict) + ' ' + operators.stdout.strip()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('oplift')
    parser.add_argument('shared')
    parser.add_argument('--only', default='*')
    parser.add_argument('--families', nargs='*', default=['idioms', 'slim'])
    parser.add_argument('--batch', type=int, nargs='*', default=[2, 1])
    parser.add_argument('--checkpoints', help='a folder where made checkpoints are kept')
    parser.add_argument('--keep', action='store_true', help='keep the converted files')
    parser.add_argument('--folder', help='where converted files go')
    parser.add_argument('--circle', action='store_true', help='then make TensorFlow models of the IR, and IRs of them')
    parser.add_argument('--code', action='store_true', help='then write Python and execute it against a stand-in for TensorFlow')
    parser.add_argument('--jobs', type=int, default=2)
    options = parser.parse_args()
    if not os.path.isdir(os.path.join(options.shared, 'models')):
        print('SKIPPED: the shared models are not here (%s)' % options.shared)
        return 77
    modules = os.environ.get('TF_RUN_MODULES', os.path.join(options.shared, 'tools/tf_run/node_modules'))
    if not os.path.isdir(modules):
        print('SKIPPED: the shared tools are not set up (%s): run tools/tf_run/setup.sh' % modules)
        return 77
    options.folder = options.folder or tempfile.mkdtemp()
    options.checkpoints = options.checkpoints or options.folder
    networks = []
    for family in options.families:
        root = os.path.join(options.shared, 'models', family)
        networks += [(n, os.path.join(root, n)) for n in sorted(os.listdir(root)) if os.path.isdir(os.path.join(root, n)) and fnmatch.fnmatch(n, options.only)]
    failures = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for name, fine, text in pool.map(lambda n: judge(n[0], n[1], options), networks):
            failures += not fine
            print('%-4s %s: %s' % ('ok' if fine else 'FAIL', name, text), flush=True)
    print('%d passed, %d failed' % (len(networks) - failures, failures))
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
