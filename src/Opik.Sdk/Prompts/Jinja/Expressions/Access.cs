using Opik.Prompts.Jinja.Values;

namespace Opik.Prompts.Jinja.Expressions;

/// <summary><c>a.b</c></summary>
internal sealed record MemberAccess(Expression Target, string Member) : Expression
{
    protected override object? Compute(Scope scope) => Members.Attribute(Target.Evaluate(scope), Member);
}

/// <summary><c>a[b]</c></summary>
internal sealed record Subscript(Expression Target, Expression Key) : Expression
{
    protected override object? Compute(Scope scope) => Members.Subscript(Target.Evaluate(scope), Key.Evaluate(scope));
}

/// <summary><c>a[from:to:step]</c></summary>
internal sealed record Slice(Expression Target, Expression? From, Expression? To, Expression? Step) : Expression
{
    protected override object? Compute(Scope scope) => Members.Slice(Target.Evaluate(scope), Bound(From, scope), Bound(To, scope), Bound(Step, scope));

    private static int? Bound(Expression? expression, Scope scope) => expression?.Evaluate(scope) is { } value ? ValueMath.ToIndex(value) : null;
}
