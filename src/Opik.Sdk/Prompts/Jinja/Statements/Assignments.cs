using System.Text;
using Opik.Prompts.Jinja.Expressions;
using Opik.Prompts.Jinja.Filters;

namespace Opik.Prompts.Jinja.Statements;

/// <summary><c>{% set a = b %}</c></summary>
internal sealed record Set(Target Target, Expression Value) : Statement
{
    public override void Render(Scope scope, StringBuilder output) => Target.Set(scope, Value.Evaluate(scope));
}

/// <summary><c>{% set a|upper %}…{% endset %}</c></summary>
internal sealed record SetBlock(Target Target, IReadOnlyList<(string Name, Arguments Arguments)> Filters, Block Body) : Statement
{
    public override void Render(Scope scope, StringBuilder output) => Target.Set(scope, FilterBlock.Apply(scope, Body, Filters));
}

/// <summary><c>{% with a = b %}…{% endwith %}</c></summary>
internal sealed record With(IReadOnlyList<(Target Target, Expression Value)> Assignments, Block Body) : Statement
{
    public override void Render(Scope scope, StringBuilder output)
    {
        var inner = scope.Inner();
        // Values see what is outside, not each other.
        foreach (var (target, value) in Assignments.Select(assignment => (assignment.Target, assignment.Value.Evaluate(scope))).ToArray())
            target.Set(inner, value);
        Body.Render(inner, output);
    }
}

/// <summary><c>{% filter upper %}…{% endfilter %}</c></summary>
internal sealed record FilterBlock(IReadOnlyList<(string Name, Arguments Arguments)> Filters, Block Body) : Statement
{
    public override void Render(Scope scope, StringBuilder output) => output.Append(Values.ValueText.Of(Apply(scope, Body, Filters)));

    public static object? Apply(Scope scope, Block body, IReadOnlyList<(string Name, Arguments Arguments)> filters)
    {
        var inner = scope.Inner();
        object? value = body.Text(inner);
        foreach (var (name, arguments) in filters)
            value = FilterTable.Apply(name, value, arguments.Evaluate(inner));
        return value;
    }
}

/// <summary><c>{% block a %}…{% endblock %}</c>: nothing inherits here, so it stands where it is written.</summary>
internal sealed record NamedBlock(string Name, Block Body) : Statement
{
    public override void Render(Scope scope, StringBuilder output) => Body.Render(scope.Inner(), output);
}
