using System.Text.Json;

namespace Opik.Guardrails;

/// <summary>State of a training.</summary>
public sealed record GuardrailTraining
{
    /// <summary><c>completed</c> and <c>failed</c> are final; anything else means that it goes on.</summary>
    public string? Status { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    /// <summary>How far it is, as the service says it.</summary>
    public JsonElement? Progress { get; init; }

    /// <summary>How good the classifier is, as the service says it.</summary>
    public JsonElement? Metrics { get; init; }
}
