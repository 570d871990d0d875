using Microsoft.Extensions.AI;

namespace Opik.Evaluation.Judges;

/// <summary>A model answered with neither text nor a call of a tool, often because of a filter or a limit of tokens. Python: <c>EmptyLLMResponseError</c>.</summary>
public sealed class EmptyModelResponseException : Exception
{
    /// <param name="model">The model; null: not known.</param>
    /// <param name="finishReason">Why it stopped; null: it did not say.</param>
    public EmptyModelResponseException(string? model, ChatFinishReason? finishReason)
        : base($"The model {model ?? "(name not known)"} gave an empty answer (finish reason: {finishReason?.Value ?? "not said"}).") =>
        (Model, FinishReason) = (model, finishReason);

    /// <summary>The model; null: not known.</summary>
    public string? Model { get; }

    /// <summary>Why it stopped; null: it did not say.</summary>
    public ChatFinishReason? FinishReason { get; }
}
