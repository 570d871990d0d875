namespace Opik.Contracts;

/// <summary>Result of one guardrail.</summary>
public sealed record GuardrailCheck
{
    /// <summary>The trace.</summary>
    public required Guid EntityId { get; init; }

    /// <summary>The span that ran the check.</summary>
    public required Guid SecondaryId { get; init; }

    /// <summary>Project, resolved.</summary>
    public Guid ProjectId { get; init; }

    /// <summary>TOPIC, PII, LLM_JUDGE, PROMPT_INJECTION or CUSTOM_CLASSIFIER.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it passed.</summary>
    public bool Passed { get; init; }

    /// <summary>Configuration, an object.</summary>
    public JsonText Config { get; init; }

    /// <summary>Findings, an object.</summary>
    public JsonText Details { get; init; }
}
