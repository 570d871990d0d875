namespace Opik.Prompts.Jinja.Values;

/// <summary>What a name or member stands for that is not there: prints nothing, counts as empty, and fails when it is used.</summary>
/// <param name="Description">What is not there, for messages.</param>
internal sealed record Undefined(string Description)
{
    /// <summary>The error of using it.</summary>
    public PromptTemplateException Error() => new(Description);
}
