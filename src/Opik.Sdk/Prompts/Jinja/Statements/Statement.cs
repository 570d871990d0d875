using System.Text;

namespace Opik.Prompts.Jinja.Statements;

/// <summary>A part of a template that writes text or changes variables.</summary>
internal abstract record Statement
{
    /// <exception cref="PromptTemplateException">It cannot.</exception>
    public abstract void Render(Scope scope, StringBuilder output);
}
