using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Opik.Guardrails;

/// <summary>A request to the service.</summary>
internal sealed record ValidationBody(string Text, IReadOnlyList<ValidationRequest> Validations);

/// <summary>One guard of it.</summary>
internal sealed record ValidationRequest(GuardType Type, JsonObject Config);

/// <summary>Names of stored policies.</summary>
internal sealed record PolicyNamesBody(IReadOnlyList<string> Names);

/// <summary>Stored policies.</summary>
internal sealed record PoliciesBody(IReadOnlyList<StoredPolicy>? Policies);

/// <summary>A stored policy.</summary>
internal sealed record StoredPolicy(string Name, IReadOnlyList<StoredGuard>? Guards);

/// <summary>A guard of it.</summary>
internal sealed record StoredGuard(string? Type, JsonObject? Config);

/// <summary>A call of a language model.</summary>
internal sealed record JudgeBody(string Model, IReadOnlyList<JudgeMessage> Messages, double Temperature);

/// <summary>A message of it.</summary>
internal sealed record JudgeMessage(string Role, string Content);

/// <summary>Its answer.</summary>
internal sealed record JudgeAnswer(string? Model, IReadOnlyList<JudgeChoice>? Choices, JsonObject? Usage);

/// <summary>One choice of it.</summary>
internal sealed record JudgeChoice(JudgeMessage? Message);

/// <summary>What the judge decided.</summary>
internal sealed record JudgeDecision
{
    public required bool Passed { get; init; }

    public required string Reason { get; init; }
}

/// <summary>A classifier to train.</summary>
internal sealed record TrainingBody(string Name, string Description, IReadOnlyList<GuardrailExample> Examples, string BaseModel, double Epochs, bool Overwrite);

/// <summary>Input of the span.</summary>
internal sealed record GuardrailInput(string Generation);

/// <summary>Input of the span of the judge.</summary>
internal sealed record JudgeInput(IReadOnlyList<JudgeMessage> Messages);

/// <summary>Output of the span of the judge.</summary>
internal sealed record JudgeOutput(string? Content);

/// <summary>Settings of a judge in its results.</summary>
internal sealed record JudgeConfig(string Name, string Instructions, string Model);

/// <summary>Findings of a judge in its results.</summary>
internal sealed record JudgeDetails(string Name, bool Passed, string Reason);

/// <summary>Bodies of guardrails.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ValidationBody))]
[JsonSerializable(typeof(GuardrailValidation))]
[JsonSerializable(typeof(PolicyNamesBody))]
[JsonSerializable(typeof(PoliciesBody))]
[JsonSerializable(typeof(JudgeBody))]
[JsonSerializable(typeof(JudgeAnswer))]
[JsonSerializable(typeof(JudgeDecision))]
[JsonSerializable(typeof(TrainingBody))]
[JsonSerializable(typeof(GuardrailTraining))]
[JsonSerializable(typeof(GuardrailInput))]
[JsonSerializable(typeof(JudgeInput))]
[JsonSerializable(typeof(JudgeOutput))]
[JsonSerializable(typeof(JudgeConfig))]
[JsonSerializable(typeof(JudgeDetails))]
internal sealed partial class GuardrailsJson : JsonSerializerContext;
