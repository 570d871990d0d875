using System.Text;
using Opik.Prompts.Jinja.Expressions;
using Opik.Prompts.Jinja.Values;

namespace Opik.Prompts.Jinja.Statements;

/// <summary><c>{% for a in b if c recursive %}…{% else %}…{% endfor %}</c></summary>
internal sealed record For(Target Target, Expression Source, Expression? Test, bool IsRecursive, Block Body, Block? Else) : Statement
{
    public override void Render(Scope scope, StringBuilder output) => Render(scope, Source.Evaluate(scope), 0, output);

    private void Render(Scope scope, object? source, int depth, StringBuilder output)
    {
        var items = Sequences.Items(source).Where(item => Passes(scope, item)).ToList();
        var loop = new Loop(items, depth, IsRecursive ? (inner, children) => inner.Limits.Call(() => Recurse(scope, children, depth + 1)) : null);
        for (loop.Index = 0; loop.Index < items.Count; loop.Index++)
        {
            scope.Limits.Step();
            var inner = scope.Inner();
            inner.Set("loop", loop);
            Target.Set(inner, items[loop.Index]);
            Body.Render(inner, output);
        }

        if (items.Count == 0)
            Else?.Render(scope.Inner(), output);
    }

    private bool Passes(Scope scope, object? item)
    {
        if (Test is null)
            return true;
        var inner = scope.Inner();
        Target.Set(inner, item);
        return Truth.Of(Test.Evaluate(inner));
    }

    private string Recurse(Scope scope, object? children, int depth)
    {
        var output = new StringBuilder();
        Render(scope, children, depth, output);
        return output.ToString();
    }
}
