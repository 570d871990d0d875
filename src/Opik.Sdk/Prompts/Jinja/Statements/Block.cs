using System.Text;

namespace Opik.Prompts.Jinja.Statements;

/// <summary>Statements one after the other.</summary>
internal sealed record Block(IReadOnlyList<Statement> Statements) : Statement
{
    private const int MaxLength = 50_000_000;

    public override void Render(Scope scope, StringBuilder output)
    {
        RenderLimits.CheckStack();
        foreach (var statement in Statements)
        {
            scope.Limits.Step();
            statement.Render(scope, output);
            if (output.Length > MaxLength)
                throw new PromptTemplateException($"The text is longer than {MaxLength} characters");
        }
    }

    /// <summary>What it writes.</summary>
    public string Text(Scope scope)
    {
        var output = new StringBuilder();
        Render(scope, output);
        return output.ToString();
    }
}
