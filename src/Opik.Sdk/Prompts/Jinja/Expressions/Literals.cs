using Opik.Prompts.Jinja.Values;

namespace Opik.Prompts.Jinja.Expressions;

/// <summary>A value that is written out.</summary>
internal sealed record Constant(object? Value) : Expression
{
    protected override object? Compute(Scope scope) => Value;
}

/// <summary>A variable.</summary>
internal sealed record Name(string Text) : Expression
{
    protected override object? Compute(Scope scope) => scope.Get(Text);
}

/// <summary><c>[a, b]</c></summary>
internal sealed record ListLiteral(IReadOnlyList<Expression> Items) : Expression
{
    protected override object? Compute(Scope scope) => Items.Select(item => item.Evaluate(scope)).ToList();
}

/// <summary><c>(a, b)</c></summary>
internal sealed record TupleLiteral(IReadOnlyList<Expression> Items) : Expression
{
    protected override object? Compute(Scope scope) => new JinjaTuple([.. Items.Select(item => item.Evaluate(scope))]);
}

/// <summary><c>{"a": b}</c></summary>
internal sealed record DictLiteral(IReadOnlyList<(Expression Key, Expression Value)> Entries) : Expression
{
    protected override object? Compute(Scope scope)
    {
        var dict = new JinjaDict();
        foreach (var (key, value) in Entries)
            dict.Set(key.Evaluate(scope), value.Evaluate(scope));
        return dict;
    }
}
