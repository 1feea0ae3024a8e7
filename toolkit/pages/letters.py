"""Classes of Vietnamese letters for regular expressions (composed, Unicode NFC)."""

from __future__ import annotations

__all__ = ["UPPER"]

UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""Capital letters, to be set between square brackets."""
