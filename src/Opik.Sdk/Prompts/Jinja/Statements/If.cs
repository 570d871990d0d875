using System.Text;
using Opik.Prompts.Jinja.Expressions;
using Opik.Prompts.Jinja.Values;

namespace Opik.Prompts.Jinja.Statements;

/// <summary><c>{% if a %}…{% elif b %}…{% else %}…{% endif %}</c>; its variables belong to what is around it.</summary>
internal sealed record If(IReadOnlyList<(Expression Test, Block Body)> Branches, Block? Else) : Statement
{
    public override void Render(Scope scope, StringBuilder output)
    {
        foreach (var (test, body) in Branches)
        {
            if (!Truth.Of(test.Evaluate(scope)))
                continue;
            body.Render(scope, output);
            return;
        }

        Else?.Render(scope, output);
    }
}
