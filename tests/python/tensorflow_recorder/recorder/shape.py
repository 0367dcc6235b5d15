"""Static shapes."""


class Dimension:
    """An extent of a shape in TensorFlow 1: a number or unknown."""

    def __init__(self, value):
        self._value = None if value is None else int(value)
        if self._value is not None and self._value < 0:
            raise ValueError('the dimension %d is negative' % self._value)

    @property
    def value(self):
        return self._value

    def _with(self, other, function):
        other = other.value if isinstance(other, Dimension) else other
        if other is not None and not isinstance(other, int):
            return NotImplemented
        return Dimension(None if self._value is None or other is None else function(self._value, other))

    def __add__(self, other):
        return self._with(other, lambda a, b: a + b)

    def __radd__(self, other):
        return self + other

    def __sub__(self, other):
        return self._with(other, lambda a, b: a - b)

    def __mul__(self, other):
        return self._with(other, lambda a, b: a * b)

    def __rmul__(self, other):
        return self * other

    def __floordiv__(self, other):
        return self._with(other, lambda a, b: a // b)

    def __mod__(self, other):
        return self._with(other, lambda a, b: a % b)

    def __eq__(self, other):
        other = other.value if isinstance(other, Dimension) else other
        return None if self._value is None or other is None else self._value == other

    def __ne__(self, other):
        equal = self == other
        return None if equal is None else not equal

    def __lt__(self, other):
        other = other.value if isinstance(other, Dimension) else other
        return None if self._value is None or other is None else self._value < other

    def __gt__(self, other):
        other = other.value if isinstance(other, Dimension) else other
        return None if self._value is None or other is None else self._value > other

    def __hash__(self):
        return hash(self._value)

    def __int__(self):
        if self._value is None:
            raise TypeError('an unknown dimension is not a number')
        return self._value

    __index__ = __int__

    def __repr__(self):
        return 'Dimension(%s)' % self._value

    def __str__(self):
        return '?' if self._value is None else str(self._value)


class TensorShape:
    """A shape: extents, each known or not, or an unknown number of them."""

    plain_extents = False  # TensorFlow 2: shape[i] is a number or None, not a Dimension

    def __init__(self, dims):
        if isinstance(dims, TensorShape):
            self._list = dims._list
        elif dims is None:
            self._list = None
        elif isinstance(dims, (int, Dimension)):
            self._list = (extent(dims),)
        else:
            self._list = tuple(extent(d) for d in dims)

    @property
    def ndims(self):
        return None if self._list is None else len(self._list)

    rank = ndims

    @property
    def dims(self):
        return None if self._list is None else [Dimension(d) for d in self._list]

    def as_list(self):
        if self._list is None:
            raise ValueError('as_list() is not defined on an unknown TensorShape.')
        return list(self._list)

    def is_fully_defined(self):
        return self._list is not None and None not in self._list

    def num_elements(self):
        if not self.is_fully_defined():
            return None
        count = 1
        for d in self._list:
            count *= d
        return count

    def is_compatible_with(self, other):
        other = TensorShape(other)
        return self._list is None or other._list is None or (len(self._list) == len(other._list) and all(
            a is None or b is None or a == b for a, b in zip(self._list, other._list)))

    def merge_with(self, other):
        other = TensorShape(other)
        if not self.is_compatible_with(other):
            raise ValueError('Shapes %s and %s are not compatible' % (self, other))
        if self._list is None or other._list is None:
            return other if self._list is None else self
        return TensorShape([b if a is None else a for a, b in zip(self._list, other._list)])

    def concatenate(self, other):
        other = TensorShape(other)
        return TensorShape(None if self._list is None or other._list is None else self._list + other._list)

    def with_rank(self, rank):
        if self.ndims not in (None, rank):
            raise ValueError('Shape %s must have rank %d' % (self, rank))
        return self.merge_with([None] * rank)

    def assert_has_rank(self, rank):
        self.with_rank(rank)

    def assert_is_compatible_with(self, other):
        self.merge_with(other)

    def __getitem__(self, key):
        if self._list is None:
            if isinstance(key, slice):
                return TensorShape(None)
            return None if self.plain_extents else Dimension(None)
        if isinstance(key, slice):
            return TensorShape(self._list[key])
        return self._list[key] if self.plain_extents else Dimension(self._list[key])

    def __len__(self):
        if self._list is None:
            raise ValueError('Cannot take the length of shape with unknown rank.')
        return len(self._list)

    def __bool__(self):
        return self._list is not None

    def __iter__(self):
        if self._list is None:
            raise ValueError('Cannot iterate over a shape with unknown rank.')
        return iter(self._list if self.plain_extents else self.dims)

    def __eq__(self, other):
        try:
            return self._list == TensorShape(other)._list
        except (TypeError, ValueError):
            return NotImplemented

    def __hash__(self):
        return hash(self._list)

    def __repr__(self):
        return 'TensorShape(%s)' % (None if self._list is None else list(self._list))

    def __str__(self):
        if self._list is None:
            return '<unknown>'
        return '(%s)' % ', '.join('?' if d is None else str(d) for d in self._list)


def extent(value):
    value = value.value if isinstance(value, Dimension) else value
    if value is None:
        return None
    if isinstance(value, float) or isinstance(value, str):
        raise TypeError('%r is not an extent of a shape' % (value,))
    value = int(value)
    if value == -1:
        return None
    if value < 0:
        raise ValueError('the dimension %d is negative' % value)
    return value
