using System.Text;
using Opik.Prompts.Jinja.Expressions;
using Opik.Prompts.Jinja.Values;

namespace Opik.Prompts.Jinja.Statements;

/// <summary>What a macro takes and does.</summary>
internal sealed record MacroDefinition(string Name, IReadOnlyList<(string Name, Expression? Default)> Parameters, Block Body);

/// <summary><c>{% macro name(a, b=1) %}…{% endmacro %}</c></summary>
internal sealed record DefineMacro(MacroDefinition Definition) : Statement
{
    public override void Render(Scope scope, StringBuilder output) => scope.Set(Definition.Name, new Macro(Definition, scope));
}

/// <summary><c>{% call(a) name(b) %}…{% endcall %}</c>: the body is what the macro knows as <c>caller()</c>.</summary>
internal sealed record CallBlock(MacroDefinition Caller, Expression Target, Arguments Arguments) : Statement
{
    public override void Render(Scope scope, StringBuilder output)
    {
        var arguments = Arguments.Evaluate(scope);
        var named = new Dictionary<string, object?>(arguments.Named, StringComparer.Ordinal) { ["caller"] = new Macro(Caller, scope) };
        output.Append(ValueText.Of(Call.Invoke(scope, Target.Evaluate(scope), arguments with { Named = named })));
    }
}

/// <summary>A macro with what it sees.</summary>
internal sealed class Macro(MacroDefinition definition, Scope around) : IMembers, ICallableObject
{
    public bool TryMember(string name, out object? value)
    {
        value = name switch
        {
            "name" => definition.Name,
            "arguments" => new JinjaTuple([.. definition.Parameters.Select(parameter => parameter.Name)]),
            _ => null,
        };
        return value is not null;
    }

    public object? Call(Scope scope, CallArguments arguments) => around.Limits.Call(() =>
    {
        var inner = around.Inner();
        var others = new JinjaDict();
        foreach (var (name, value) in arguments.Named.Where(argument => !definition.Parameters.Any(parameter => parameter.Name == argument.Key)))
            others.Set(name, value);
        for (var i = 0; i < definition.Parameters.Count; i++)
        {
            var (name, otherwise) = definition.Parameters[i];
            inner.Set(name, arguments.Has(i, name) ? arguments.Get(i, name) : otherwise is null ? new Undefined($"the argument '{name}' was not given") : otherwise.Evaluate(inner));
        }

        if (arguments.Named.TryGetValue("caller", out var caller))
            others.Remove("caller");
        inner.Set("caller", caller ?? new Undefined("there is no caller"));
        inner.Set("varargs", new JinjaTuple([.. arguments.Positional.Skip(definition.Parameters.Count)]));
        inner.Set("kwargs", others);
        return definition.Body.Text(inner);
    });
}
