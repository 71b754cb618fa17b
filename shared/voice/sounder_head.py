"""What goes before every sound on its way to the process that plays."""

import struct
from typing import Final

HEAD: Final = struct.Struct("<IIfI")
"""Number, samples a second (0: silence now), volume from 0 to 1, bytes of samples that follow."""
