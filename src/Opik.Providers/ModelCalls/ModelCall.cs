using System.Text.Json.Nodes;

namespace Opik.Providers.ModelCalls;

/// <summary>What is known of one call of a model: first from the request, then from the answer.</summary>
internal sealed class ModelCall
{
    /// <summary>Name of the span, such as <c>chat_completion_create</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the provider as prices and filters know it: <c>openai</c>, <c>google_ai</c>, or the host of an unknown one.</summary>
    public required string Provider { get; set; }

    /// <summary>Whether the answer was asked for in pieces.</summary>
    public bool IsStream { get; init; }

    /// <summary>The model: first the one asked for, then the one that answered.</summary>
    public string? Model { get; set; }

    /// <summary>What the model was given.</summary>
    public JsonObject? Input { get; init; }

    /// <summary>What it answered.</summary>
    public JsonObject? Output { get; set; }

    /// <summary>Parameters of the request, then what the answer says besides the output.</summary>
    public JsonObject Metadata { get; } = [];

    /// <summary>Counters in the provider's own shape; null: none came.</summary>
    public JsonObject? Usage { get; set; }

    /// <summary>Tags.</summary>
    public List<string> Tags { get; } = [];

    /// <summary>What went wrong; null: nothing.</summary>
    public ModelCallError? Error { get; set; }

    /// <summary>Cost in USD that a proxy reported; null: the server computes it.</summary>
    public decimal? TotalCost { get; set; }

    /// <summary>Time from the request to the first piece of the answer; null: not streamed, or nothing came.</summary>
    public TimeSpan? TimeToFirstToken { get; set; }
}
