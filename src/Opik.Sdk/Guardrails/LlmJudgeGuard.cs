namespace Opik.Guardrails;

/// <summary>
/// Lets a language model judge by instructions, through the server and the provider keys of the workspace; needs no guardrails
/// service. Python: <c>LLMJudge</c>.
/// </summary>
public sealed record LlmJudgeGuard : Guard
{
    /// <param name="name">Name of the check in its results.</param>
    /// <param name="instructions">What a text must comply with.</param>
    /// <param name="model">Model that a provider of the workspace offers.</param>
    /// <exception cref="ArgumentException">One of them is empty.</exception>
    public LlmJudgeGuard(string name, string instructions, string model) =>
        (Name, Instructions, Model) = (Checked(name, nameof(name)), Checked(instructions, nameof(instructions)), Checked(model, nameof(model)));

    /// <summary>Name of the check in its results.</summary>
    public string Name { get; }

    /// <summary>What a text must comply with.</summary>
    public string Instructions { get; }

    /// <summary>Model that a provider of the workspace offers.</summary>
    public string Model { get; }

    /// <inheritdoc/>
    public override GuardType Type => GuardType.LlmJudge;
}
