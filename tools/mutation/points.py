# SPDX-License-Identifier: EUPL-1.2
"""Where the rules can be made wrong: each place of a file, with what a mutant makes of it."""
import re
from dataclasses import dataclass, field

from .clang_tree import Node

COMPARISONS = {"<": ("lt", "<="), "<=": ("le", "<"), ">": ("gt", ">="), ">=": ("ge", ">"), "==": ("eq", "!="),
               "!=": ("ne", "==")}
CONNECTIVES = {"&&": ("and", "||"), "||": ("or", "&&")}
QUANTIFIERS = {"any_of": "all_of", "all_of": "any_of", "none_of": "any_of"}
SUMS = {"+": "-", "-": "+", "+=": "-=", "-=": "+="}
MONEY = "Cents"

# Whatever stands around an expression without a letter of its own.
WRAPPERS = {"ExprWithCleanups", "ImplicitCastExpr", "ParenExpr", "MaterializeTemporaryExpr", "CXXBindTemporaryExpr",
            "ConstantExpr", "FullExpr"}
# What the compiler computes: nothing can be chosen there when the program runs.
AT_COMPILE_TIME = {"ConstantExpr", "TemplateArgument", "StaticAssertDecl", "EnumConstantDecl", "CXXNoexceptExpr",
                   "UnaryExprOrTypeTraitExpr", "RequiresExpr", "ConceptSpecializationExpr", "TypeTraitExpr", "CXXDefaultArgExpr",
                   "CXXDefaultInitExpr"}
FUNCTIONS = {"FunctionDecl", "CXXMethodDecl", "CXXConstructorDecl", "CXXConversionDecl"}


@dataclass
class Mutant:
    operator: str  # French, as the page names it
    original: str
    mutated: str
    id: int = 0


@dataclass
class Point:
    """A place [begin, end) of the file. `slots` are the parts of it that are kept, and may hold other points; `write`
    makes the text from those of the slots."""
    begin: int
    end: int
    function: str
    mutants: list[Mutant]
    slots: list[tuple[int, int]]
    write: object
    outer: int = 1  # of two points on the same place, the lower is written around the other
    line: int = 0


@dataclass
class Around:
    """What is known of the place where the walk stands."""
    function: str = ""
    cast: str = ""  # type to which the parent converts this literal
    followed: bool = False  # other statements of the function come after this one
    loop: str = ""  # what a `break` would leave: « loop » or « switch »

    def but(self, **changes) -> "Around":
        return Around(**(self.__dict__ | changes))


def shown(text: bytes) -> str:
    return re.sub(r"\s+", " ", re.sub(r"//[^\n]*", "", text.decode("utf-8"))).strip()


class Finder:
    def __init__(self, source: bytes):
        self.source = source
        self.points: dict[tuple, Point] = {}

    def find(self, roots: list[Node]) -> list[Point]:
        for root in roots:
            self.visit(root, Around())
        found = sorted(self.points.values(), key=lambda point: (point.begin, -point.end, point.outer))
        for point in found:
            point.line = 1 + self.source.count(b"\n", 0, point.begin)
        return found

    # --- The walk ---

    def visit(self, node: Node, around: Around) -> None:
        if node.kind in AT_COMPILE_TIME or (node.data.get("isImplicit") and node.kind != "VarDecl"):
            return
        if node.kind == "VarDecl" and node.data.get("constexpr"):
            return
        special = getattr(self, "visit_" + node.kind, None)
        if special:
            special(node, around)
        elif node.kind in FUNCTIONS:
            self.visit_function(node, around)
        else:
            self.visit_inner(node, around.but(cast=""))

    def visit_inner(self, node: Node, around: Around) -> None:
        for child in node.inner:
            self.visit(child, around)

    def visit_function(self, node: Node, around: Around) -> None:
        if node.data.get("constexpr") or node.data.get("explicitlyDefaulted"):
            return
        self.visit_inner(node, Around(function=node.data.get("name", "")))

    def visit_CXXRecordDecl(self, node: Node, around: Around) -> None:
        self.visit_inner(node, around.but(function=node.data.get("name", around.function)))

    def visit_LambdaExpr(self, node: Node, around: Around) -> None:
        # The closure type says again what the body says; captures come between.
        for child in node.inner:
            if child.kind != "CXXRecordDecl":
                self.visit(child, around.but(followed=False, loop="", cast=""))

    def visit_CompoundStmt(self, node: Node, around: Around) -> None:
        for rank, child in enumerate(node.inner):
            self.visit(child, around.but(followed=around.followed or rank + 1 < len(node.inner)))

    def visit_SwitchStmt(self, node: Node, around: Around) -> None:
        self.visit_inner(node, around.but(loop="switch"))

    def visit_CXXForRangeStmt(self, node: Node, around: Around) -> None:
        self.visit_inner(node, around.but(loop="loop"))

    def visit_ForStmt(self, node: Node, around: Around) -> None:
        self.visit_inner(node, around.but(loop="loop"))

    def visit_WhileStmt(self, node: Node, around: Around) -> None:
        if not node.data.get("hasVar"):
            self.condition(node.inner[0], around)
        self.visit_inner(node, around.but(loop="loop"))

    def visit_IfStmt(self, node: Node, around: Around) -> None:
        if node.data.get("isConstexpr"):
            return self.visit_inner(node, around)
        parts = list(node.inner)
        if node.data.get("hasInit"):
            self.visit(parts.pop(0), around)
        if node.data.get("hasVar"):
            declaration = parts.pop(0)
            self.visit(declaration, around)
            if not node.data.get("hasInit"):
                self.declared_condition(declaration, around)
        else:
            self.condition(parts[0], around)
            self.visit(parts[0], around)
        branch = parts[1]
        if not node.data.get("hasElse"):
            self.exit(branch.inner[-1] if branch.kind == "CompoundStmt" and branch.inner else branch, around)
            self.visit(branch, around)
        else:
            for part in parts[1:]:
                self.visit(part, around)

    def visit_ConditionalOperator(self, node: Node, around: Around) -> None:
        self.condition(node.inner[0], around)
        self.visit_inner(node, around.but(cast=""))

    def visit_ReturnStmt(self, node: Node, around: Around) -> None:
        if node.inner and node.inner[0].type == "bool":
            self.condition(node.inner[0], around)
        self.visit_inner(node, around.but(cast=""))

    def visit_ImplicitCastExpr(self, node: Node, around: Around) -> None:
        cast = node.type if node.data.get("castKind") == "IntegralCast" else ""
        self.visit_inner(node, around.but(cast=cast or around.cast))

    # --- Expressions ---

    def visit_BinaryOperator(self, node: Node, around: Around) -> None:
        operator = self.between(node.inner[0], node.inner[1])
        if operator in CONNECTIVES:
            self.connective(node, operator, around)
        elif operator in COMPARISONS:
            self.comparison(node, node.inner, operator, around)
        self.visit_inner(node, around.but(cast=""))

    def visit_CXXOperatorCallExpr(self, node: Node, around: Around) -> None:
        if len(node.inner) > 1 and node.inner[1].placed:
            self.quantifier(node, node.inner[1], around)
        self.operator_call(node, node, around)
        for child in node.inner[1:]:
            self.visit(child, around.but(cast=""))

    def visit_CXXRewrittenBinaryOperator(self, node: Node, around: Around) -> None:
        # « a != b » is kept as « !(a == b) », and « a < b » as « (a <=> b) < 0 »: the operands are somewhere inside.
        for child in node.walk():
            if child.kind == "CXXOperatorCallExpr" and self.operator_call(node, child, around):
                for operand in child.inner[1:]:
                    self.visit(operand, around.but(cast=""))
                return
            if child.kind == "BinaryOperator" and self.between(*child.inner[:2]) in COMPARISONS:
                self.comparison(node, child.inner, self.between(*child.inner[:2]), around)
                for operand in child.inner:
                    self.visit(operand, around.but(cast=""))
                return

    def operator_call(self, node: Node, call: Node, around: Around) -> bool:
        operands = sorted((child for child in call.inner[1:] if child.placed), key=lambda child: child.begin)
        if len(operands) != 2:
            return False
        operator = self.between(*operands)
        if operator in COMPARISONS:
            self.comparison(node, operands, operator, around)
        elif operator in SUMS and MONEY in node.type:
            self.sum(node, operands, operator, around)
        else:
            return False
        return True

    def visit_UnaryOperator(self, node: Node, around: Around) -> None:
        if node.data.get("opcode") == "!" and node.placed and self.source[node.begin:node.begin + 1] == b"!":
            operand = node.inner[0]
            if operand.placed:
                text = shown(self.source[operand.begin:operand.end])
                self.add(node, around, [Mutant("négation retirée", "!" + text, text)], [operand],
                         lambda ids, slots: f"::quitus::mutants::without_not({ids[0]}, static_cast<bool>({slots[0]}))")
        self.visit_inner(node, around.but(cast=""))

    def visit_IntegerLiteral(self, node: Node, around: Around) -> None:
        if not node.placed:
            return
        text = shown(self.source[node.begin:node.end])
        value = re.fullmatch(r"(\d+)[uUlLzZ]*", text)
        if not value:
            return
        number, kind = int(value.group(1)), around.cast or node.type
        mutants = [Mutant("constante", text, str(number + 1))]
        if number > 0 or "unsigned" not in kind:
            mutants.append(Mutant("constante", text, str(number - 1)))
        plain = re.fullmatch(r"(unsigned |signed )?(char|short|int|long|long long)( int)?", kind)
        self.add(node, around, mutants, [], lambda ids, slots: "::quitus::mutants::constant"
                 + (f"<{kind}>" if plain else "") + f"({text}, {ids[0]}, {ids[1] if len(ids) > 1 else -1})")

    def visit_CXXBoolLiteralExpr(self, node: Node, around: Around) -> None:
        if not node.placed:
            return
        text = shown(self.source[node.begin:node.end])
        if text in ("true", "false"):
            self.add(node, around, [Mutant("constante", text, "false" if text == "true" else "true")], [],
                     lambda ids, slots: f"::quitus::mutants::truth({text}, {ids[0]})")

    def visit_CallExpr(self, node: Node, around: Around) -> None:
        callee, *arguments = node.inner
        while callee.kind in WRAPPERS and callee.inner:
            callee = callee.inner[0]
        name = shown(self.source[callee.begin:callee.end]) if callee.placed else ""
        if node.placed and re.fullmatch(r"std::(min|max)", name) and len(arguments) == 2 \
                and all(argument.placed for argument in arguments):
            short = name[5:]
            other = {"min": "max", "max": "min"}[short]
            self.add(node, around, [Mutant("minimum", f"{shown(self.source[node.begin:node.end])}", f"std::{other}(…)")],
                     arguments, lambda ids, slots: f"::quitus::mutants::{short}imum({ids[0]}, {slots[0]}, {slots[1]})")
        if callee.placed:
            self.quantifier(node, callee, around)
        self.visit_inner(node, around.but(cast=""))

    def quantifier(self, node: Node, callee: Node, around: Around) -> None:
        name = shown(self.source[callee.begin:callee.end])
        short = name.rpartition("::")[2]
        if short not in QUANTIFIERS:
            return
        other = QUANTIFIERS[short]
        slot = (callee.end, node.end)
        self.add(node, around, [Mutant("quantificateur", shown(self.source[node.begin:node.end]), f"{other}(…)")], [slot],
                 lambda ids, slots: f"(::quitus::mutants::chosen({ids[0]}) ? std::ranges::{other}{slots[0]}"
                                    f" : {name}{slots[0]})")

    # --- What a mutant makes of each ---

    def comparison(self, node: Node, operands: list[Node], operator: str, around: Around) -> None:
        name, other = COMPARISONS[operator]
        kind = "égalité" if operator in ("==", "!=") else "borne"
        self.swap(node, operands, kind, operator, other, around,
                  lambda ids, slots: f"::quitus::mutants::{name}({ids[0]}, ({slots[0]}), ({slots[1]}))")

    def connective(self, node: Node, operator: str, around: Around) -> None:
        name, other = CONNECTIVES[operator]
        for operand in node.inner:
            self.condition(operand, around)
        # The right side is evaluated only when the left one leaves the answer open, whichever operator is chosen.
        chosen = "::quitus::mutants::chosen"
        self.swap(node, node.inner, "connecteur", operator, other, around, {
            "and": lambda ids, slots: f"((static_cast<bool>({slots[0]}) != {chosen}({ids[0]}))"
                                      f" ? static_cast<bool>({slots[1]}) : {chosen}({ids[0]}))",
            "or": lambda ids, slots: f"((static_cast<bool>({slots[0]}) == {chosen}({ids[0]}))"
                                     f" ? static_cast<bool>({slots[1]}) : !{chosen}({ids[0]}))",
        }[name])

    def sum(self, node: Node, operands: list[Node], operator: str, around: Around) -> None:
        other = SUMS[operator]
        self.swap(node, operands, "addition", operator, other, around,
                  lambda ids, slots: f"(::quitus::mutants::chosen({ids[0]}) ? (({slots[0]}) {other} ({slots[1]}))"
                                     f" : (({slots[0]}) {operator} ({slots[1]})))")

    def swap(self, node, operands, kind, operator, other, around, write) -> None:
        if not all(operand.placed for operand in operands):
            return
        left, right = (shown(self.source[operand.begin:operand.end]) for operand in operands)
        self.add(node, around, [Mutant(kind, f"{left} {operator} {right}", f"{left} {other} {right}")], operands, write)

    def condition(self, node: Node, around: Around) -> None:
        """Negates a condition that is neither a comparison, a connective nor a negation: those have their own."""
        bare = node
        while bare.kind in WRAPPERS and bare.inner:
            bare = bare.inner[-1]
        if not node.placed or bare.kind in ("CXXBoolLiteralExpr", "CXXRewrittenBinaryOperator", "CXXDefaultArgExpr"):
            return
        if bare.kind == "UnaryOperator" and bare.data.get("opcode") == "!":
            return
        if bare.kind in ("BinaryOperator", "CXXOperatorCallExpr") and self.operator_of(bare) in COMPARISONS | CONNECTIVES:
            return
        text = shown(self.source[node.begin:node.end])
        self.add(node, around, [Mutant("négation ajoutée", text, f"!({text})")], [node],
                 lambda ids, slots: f"::quitus::mutants::with_not({ids[0]}, static_cast<bool>({slots[0]}))", outer=0)

    def declared_condition(self, declaration: Node, around: Around) -> None:
        """`if (auto x = …)` becomes `if (auto x = …; x, or its contrary)`."""
        variable = next((child for child in declaration.walk() if child.kind == "VarDecl"), None)
        if variable is None or not variable.placed or not variable.data.get("name"):
            return
        name = variable.data["name"]
        text = shown(self.source[variable.begin:variable.end])
        self.add(variable, around, [Mutant("négation ajoutée", text, f"{text}; !{name}")], [variable],
                 lambda ids, slots: f"{slots[0]}; ::quitus::mutants::with_not({ids[0]}, static_cast<bool>({name}))", outer=0)

    def exit(self, node: Node, around: Around) -> None:
        """An early `return`, a `continue` or a `break` that is not taken."""
        kind = {"ReturnStmt": "sortie anticipée", "ContinueStmt": "saut", "BreakStmt": "saut"}.get(node.kind)
        if not kind or not node.placed or (node.kind == "ReturnStmt" and not around.followed) \
                or (node.kind == "BreakStmt" and around.loop != "loop"):
            return
        semicolon = self.source.find(b";", node.end)
        if self.source[node.end:semicolon].strip():
            return
        text = shown(self.source[node.begin:node.end])
        place = (node.begin, semicolon + 1)
        self.add(place, around, [Mutant(kind, text, "retiré")], [(node.begin, node.end)],
                 lambda ids, slots: f"{{ if (!::quitus::mutants::chosen({ids[0]})) {slots[0]}; }}", outer=0)

    def add(self, place, around: Around, mutants: list[Mutant], slots: list, write, outer: int = 1) -> None:
        begin, end = place if isinstance(place, tuple) else (place.begin, place.end)
        if begin is None:
            return
        parts = [slot if isinstance(slot, tuple) else (slot.begin, slot.end) for slot in slots]
        # A template is walked once as it is written, then as it is used: the first walk is the one that counts.
        key = (begin, end, mutants[0].operator)
        self.points.setdefault(key, Point(begin, end, around.function, mutants, parts, write, outer))

    def between(self, left: Node, right: Node) -> str:
        if not left.placed or not right.placed or left.end > right.begin:
            return ""
        return shown(self.source[left.end:right.begin])

    def operator_of(self, node: Node) -> str:
        operands = node.inner if node.kind == "BinaryOperator" else node.inner[1:]
        operands = sorted((child for child in operands if child.placed), key=lambda child: child.begin)
        return self.between(*operands) if len(operands) == 2 else ""
