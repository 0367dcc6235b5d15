"""Records calls of TensorFlow's Python interface as a GraphDef, without TensorFlow.

The package `tensorflow` beside this one is what a program under test imports. It has the functions that the table in
signatures.py lists, with the parameters that they have in the version that the environment variable
OPLIFT_TENSORFLOW_VERSION names: 1.4, 1.15 (the default) or 2.
"""
import os

VERSIONS = {'1.4': (1, 4), '1.15': (1, 15), '2': (2, 9)}
FULL_VERSIONS = {'1.4': '1.4.1', '1.15': '1.15.5', '2': '2.9.3'}
VARIABLE = 'OPLIFT_TENSORFLOW_VERSION'

version_name = os.environ.get(VARIABLE, '1.15')
if version_name not in VERSIONS:
    raise ImportError('%s is %r: the stand-in knows the versions %s' % (VARIABLE, version_name, ', '.join(VERSIONS)))
version = VERSIONS[version_name]
