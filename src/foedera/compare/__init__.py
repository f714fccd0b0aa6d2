"""Two architectures side by side: duties gained and lost, entanglement, guarantors, shape."""

from foedera.compare.comparison import Comparison, Side, compare
from foedera.compare.disputes import Dispute, Ruling, VerdictChange, live_disputes
from foedera.compare.duties import DutyChange, compare_duties, fights_for
from foedera.compare.entanglement import Entanglement
from foedera.compare.guarantors import GuarantorChange, compare_guarantors
from foedera.compare.matrix import Cell, Matrix, Tie, matrix
from foedera.compare.strength import STRENGTHS, Basis

__all__ = [
    "STRENGTHS",
    "Basis",
    "Cell",
    "Comparison",
    "Dispute",
    "DutyChange",
    "Entanglement",
    "GuarantorChange",
    "Matrix",
    "Ruling",
    "Side",
    "Tie",
    "VerdictChange",
    "compare",
    "compare_duties",
    "compare_guarantors",
    "fights_for",
    "live_disputes",
    "matrix",
]
