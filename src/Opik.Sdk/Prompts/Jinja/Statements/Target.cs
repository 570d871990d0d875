using Opik.Prompts.Jinja.Values;

namespace Opik.Prompts.Jinja.Statements;

/// <summary>What a value is put into: <c>a</c>, <c>a, b</c> or <c>ns.a</c>.</summary>
internal abstract record Target
{
    /// <exception cref="PromptTemplateException">The value does not fit.</exception>
    public abstract void Set(Scope scope, object? value);
}

/// <summary>A variable.</summary>
internal sealed record NameTarget(string Name) : Target
{
    public override void Set(Scope scope, object? value) => scope.Set(Name, value);
}

/// <summary>A member of a namespace.</summary>
internal sealed record MemberTarget(string Name, string Member) : Target
{
    public override void Set(Scope scope, object? value)
    {
        if (scope.Get(Name) is not JinjaNamespace target)
            throw new PromptTemplateException($"'{Name}' is no namespace, so its members cannot be set");
        target.Members[Member] = value;
    }
}

/// <summary>Several at once.</summary>
internal sealed record TupleTarget(IReadOnlyList<Target> Targets) : Target
{
    public override void Set(Scope scope, object? value)
    {
        var items = Sequences.Items(value);
        if (items.Count != Targets.Count)
            throw new PromptTemplateException($"{items.Count} values cannot be put into {Targets.Count} variables");
        for (var i = 0; i < items.Count; i++)
            Targets[i].Set(scope, items[i]);
    }
}
