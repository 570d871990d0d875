namespace Opik.Prompts.Jinja.Expressions;

/// <summary>A part of a template that has a value.</summary>
internal abstract record Expression
{
    /// <summary>The value.</summary>
    /// <exception cref="PromptTemplateException">There is none.</exception>
    public object? Evaluate(Scope scope)
    {
        // a + a + a + … is as deep as it is long.
        RenderLimits.CheckStack();
        return Compute(scope);
    }

    protected abstract object? Compute(Scope scope);
}
