using Opik.Prompts.Jinja.Filters;
using Opik.Prompts.Jinja.Values;

namespace Opik.Prompts.Jinja.Expressions;

/// <summary>Arguments as they are written: <c>(a, *b, c=d, **e)</c>.</summary>
internal sealed record Arguments(IReadOnlyList<Expression> Positional, IReadOnlyList<(string Name, Expression Value)> Named, Expression? Rest, Expression? NamedRest)
{
    public static Arguments None { get; } = new([], [], null, null);

    public CallArguments Evaluate(Scope scope)
    {
        var positional = Positional.Select(argument => argument.Evaluate(scope)).ToList();
        if (Rest is not null)
            positional.AddRange(Sequences.Items(Rest.Evaluate(scope)));
        var named = Named.ToDictionary(argument => argument.Name, argument => argument.Value.Evaluate(scope), StringComparer.Ordinal);
        if (NamedRest?.Evaluate(scope) is JinjaDict rest)
        {
            foreach (var (name, value) in rest.Entries)
                named[ValueText.Of(name)] = value;
        }

        return new CallArguments(positional, named);
    }
}

/// <summary><c>a(b)</c></summary>
internal sealed record Call(Expression Target, Arguments Arguments) : Expression
{
    protected override object? Compute(Scope scope) => Invoke(scope, Target.Evaluate(scope), Arguments.Evaluate(scope));

    public static object? Invoke(Scope scope, object? target, CallArguments arguments)
    {
        scope.Limits.Step();
        return target switch
        {
            Callable callable => callable.Call(arguments),
            Undefined undefined => throw undefined.Error(),
            ICallableObject callable => callable.Call(scope, arguments),
            _ => throw new PromptTemplateException($"{ValueText.TypeName(target)} cannot be called"),
        };
    }
}

/// <summary><c>a|name(b)</c></summary>
internal sealed record Filtered(Expression Target, string Name, Arguments Arguments) : Expression
{
    protected override object? Compute(Scope scope)
    {
        scope.Limits.Step();
        return FilterTable.Apply(Name, Target.Evaluate(scope), Arguments.Evaluate(scope));
    }
}

/// <summary><c>a is name(b)</c></summary>
internal sealed record Tested(Expression Target, string Name, Arguments Arguments) : Expression
{
    protected override object? Compute(Scope scope) => TestTable.Apply(Name, Target.Evaluate(scope), Arguments.Evaluate(scope));
}
