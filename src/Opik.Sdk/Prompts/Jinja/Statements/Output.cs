using System.Text;
using Opik.Prompts.Jinja.Expressions;
using Opik.Prompts.Jinja.Values;

namespace Opik.Prompts.Jinja.Statements;

/// <summary>Text outside tags.</summary>
internal sealed record Data(string Text) : Statement
{
    public override void Render(Scope scope, StringBuilder output) => output.Append(Text);
}

/// <summary><c>{{ a }}</c></summary>
internal sealed record Print(Expression Value) : Statement
{
    public override void Render(Scope scope, StringBuilder output) => output.Append(ValueText.Of(Value.Evaluate(scope)));
}
