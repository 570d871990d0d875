using System.Text.Json;
using System.Text.Json.Serialization;

namespace Opik.Guardrails;

/// <summary>What one guard found. Python: <c>ValidationResult</c>.</summary>
public sealed record GuardrailCheckResult
{
    /// <summary>Whether the text passed.</summary>
    [JsonPropertyName("validation_passed")]
    public required bool Passed { get; init; }

    /// <summary>What the guard looked for.</summary>
    public required GuardType Type { get; init; }

    /// <summary>Settings of the guard, an object.</summary>
    [JsonPropertyName("validation_config")]
    public required JsonElement Config { get; init; }

    /// <summary>Findings, an object.</summary>
    [JsonPropertyName("validation_details")]
    public required JsonElement Details { get; init; }
}
