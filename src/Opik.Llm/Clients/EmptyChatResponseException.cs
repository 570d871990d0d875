using Microsoft.Extensions.AI;

namespace Opik.Llm;

/// <summary>A model answered neither words nor a tool call. Python: <c>EmptyLLMResponseError</c>.</summary>
public sealed class EmptyChatResponseException : ChatException
{
    /// <param name="model">The model.</param>
    /// <param name="finishReason">Why it ended; null: not said.</param>
    public EmptyChatResponseException(string? model, string? finishReason)
        : base(502, $"The model {model ?? "(unnamed)"} answered nothing: no text and no tool call (finish reason: {finishReason ?? "none"}).") => (Model, FinishReason) = (model, finishReason);

    /// <summary>The model.</summary>
    public string? Model { get; }

    /// <summary>Why it ended; null: not said.</summary>
    public string? FinishReason { get; }

    /// <summary>Throws when a response has neither text, nor a refusal in words, nor a tool call.</summary>
    /// <exception cref="EmptyChatResponseException">It has none.</exception>
    public static void ThrowIfEmpty(ChatResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        var isEmpty = response.Messages.All(static message => message.Contents.All(static content =>
            content is TextReasoningContent or UsageContent || (content is TextContent text && string.IsNullOrWhiteSpace(text.Text))));
        if (isEmpty)
            throw new EmptyChatResponseException(response.ModelId, response.FinishReason?.Value);
    }
}
