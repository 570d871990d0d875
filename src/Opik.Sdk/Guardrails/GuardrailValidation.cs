using System.Text.Json.Serialization;

namespace Opik.Guardrails;

/// <summary>What all guards found. Python: <c>ValidationResponse</c>.</summary>
public sealed record GuardrailValidation
{
    /// <summary>Whether the text passed every guard.</summary>
    [JsonPropertyName("validation_passed")]
    public required bool Passed { get; init; }

    /// <summary>The results.</summary>
    [JsonPropertyName("validations")]
    public required IReadOnlyList<GuardrailCheckResult> Checks { get; init; }

    /// <summary><c>passed</c> or <c>failed</c>, for the output of the span.</summary>
    [JsonInclude]
    [JsonPropertyName("guardrail_result")]
    internal string Result => Passed ? "passed" : "failed";

    /// <summary>Why something could not be checked; null: everything was.</summary>
    public string? Error { get; init; }
}
