using System.Text;
using Opik.Prompts.Jinja.Values;

namespace Opik.Prompts.Jinja.Expressions;

/// <summary><c>a + b</c> and the like.</summary>
internal sealed record Arithmetic(string Sign, Expression Left, Expression Right) : Expression
{
    protected override object? Compute(Scope scope) => ValueMath.Apply(Sign, Left.Evaluate(scope), Right.Evaluate(scope));
}

/// <summary><c>-a</c>, <c>+a</c></summary>
internal sealed record Signed(bool IsNegative, Expression Operand) : Expression
{
    protected override object? Compute(Scope scope) => ValueMath.Negate(Operand.Evaluate(scope), IsNegative);
}

/// <summary><c>a ~ b</c>: joins values as text.</summary>
internal sealed record Concatenation(IReadOnlyList<Expression> Parts) : Expression
{
    protected override object? Compute(Scope scope)
    {
        var text = new StringBuilder();
        foreach (var part in Parts)
            text.Append(ValueText.Of(part.Evaluate(scope)));
        return text.ToString();
    }
}

/// <summary><c>a and b</c>, <c>a or b</c>: the value that decides.</summary>
internal sealed record Logic(bool IsAnd, Expression Left, Expression Right) : Expression
{
    protected override object? Compute(Scope scope)
    {
        var left = Left.Evaluate(scope);
        return Truth.Of(left) == IsAnd ? Right.Evaluate(scope) : left;
    }
}

/// <summary><c>not a</c></summary>
internal sealed record Not(Expression Operand) : Expression
{
    protected override object? Compute(Scope scope) => !Truth.Of(Operand.Evaluate(scope));
}

/// <summary><c>a if b else c</c></summary>
internal sealed record Condition(Expression Test, Expression Then, Expression? Else) : Expression
{
    protected override object? Compute(Scope scope) =>
        Truth.Of(Test.Evaluate(scope)) ? Then.Evaluate(scope) : Else is null ? new Undefined("the inline if-expression evaluated to false and has no else") : Else.Evaluate(scope);
}

/// <summary><c>a &lt; b &lt;= c</c></summary>
internal sealed record Comparison(Expression First, IReadOnlyList<(string Sign, Expression Operand)> Others) : Expression
{
    protected override object? Compute(Scope scope)
    {
        var left = First.Evaluate(scope);
        foreach (var (sign, operand) in Others)
        {
            var right = operand.Evaluate(scope);
            if (!Holds(sign, left, right))
                return false;
            left = right;
        }

        return true;
    }

    public static bool Holds(string sign, object? left, object? right) => sign switch
    {
        "==" => ValueComparer.AreEqual(left, right),
        "!=" => !ValueComparer.AreEqual(left, right),
        "in" => Sequences.Contains(right, left),
        "not in" => !Sequences.Contains(right, left),
        "<" => ValueComparer.Instance.Compare(left, right) < 0,
        "<=" => ValueComparer.Instance.Compare(left, right) <= 0,
        ">" => ValueComparer.Instance.Compare(left, right) > 0,
        _ => ValueComparer.Instance.Compare(left, right) >= 0,
    };
}
