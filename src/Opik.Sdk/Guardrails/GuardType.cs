using System.Text.Json;
using System.Text.Json.Serialization;
using Opik.Rest;

namespace Opik.Guardrails;

/// <summary>What a guard looks for. Written in capitals: <c>PROMPT_INJECTION</c>.</summary>
[JsonConverter(typeof(GuardTypeConverter))]
public enum GuardType
{
    /// <summary>A type that this version does not know.</summary>
    Unknown,

    /// <summary>Personal data.</summary>
    Pii,

    /// <summary>Topics.</summary>
    Topic,

    /// <summary>Attempts to give a model other instructions.</summary>
    PromptInjection,

    /// <summary>A classifier that the user trained.</summary>
    CustomClassifier,

    /// <summary>A language model that judges by instructions.</summary>
    LlmJudge,
}

/// <summary>Writes types in capitals.</summary>
internal sealed class GuardTypeConverter() : WireEnumConverter<GuardType>(JsonNamingPolicy.SnakeCaseUpper);
