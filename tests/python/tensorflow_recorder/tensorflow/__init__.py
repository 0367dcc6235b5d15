"""A stand-in for TensorFlow's Python interface that records graphs; see ../recorder."""


def _install():
    import os
    import sys
    folder = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    if folder not in sys.path:
        sys.path.append(folder)
    from recorder import personality
    personality.install(__name__)


_install()
